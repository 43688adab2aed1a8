"""What machines ask the house itself."""

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """Say whether this process serves pages: 200 with the version, 503 without its database."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return _health("down", status=503)
    return _health("up", status=200)


def _health(database: str, *, status: int) -> JsonResponse:
    body = {"status": "ok" if status == 200 else "failing", "version": settings.VERSION}
    return JsonResponse(body | {"database": database}, status=status)
