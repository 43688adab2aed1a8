"""Which files are taken, and why others are not."""

import re
from enum import StrEnum

MIB = 1024 * 1024
MOST_BYTES = 10 * MIB  # of one file
MOST_BYTES_OF_A_CASE = 100 * MIB


class FileKind(StrEnum):
    """A kind of file that is taken."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    TEXT = "text"


MEDIA_TYPES = {
    FileKind.PDF: "application/pdf",
    FileKind.JPEG: "image/jpeg",
    FileKind.PNG: "image/png",
    FileKind.TEXT: "text/plain; charset=utf-8",
}
ENDINGS = {
    FileKind.PDF: "pdf",
    FileKind.JPEG: "jpg",
    FileKind.PNG: "png",
    FileKind.TEXT: "txt",
}


class Fault(StrEnum):
    """Why a file is refused."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    CASE_FULL = "case_full"
    UNKNOWN = "unknown"  # none of the kinds that are taken
    ARCHIVE = "archive"  # zip and its like, office files among them
    MARKUP = "markup"  # HTML, SVG, XML
    PROGRAM = "program"  # scripts and executables
    BROKEN = "broken"  # begins as its kind and does not keep to it
    NOT_ALONE = "not_alone"  # something else stands behind its end or inside
    ACTIVE = "active"  # a PDF that does something by itself
    LOCKED = "locked"  # a PDF that cannot be looked into
    INFECTED = "infected"


class FileRefused(ValueError):
    """The file is not taken; ``fault`` says why. Nothing of it was kept."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


NAME_LENGTH = 100
_UNFIT = re.compile(r'[\x00-\x1f\x7f-\x9f"*:<>?|\u202a-\u202e\u2066-\u2069]')


def file_name(given: str, kind: FileKind) -> str:
    """Return a name for a file of ``kind``: the last part of ``given``, with a fitting ending."""
    last = re.split(r"[/\\]", given)[-1]
    stem = _UNFIT.sub("", last.rpartition(".")[0] or last).strip(" .")
    return f"{stem[:NAME_LENGTH] or 'datei'}.{ENDINGS[kind]}"
