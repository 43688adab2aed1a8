"""Notes: every save keeps the version before, and nobody's words are lost."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from migrado.accounts.policies import NotAllowed
from migrado.casework import policies
from migrado.casework.actions import claiming
from migrado.casework.actions.claiming import box_of, box_of_note, subject_of, subject_of_note
from migrado.casework.actions.goals import required
from migrado.casework.domain import Level
from migrado.casework.models import Case, Draft, Note, NoteVersion, Thread
from migrado.casework.models.notes import fresh
from migrado.journal.actions import record
from migrado.journal.domain import Kind
from migrado.people.actions.journal import tell
from migrado.people.policies import Acting
from migrado.texts.models import City
from migrado.vault.domain import uuid7


@dataclass(frozen=True)
class Saved:
    """Where somebody's words went: into the version in force, or into a copy beside it."""

    version: UUID
    number: int  # of the version in force afterwards
    is_copy: bool


@dataclass(frozen=True, kw_only=True)
class HalfWritten:
    """What somebody is writing; ``note`` and ``saw`` if they are changing a note."""

    words: str
    level: Level = Level.TEAM
    note: UUID | None = None
    saw: int | None = None


@transaction.atomic
def write_note(case: UUID, words: str, *, by: Acting, level: Level = Level.TEAM) -> Note:
    """Write a new note; the draft of it goes. Raises NotAllowed, CaseClosed, NoWords.

    Only who answers for the case writes what only they may read.
    """
    whose = claiming.to_write(case, by=by)
    _check_level(whose, level, by=by)
    note = begin_note(words, case=whose, level=Level(level), by=by)
    _drop_drafts(whose, by=by)
    return note


def begin_note(
    words: str,
    *,
    by: Acting,
    case: Case | None = None,
    thread: Thread | None = None,
    level: Level = Level.TEAM,
) -> Note:
    """Write the first version of a note of a case or a thread that ``by`` was let into."""
    note = Note(id=uuid7(by.now), case=case, thread=thread, level=level, begun_at=by.now)
    note.save(force_insert=True)
    _write(required(words), note, number=1, by=by)
    _told(note, by=by)
    return note


@transaction.atomic
def save_note(
    number: UUID, words: str, *, saw: int, by: Acting, level: Level | None = None
) -> Saved:
    """Save ``words`` over the version ``saw``.

    If another version is in force by now, they become a copy beside it, which both see. Raises
    NotAllowed, CaseClosed, NoWords.
    """
    note = claiming.note(number, by=by)
    if level is not None and note.case is not None:
        _check_level(note.case, level, by=by)
    # One conditional UPDATE: of two who saw the same version, one writes the next.
    seen = Note.objects.filter(pk=note.pk, revision=saw)
    is_next = bool(seen.update(revision=saw + 1, level=level or note.level))
    version = _write(
        required(words), note, number=saw + 1 if is_next else saw, by=by, is_copy=not is_next
    )
    if note.case is not None:
        _drop_drafts(note.case, by=by)
    _told(note, by=by)
    in_force = Note.objects.values_list("revision", flat=True).get(pk=note.pk)
    return Saved(version.pk, in_force, not is_next)


@transaction.atomic
def settle_copy(version: UUID, *, by: Acting) -> None:
    """Say that the words of a copy are joined; it stays in the history. Raises NotAllowed."""
    readable = policies.notes(by).values("pk")
    found = NoteVersion.objects.filter(pk=version, is_copy=True, note__in=readable).first()
    if found is None:
        raise NotAllowed
    note = claiming.note(found.note_id, by=by)
    NoteVersion.objects.filter(pk=version, settled_at=None).update(settled_at=by.now)
    _told(note, by=by)


@transaction.atomic
def keep_draft(case: UUID, half: HalfWritten, *, by: Acting) -> None:
    """Keep what somebody is writing, instead of what they had written before.

    The journal gets a line when a draft begins; one for each pause would bury the others.
    Raises NotAllowed, CaseClosed.
    """
    whose = claiming.to_write(case, by=by)
    if half.note is not None and not policies.notes(by).filter(pk=half.note, case=whose).exists():
        raise NotAllowed
    row, is_new = Draft.objects.get_or_create(
        case=whose,
        account=by.account,
        defaults={"id": uuid7(by.now), "level": half.level, "saved_at": by.now, "sealed": b""},
    )
    row.note_id, row.saw, row.level, row.saved_at = half.note, half.saw, half.level, by.now
    row.sealed = box_of(whose).seal(half.words, about=row.about)
    row.save()
    if is_new:
        tell(Kind.WRITE, "casework.draft", by=by, of=subject_of(whose), thing_id=row.pk)


@transaction.atomic
def drop_draft(case: UUID, *, by: Acting) -> None:
    """Throw away one's own draft. Raises NotAllowed."""
    whose = claiming.to_read(case, by=by)
    if _drop_drafts(whose, by=by):
        tell(Kind.ERASE, "casework.draft", by=by, of=subject_of(whose))


@transaction.atomic
def forget_drafts(city: City, *, now: datetime) -> int:
    """Throw away drafts of ``city`` that nobody has touched for too long; return how many."""
    count = Draft.objects.filter(~fresh(now), case__city=city).delete()[0]
    if count:
        record(kind=Kind.ERASE, at=now, thing="casework.draft", city=city)
    return count


def _check_level(case: Case, level: Level, *, by: Acting) -> None:
    if level == Level.RESPONSIBLE and not case.is_responsible(by.account.pk, on=by.on):
        raise NotAllowed(level)


def _write(
    words: str, note: Note, *, number: int, by: Acting, is_copy: bool = False
) -> NoteVersion:
    row = NoteVersion(id=uuid7(by.now), note=note, number=number, is_copy=is_copy)
    row.author, row.saved_at = by.account, by.now
    row.sealed = box_of_note(note).seal(words, about=row.about)
    row.save(force_insert=True)
    return row


def _drop_drafts(case: Case, *, by: Acting) -> int:
    return Draft.objects.filter(case=case, account=by.account).delete()[0]


def _told(note: Note, *, by: Acting) -> None:
    tell(Kind.WRITE, "casework.note", by=by, of=subject_of_note(note), thing_id=note.pk)
