"""From HTTP to one query and back, always in JSON; nothing of a request is kept or logged."""

import json
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from migrado import __version__
from migrado.api import queries, schemas
from migrado.kernel.refusal import Refusal
from migrado.web.queries import bare_frame


class Api(NinjaAPI):
    """Publishes the shapes of the contracts, beside what django-ninja finds in the code."""

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        document = super().get_openapi_schema(**options)
        document["components"].setdefault("schemas", {}).update(schemas.COMPONENTS)
        return document


api = Api(
    title="MigraDO",
    version=__version__,
    description="What follows from the facts about a household. Orientation, not a decision.",
    docs_url=None,  # our own page: the packaged one weighs two megabytes of script
    urls_namespace="api",
)


@api.post("/assessments", openapi_extra=schemas.ASSESSMENTS, url_name="assessments")
@never_cache
def assessments(request: HttpRequest) -> HttpResponse:
    """Say what follows from the facts about a household."""
    if "Transfer-Encoding" in request.headers:
        return _refused("expected a Content-Length header", status=411)
    try:
        facts = request.body
    except RequestDataTooBig:
        return _refused("expected at most 256 kB", status=400)
    try:
        return _json(queries.assessment(facts))
    except Refusal as refusal:
        status = 422 if _is_json(facts) else 400
        sentence = refusal.message % refusal.params if refusal.params else refusal.message
        return _refused(sentence, status=status, pointer=refusal.pointer)


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """Show each operation of the API with its shapes and an example."""
    paths = api.get_openapi_schema()["paths"]
    operations = [
        {"path": path, "method": method.upper(), **operation}
        for path, methods in paths.items()
        for method, operation in methods.items()
    ]
    context = {
        "frame": bare_frame("en"),
        "root": request.build_absolute_uri("/").rstrip("/"),
        "operations": operations,
        "example": json.dumps(schemas.EXAMPLE),
    }
    return render(request, "api/docs.html", context)


def _is_json(data: bytes) -> bool:
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True


def _json(document: dict[str, Any], *, status: int = 200) -> JsonResponse:
    return JsonResponse(document, status=status, json_dumps_params={"ensure_ascii": False})


def _refused(sentence: str, *, status: int, pointer: str = "") -> JsonResponse:
    return _json({"error": sentence, "pointer": pointer}, status=status)
