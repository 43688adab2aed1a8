"""Keeps public pages, the same for everybody, in memory for a minute, with an ETag."""

import hashlib
import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

SECONDS = 60
MAX_PAGES = 2_000

View = Callable[..., HttpResponse]

_kept: dict[str, tuple[float, HttpResponse]] = {}


def forget_kept_pages() -> None:
    """Drop every kept page, for tests and after a city was loaded in this process."""
    _kept.clear()


def public_page(view: View) -> View:
    """Keep what ``view`` answers with 200; it must depend on the address alone.

    The page may carry no token and no answer of a visitor: everybody gets the same bytes.
    """

    @wraps(view)
    def keeping(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        until, response = _kept.get(request.path, (0.0, None))
        if response is None or until < time.monotonic():
            response = view(request, *args, **kwargs)
            if response.status_code != 200:
                return response
            _finish(response)
            if len(_kept) >= MAX_PAGES:
                _kept.clear()
            _kept[request.path] = (time.monotonic() + SECONDS, response)
        answer = HttpResponse(response.content, headers=dict(response.headers))
        return get_conditional_response(request, etag=answer["ETag"], response=answer) or answer

    return keeping  # type: ignore[return-value]


def _finish(response: HttpResponse) -> None:
    response["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response["Cache-Control"] = f"public, max-age={SECONDS}"
