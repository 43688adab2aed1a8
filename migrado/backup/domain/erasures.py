"""The erasure list as a file: which keys were erased when, and nothing else."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from migrado.backup.domain.manifest import Damaged

FORM = 1
LINES = 5_000  # a piece


@dataclass(frozen=True)
class ErasureList:
    """Every key that was erased until ``taken_at``, with its moment."""

    taken_at: datetime
    erased: tuple[tuple[UUID, datetime], ...]

    def pieces(self) -> Iterator[bytes]:
        """Yield what is sealed."""
        yield _json({"form": FORM, "taken_at": self.taken_at.isoformat()})
        for start in range(0, len(self.erased), LINES):
            lines = self.erased[start : start + LINES]
            yield _json([[str(key_id), at.isoformat()] for key_id, at in lines])

    @classmethod
    def read(cls, pieces: Iterable[bytes]) -> "ErasureList":
        """Return the list of ``pieces``. Raises Damaged if another version wrote it."""
        first, *rest = (json.loads(piece) for piece in pieces)
        if first.get("form") != FORM:
            raise Damaged("another version of MigraDO wrote it")
        erased = ((UUID(key), datetime.fromisoformat(at)) for lines in rest for key, at in lines)
        return cls(datetime.fromisoformat(first["taken_at"]), tuple(erased))


def _json(told: object) -> bytes:
    return json.dumps(told, separators=(",", ":")).encode()
