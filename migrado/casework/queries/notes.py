"""Notes as they read: the version in force, and what somebody else wrote at the same time."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet

from migrado.casework.domain import Level
from migrado.casework.models import Draft, Note, NoteVersion
from migrado.casework.queries.goals import words_of
from migrado.vault.domain import Box

SHOWN = 50  # notes on the page of a case; the rest is one click away


@dataclass(frozen=True)
class VersionRow:
    """Words of a note as somebody saved them."""

    id: UUID
    number: int
    words: str
    author: str
    saved_at: datetime
    is_copy: bool
    settled_at: datetime | None


@dataclass(frozen=True)
class NoteRow:
    """A note: the version in force, and copies that nobody has joined yet, oldest first."""

    id: UUID
    level: Level
    begun_at: datetime
    now: VersionRow
    copies: tuple[VersionRow, ...]


@dataclass(frozen=True)
class NoteHistory:
    """A note with all that was ever saved, the newest first."""

    note: NoteRow
    versions: tuple[VersionRow, ...]


@dataclass(frozen=True)
class DraftRow:
    """What somebody was writing; ``note`` and ``saw`` if they were changing a note."""

    words: str
    level: Level
    note: UUID | None
    saw: int | None
    saved_at: datetime


def note_rows(
    notes: QuerySet[Note], *, box: Box, most: int | None = SHOWN
) -> tuple[tuple[NoteRow, ...], bool]:
    """Return ``notes`` of one box, the newest first, and whether there are more; two queries."""
    found = list(notes.order_by("-begun_at", "-pk")[: most + 1 if most else None])
    shown = found[:most]
    versions = _versions(shown, box=box)
    rows = tuple(_row(note, versions[note.pk]) for note in shown)
    return rows, len(found) > len(shown)


def history(note: Note, *, box: Box) -> NoteHistory:
    """Return ``note`` with every version and copy; one query."""
    found = note.versions.select_related("author").order_by("-saved_at", "-number", "-pk")
    rows = tuple(_version(one, box=box) for one in found)
    waiting = [one for one in reversed(rows) if one.is_copy and one.settled_at is None]
    in_force = [one for one in rows if not one.is_copy and one.number == note.revision]
    return NoteHistory(_row(note, [*in_force, *waiting]), rows)


def draft_row(draft: Draft, *, box: Box) -> DraftRow:
    """Return ``draft`` as it reads."""
    words = words_of(draft, box=box)
    return DraftRow(words, Level(draft.level), draft.note_id, draft.saw, draft.saved_at)


def _versions(notes: Iterable[Note], *, box: Box) -> dict[UUID, list[VersionRow]]:
    in_force = Q(is_copy=False, number=F("note__revision"))
    waiting = Q(is_copy=True, settled_at=None)
    found = NoteVersion.objects.filter(in_force | waiting, note__in=[one.pk for one in notes])
    rows: dict[UUID, list[VersionRow]] = defaultdict(list)
    for one in found.select_related("author").order_by("is_copy", "saved_at", "pk"):
        rows[one.note_id].append(_version(one, box=box))
    return rows


def _row(note: Note, versions: list[VersionRow]) -> NoteRow:
    now, *copies = versions
    return NoteRow(note.pk, Level(note.level), note.begun_at, now, tuple(copies))


def _version(one: NoteVersion, *, box: Box) -> VersionRow:
    return VersionRow(
        id=one.pk,
        number=one.number,
        words=words_of(one, box=box),
        author=one.author.name,
        saved_at=one.saved_at,
        is_copy=one.is_copy,
        settled_at=one.settled_at,
    )
