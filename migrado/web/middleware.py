"""What every answer gets: safe headers, and the language that its address names."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header

from migrado.texts.domain import LANGUAGES

Handler = Callable[[HttpRequest], HttpResponse]

CODES = frozenset(language.code for language in LANGUAGES)
POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
)
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"


def content_security_policy(*, form_target: str = "") -> str:
    """Return what a page may load; its forms may lead to the site of ``form_target``, too."""
    parts = urlsplit(form_target)
    target = f" {parts.scheme}://{parts.netloc}" if form_target else ""
    return "; ".join((*POLICY, f"form-action 'self'{target}"))


HEADERS = {
    "Content-Security-Policy": content_security_policy(),
    # Not no-referrer: browsers then send "Origin: null" with forms, which the CSRF check refuses.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": PERMISSIONS,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def security_headers_middleware(get_response: Handler) -> Handler:
    """Add the headers that shut out other hosts; a view that set one itself keeps its own."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in HEADERS.items():
            response.setdefault(name, value)
        return response

    return middleware


def language_middleware(get_response: Handler) -> Handler:
    """Speak the language that the address names, else the one the browser prefers."""

    def middleware(request: HttpRequest) -> HttpResponse:
        named = _named_language(request.path_info)
        code = named or preferred_language(request)
        with translation.override(code):
            request.LANGUAGE_CODE = code
            response = get_response(request)
        response.setdefault("Content-Language", code)
        if named is None and response.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(response, ["Accept-Language"])
        return response

    return middleware


def _named_language(path: str) -> str | None:
    """Return the language of ``/<city>/<language>/...``, or None."""
    parts = path.split("/", 3)
    return parts[2] if len(parts) > 2 and parts[2] in CODES else None


def preferred_language(request: HttpRequest) -> str:
    """Return our language that comes first in the browser's list, else the site's own."""
    wanted = request.headers.get("Accept-Language", "")[:500]
    for code, _ in parse_accept_lang_header(wanted):
        for known in (code, code.split("-")[0]):
            if known in CODES:
                return known
    default: str = settings.LANGUAGE_CODE
    return default if default in CODES else LANGUAGES[0].code
