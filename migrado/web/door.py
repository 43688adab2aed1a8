"""What may come in at all, decided before anything else reads the request."""

from collections.abc import Callable
from io import BytesIO
from typing import Any, NoReturn

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from migrado.web.views import error_page


class InMemory(FileUploadHandler):
    """Keeps a file in memory, never on disk, and no more of it than ``most`` bytes and one.

    One byte too many says that the file is too large; the rest is read and thrown away.
    """

    def __init__(self, request: HttpRequest, *, most: int) -> None:
        super().__init__(request)
        self.most, self.kept = most, BytesIO()

    def new_file(self, *args: Any, **options: Any) -> None:
        """Begin with nothing."""
        super().new_file(*args, **options)
        self.kept = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep what still has room."""
        self.kept.write(raw_data[: max(0, self.most + 1 - self.kept.tell())])

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """Return what was kept."""
        size = self.kept.tell()
        self.kept.seek(0)
        return InMemoryUploadedFile(
            self.kept, self.field_name, self.file_name, self.content_type, size, self.charset
        )


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
    return is_form and not (length.isdecimal() and int(length[:12]) <= _longest(request))


def _longest(request: HttpRequest) -> int:
    """Return how many bytes a form may have here; a view that takes a file says ``most_bytes``."""
    usual: int = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    try:
        view = resolve(request.path_info).func
    except Resolver404:
        return usual
    return getattr(view, "most_bytes", usual)
