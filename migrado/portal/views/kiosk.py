"""Kiosk mode is switched on for one browser, which then forgets everybody after a minute."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from migrado.portal.views import cookie
from migrado.portal.views.frames import address, frame_of, see
from migrado.web import kiosk

LIFETIME = timedelta(days=365)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def kiosk_page(request: HttpRequest, city: str, language: str) -> HttpResponse:
    """Explain the mode, or switch it on or off for this browser."""
    frame = frame_of(request, city, language)
    if request.method != "POST":
        return render(request, "portal/kiosk.html", {"frame": frame})
    answer = see(address("kiosk", frame))
    cookie.wipe(answer, city=city)
    if request.POST.get("mode") == "on":
        answer.set_cookie(
            kiosk.COOKIE,
            language,
            max_age=LIFETIME,
            path=f"/{city}/",
            secure=settings.HTTPS,
            httponly=True,
            samesite="Lax",
        )
        # Pages from before would not know that they are shown on a kiosk.
        answer["Clear-Site-Data"] = '"cache", "storage"'
    else:
        answer.delete_cookie(kiosk.COOKIE, path=f"/{city}/", samesite="Lax")
    return answer


@require_safe
@never_cache
def wipe(request: HttpRequest, city: str, language: str) -> HttpResponse:
    """Make a kiosk forget, and show it the first page; do nothing to anybody's own browser.

    Without JavaScript the browser comes here by itself, so this is a GET. It writes nothing on
    our side, and a link on another site can at most hurry a kiosk by some seconds.
    """
    try:
        answer = redirect(address("home", frame_of(request, city, language)))
    except Http404:
        answer = redirect("portal:entry")
    if kiosk.is_kiosk(request):
        cookie.wipe(answer, city=city)
        answer.delete_cookie(settings.CSRF_COOKIE_NAME, samesite="Lax")
    return answer
