"""What may come in at all, decided before anything else reads the request."""

from collections.abc import Callable
from typing import Any, NoReturn

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest, HttpResponse

from migrado.web.views import error_page


class NoUploads(FileUploadHandler):
    """Cuts the connection at the first part that is a file: no form here has one."""

    def new_file(self, *args: Any, **options: Any) -> NoReturn:
        """Stop before anything of the file is kept."""
        raise StopUpload(connection_reset=True)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep nothing."""

    def file_complete(self, file_size: int) -> None:
        """Keep nothing."""


def door_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Take backslashes out of cookies, and refuse forms that are longer than any of ours.

    Python reads a cookie full of backslashes in quadratic time; ours have none.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        cookies = request.META.get("HTTP_COOKIE", "")
        if "\\" in cookies:
            request.META["HTTP_COOKIE"] = cookies.replace("\\", "")
        if _is_long_form(request):
            return error_page(request, status=400)
        return get_response(request)

    return middleware


def _is_long_form(request: HttpRequest) -> bool:
    length = request.META.get("CONTENT_LENGTH") or "0"
    is_form = (request.content_type or "").startswith("multipart/")
    limit: int = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    return is_form and not (length.isdecimal() and int(length[:12]) <= limit)
