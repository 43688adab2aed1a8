"""The order of things in a backup: a head, tables and files part by part, a manifest at the end.

The head says whether the backup fits before anything is written; the manifest comes last, because
what it counts is known only then. Both are JSON; a piece begins with a letter for what it is.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import datetime
from typing import Any

from migrado.backup.domain.manifest import Damaged, Head, Manifest, Part, PartKind, Sum

FORM = 1  # of what is described here
HEAD, DATA, MANIFEST = b"H", b"D", b"M"


class Tally:
    """Counts what passes by. Rows are lines."""

    def __init__(self, kind: PartKind) -> None:
        self._hash, self._kind = hashlib.sha256(), kind
        self._bytes = self._rows = 0

    def passing(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Yield ``pieces`` as they come."""
        for piece in pieces:
            self._hash.update(piece)
            self._bytes += len(piece)
            if self._kind is PartKind.TABLE:
                self._rows += piece.count(b"\n")
            yield piece

    def sum(self, *, last_id: int | None = None) -> Sum:
        """Return what has passed so far."""
        return Sum(self._hash.hexdigest(), self._bytes, self._rows, last_id)


class Writer:
    """Gives the pieces of a backup in their order, and keeps the sums."""

    def __init__(self) -> None:
        self.manifest = Manifest()

    def head(self, head: Head) -> bytes:
        """Return the first piece."""
        return HEAD + _json({"form": FORM} | asdict(head))

    def part(
        self, part: Part, pieces: Iterable[bytes], *, last_id: int | None = None
    ) -> Iterator[bytes]:
        """Yield the pieces of one part."""
        tally = Tally(part.kind)
        yield part.kind.encode() + _json({"name": part.name, "columns": part.columns})
        for piece in tally.passing(pieces):
            yield DATA + piece
        self.manifest.of(part.kind)[part.name] = tally.sum(last_id=last_id)

    def end(self) -> bytes:
        """Return the last piece."""
        return MANIFEST + _json(asdict(self.manifest))


class Backup:
    """Reads the pieces of a backup: the head at once, then the parts, at last the manifest."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        """Read the head. Raises Damaged if it is none or of another version."""
        self._pieces = iter(pieces)
        self._next = next(self._pieces, b"")
        self.head = _head(self._next)
        self.manifest = Manifest()

    def parts(self) -> Iterator[tuple[Part, Iterator[bytes]]]:
        """Yield each part with its pieces, to be read before the next part is asked for.

        Afterwards ``manifest`` is known. Raises Damaged unless it fits to what was read.
        """
        read = Manifest()
        self._step()
        while self._next[:1] in (b"T", b"F"):
            part = _part(self._next)
            tally = Tally(part.kind)
            data = tally.passing(self._data())
            yield part, data
            for _ in data:  # what nobody wanted counts too
                pass
            read.of(part.kind)[part.name] = tally.sum()
        self.manifest = _manifest(self._next)
        self._step()
        if self._next or _without_ids(self.manifest) != read:
            raise Damaged("the manifest does not fit to what the backup holds")

    def _data(self) -> Iterator[bytes]:
        self._step()
        while self._next[:1] == DATA:
            yield self._next[1:]
            self._step()

    def _step(self) -> None:
        self._next = next(self._pieces, b"")


def _head(piece: bytes) -> Head:
    told = _told(piece, HEAD)
    if told.pop("form", None) != FORM:
        raise Damaged("another version of MigraDO wrote it")
    return Head(
        version=told["version"],
        taken_at=datetime.fromisoformat(told["taken_at"]),
        cities=tuple(told["cities"]),
        migrations=tuple(told["migrations"]),
    )


def _part(piece: bytes) -> Part:
    kind = PartKind(piece[:1].decode())
    told = _told(piece, kind.encode())
    return Part(kind, told["name"], tuple(told["columns"]))


def _manifest(piece: bytes) -> Manifest:
    told = _told(piece, MANIFEST)
    kinds = ({name: Sum(**one) for name, one in told[kind].items()} for kind in ("tables", "files"))
    return Manifest(*kinds)


def _without_ids(manifest: Manifest) -> Manifest:
    tables = manifest.tables.items()
    return Manifest(
        {name: Sum(one.sha256, one.bytes, one.rows) for name, one in tables}, manifest.files
    )


def _told(piece: bytes, kind: bytes) -> dict[str, Any]:
    if piece[:1] != kind:
        raise Damaged("its parts do not stand in their order")
    told: dict[str, Any] = json.loads(piece[1:])
    return told


def _json(told: dict[str, Any]) -> bytes:
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"), default=_moment)
    return text.encode()


def _moment(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"a manifest holds no {type(value).__name__}")
