"""Pages whose address is a secret: kept by nobody, found by nobody, told to nobody."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.utils.decorators import decorator_from_middleware
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

View = Callable[..., HttpResponse]
Guard = Callable[[View], View]
HEADERS = {
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}


class _FormToken(CsrfViewMiddleware):
    """Checks a form by its token alone where the page hides its address.

    From a page that sends no referrer, browsers send "Origin: null" with a form, which Django
    refuses. The token still has to fit the cookie, and other sites' forms bring no such cookie
    (SameSite). Any other foreign origin is refused as everywhere.
    """

    def process_request(self, request: HttpRequest) -> None:
        """Judge a hidden origin as one of our own pages."""
        if request.META.get("HTTP_ORIGIN") == "null":
            scheme = "https" if request.is_secure() else "http"
            request.META["HTTP_ORIGIN"] = f"{scheme}://{request.get_host()}"
        super().process_request(request)


_form_token = cast(Guard, decorator_from_middleware(_FormToken))


def unlisted_page(view: View) -> View:
    """Hide the address of what ``view`` answers from caches, search engines and other sites."""

    guarded = _form_token(view)

    @csrf_exempt
    @never_cache
    @wraps(view)
    def hiding(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        response = guarded(request, *args, **named)
        for name, value in HEADERS.items():
            response[name] = value
        return response

    return hiding
