"""Looks at files before they are kept; bytes in, a kind or a refusal out."""

from migrado.casework.domain.files.checking import kind_of
from migrado.casework.domain.files.kinds import (
    ENDINGS,
    MEDIA_TYPES,
    MIB,
    MOST_BYTES,
    MOST_BYTES_OF_A_CASE,
    Fault,
    FileKind,
    FileRefused,
    file_name,
)

__all__ = [
    "ENDINGS",
    "MEDIA_TYPES",
    "MIB",
    "MOST_BYTES",
    "MOST_BYTES_OF_A_CASE",
    "Fault",
    "FileKind",
    "FileRefused",
    "file_name",
    "kind_of",
]
