"""How pages answer htmx: the same URL, the same context, a named part of the same template."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers


def wants_part(request: HttpRequest, part: str) -> bool:
    """Say whether htmx asks to replace only ``#part`` of the page."""
    htmx = request.htmx  # type: ignore[attr-defined]
    return bool(htmx and htmx.target == part and not htmx.history_restore_request)


def render_part(
    request: HttpRequest,
    template: str,
    *,
    part: str,
    context: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    """Render ``template``, or only its partial ``part`` when htmx asks to replace ``#part``."""
    name = f"{template}#{part}" if wants_part(request, part) else template
    response = render(request, name, context, status=status)
    patch_vary_headers(response, ["HX-Request", "HX-Target"])
    return response
