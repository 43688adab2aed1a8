"""What a backup says of itself: from when and where it is, and what it holds."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class Damaged(Exception):
    """A backup does not hold what it says it holds."""


class PartKind(StrEnum):
    """What a part is; the letter with which its first piece begins."""

    TABLE = "T"
    FILE = "F"


class Part(NamedTuple):
    """A table, by the label of its model ("journal.Entry"), or a file, by folder and path."""

    kind: PartKind
    name: str
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Head:
    """``migrations`` is the state of the database ("journal.0002_refuse_changes"), in order."""

    version: str  # of MigraDO
    taken_at: datetime
    cities: tuple[str, ...]
    migrations: tuple[str, ...]


@dataclass(frozen=True)
class Sum:
    """What a part holds. ``last_id``: the last number given out, so that none is given twice."""

    sha256: str
    bytes: int
    rows: int = 0
    last_id: int | None = None


@dataclass(frozen=True)
class Manifest:
    """A sum for each table and each file, by name."""

    tables: dict[str, Sum] = field(default_factory=dict)
    files: dict[str, Sum] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """The rows of all tables."""
        return sum(one.rows for one in self.tables.values())

    def of(self, kind: PartKind) -> dict[str, Sum]:
        """Return the sums of the parts of one kind."""
        return self.tables if kind is PartKind.TABLE else self.files
