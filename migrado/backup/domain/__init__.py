"""What stands in a backup and in an erasure list; bytes in, bytes out, no database."""

from migrado.backup.domain.erasures import ErasureList
from migrado.backup.domain.manifest import Damaged, Head, Manifest, Part, PartKind, Sum
from migrado.backup.domain.pieces import Backup, Tally, Writer
from migrado.backup.domain.rows import batches, line, reader_of, values

__all__ = [
    "Backup",
    "Damaged",
    "ErasureList",
    "Head",
    "Manifest",
    "Part",
    "PartKind",
    "Sum",
    "Tally",
    "Writer",
    "batches",
    "line",
    "reader_of",
    "values",
]
