"""Keeps public pages, the same for everybody, in memory for a minute, with an ETag.

A kiosk gets its own, made each time and kept by nobody: they tell when everything is forgotten.
"""

import hashlib
import time
from collections.abc import Callable, Hashable, Sequence
from functools import wraps
from typing import Any, TypeVar, cast
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import add_never_cache_headers, get_conditional_response

from migrado.web.kiosk import is_kiosk

SECONDS = 60
MAX_PAGES = 2_000
MAX_QUERY = 200  # characters of an address that is worth keeping

T = TypeVar("T")
View = Callable[..., HttpResponse]

_kept: dict[str, tuple[float, HttpResponse]] = {}
_remembered: dict[Hashable, tuple[float, Any]] = {}


def forget_kept_pages() -> None:
    """Drop all that is kept, for tests and after a city was loaded in this process."""
    _kept.clear()
    _remembered.clear()


def remembered(key: Hashable, make: Callable[[], T]) -> T:
    """Return what ``make`` gives, made once a minute; the same for everybody, under ``key``."""
    until, value = _remembered.get(key, (0.0, None))
    if until < time.monotonic():
        if len(_remembered) >= MAX_PAGES:
            _remembered.clear()
        value = make()
        _remembered[key] = (time.monotonic() + SECONDS, value)
    return cast(T, value)


def keep_at_most(response: HttpResponse, seconds: float) -> None:
    """Let ``response`` be kept for no longer than ``seconds``: then it says something else."""
    response.kept_seconds = max(1, min(SECONDS, int(seconds)))  # type: ignore[attr-defined]


def public_page(*, query: Sequence[str] = (), unless: Sequence[str] = ()) -> Callable[[View], View]:
    """Keep what a view answers with 200; it must depend on the address alone.

    Of the query only the names in ``query`` count. A browser that brings one of the cookies
    ``unless`` gets a page of its own. A kept page may carry no token and no answer of a visitor:
    everybody gets the same bytes.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def keeping(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if is_kiosk(request) or any(name in request.COOKIES for name in unless):
                return _for_one(view(request, *args, **kwargs))
            asked = [(name, request.GET[name]) for name in query if request.GET.get(name)]
            address = f"{request.path}?{urlencode(asked)}" if asked else request.path
            until, response = _kept.get(address, (0.0, None))
            if response is None or until < time.monotonic():
                response = view(request, *args, **kwargs)
                if response.status_code != 200:
                    return response
                _finish(response)
                if len(address) <= len(request.path) + MAX_QUERY:
                    _keep(address, response)
            answer = HttpResponse(response.content, headers=dict(response.headers))
            return get_conditional_response(request, etag=answer["ETag"], response=answer) or answer

        return keeping  # type: ignore[return-value]

    return decorate


def _keep(address: str, response: HttpResponse) -> None:
    if len(_kept) >= MAX_PAGES:
        _kept.clear()
    _kept[address] = (time.monotonic() + _seconds(response), response)


def _finish(response: HttpResponse) -> None:
    response["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response["Cache-Control"] = f"public, max-age={_seconds(response)}"
    # A cache in front must not give a kiosk, or who has answered, the page of everybody else.
    response["Vary"] = "Cookie"


def _for_one(response: HttpResponse) -> HttpResponse:
    add_never_cache_headers(response)
    return response


def _seconds(response: HttpResponse) -> int:
    return getattr(response, "kept_seconds", SECONDS)
