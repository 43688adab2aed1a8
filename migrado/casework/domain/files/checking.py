"""Says what a file is by what stands in it; its name and what the browser says do not count."""

import re
from collections.abc import Callable, Mapping

from migrado.casework.domain.files.kinds import MOST_BYTES, Fault, FileKind, FileRefused
from migrado.casework.domain.files.pdf import PDF, check_pdf
from migrado.casework.domain.files.pictures import JPEG, PNG, check_jpeg, check_png

_CHECKS: Mapping[bytes, tuple[FileKind, Callable[[bytes], None]]] = {
    PNG: (FileKind.PNG, check_png),
    JPEG: (FileKind.JPEG, check_jpeg),
    PDF: (FileKind.PDF, check_pdf),
}
_OTHERS: Mapping[Fault, tuple[bytes, ...]] = {
    Fault.ARCHIVE: (
        *(b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"BZh", b"7z\xbc\xaf"),
        *(b"\xfd7zXZ", b"Rar!", b"MSCF", b"{\\rtf"),
    ),
    Fault.PROGRAM: (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"%!PS"),
}
_MARKUP = re.compile(
    rb"<(?:!doctype|html|head|body|script|svg|iframe|object|embed|\?php|\?xml-stylesheet|math)\b",
    re.IGNORECASE,
)
_MARKUP_BEGINS = re.compile(rb"\s*<[!?a-z]", re.IGNORECASE)
_ZIP_END, _ZIP_TAIL = b"PK\x05\x06", 22 + 65_535  # the end of a zip with the longest comment
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def kind_of(data: bytes) -> FileKind:
    """Return what ``data`` is, wholly. Raises FileRefused for all that is not taken."""
    if not data.strip():
        raise FileRefused(Fault.EMPTY)
    if len(data) > MOST_BYTES:
        raise FileRefused(Fault.TOO_LARGE)
    for beginning, (kind, check) in _CHECKS.items():
        if data.startswith(beginning):
            check(data)
            _check_alone(data)
            return kind
    for fault, beginnings in _OTHERS.items():
        if data.startswith(beginnings):
            raise FileRefused(fault)
    _check_text(data)
    return FileKind.TEXT


def _check_alone(data: bytes) -> None:
    """Raise FileRefused if the file is also a zip, or a page with scripts for whoever guesses."""
    if _ZIP_END in data[-_ZIP_TAIL:] or _MARKUP.search(data):
        raise FileRefused(Fault.NOT_ALONE)


def _check_text(data: bytes) -> None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileRefused(Fault.UNKNOWN) from None
    if _CONTROL.search(text):
        raise FileRefused(Fault.UNKNOWN)
    if _MARKUP_BEGINS.match(data.removeprefix(b"\xef\xbb\xbf")) or _MARKUP.search(data):
        raise FileRefused(Fault.MARKUP)
    if _ZIP_END in data[-_ZIP_TAIL:]:
        raise FileRefused(Fault.NOT_ALONE)
