"""What casework keeps about a person, for taking along and for erasing."""

from base64 import b64encode
from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet

from migrado.casework.models import Attachment, Case, Contact, KeptAssessment, Note, Thread
from migrado.casework.queries.goals import words_of
from migrado.casework.queries.papers import paper
from migrado.people.queries.opened import boxes_of
from migrado.vault import queries as vault
from migrado.vault.actions import erase_key
from migrado.vault.domain import Box


class CaseworkHolder:
    """Cases with all that stands in them, what was kept, threads that were joined."""

    models = frozenset(
        f"casework.{name}"
        for name in (
            *("case", "opening", "handover", "goal", "step", "followup", "note", "noteversion"),
            *("draft", "attachment", "attachmentpiece", "contact", "thread", "keptassessment"),
            "overruling",
        )
    )

    def export(self, rows: Collection[UUID]) -> Mapping[str, Any]:
        """Return everything, opened, in the order in which it was written down; no staff."""
        boxes = boxes_of(rows)
        return {
            "cases": [_case(one, boxes[one.person_id]) for one in _cases(boxes)],
            "kept": [_kept(one, boxes[one.person_id]) for one in _kept_of(boxes)],
            "threads": [_thread(one) for one in _threads(rows)],
        }

    def erase(self, rows: Collection[UUID], *, now: datetime) -> None:
        """Erase joined threads with their keys; the rest hangs on the rows of the person.

        Contacts stay as counts, which name nobody.
        """
        keys = [one.key_id for one in _threads(rows)]
        _threads(rows).delete()
        for key in keys:
            erase_key(key, now=now)


HOLDER = CaseworkHolder()


def _cases(boxes: Mapping[UUID, Box]) -> QuerySet[Case]:
    return Case._base_manager.filter(person__in=boxes).order_by("opened_on", "pk")


def _kept_of(boxes: Mapping[UUID, Box]) -> QuerySet[KeptAssessment]:
    return KeptAssessment._base_manager.filter(person__in=boxes).order_by("kept_at", "pk")


def _threads(rows: Collection[UUID]) -> QuerySet[Thread]:
    found = Thread._base_manager.filter(person__in=rows).select_related("key")
    return found.order_by("begun_on", "pk")


def _case(case: Case, box: Box) -> dict[str, Any]:
    return {
        **_plain(case, "topics", "opened_on", "closed_on", "outcome"),
        "goals": [
            {
                **_plain(goal, "topic", "state", "set_on", "settled_on"),
                "words": words_of(goal, box=box),
                "steps": [
                    {
                        **_plain(step, "who", "organisation", "due_on", "done_at"),
                        "words": words_of(step, box=box),
                    }
                    for step in goal.steps.order_by("added_at", "pk")
                ],
            }
            for goal in case.goals.order_by("set_on", "pk")
        ],
        "follow_ups": [
            {**_plain(one, "asks", "due_on", "done_at", "worked"), "words": words_of(one, box=box)}
            for one in case.follow_ups.order_by("due_on", "pk")
        ],
        "notes": _notes(case.notes.order_by("begun_at", "pk"), box),
        "drafts": [
            {**_plain(one, "saved_at"), "words": words_of(one, box=box)}
            for one in case.drafts.order_by("saved_at", "pk")
        ],
        "contacts": _contacts(Contact._base_manager.filter(case=case)),
        "papers": [_paper(one, box) for one in case.attachments.order_by("added_at", "pk")],
        "looked_into": [_plain(one, "on", "reason") for one in case.openings.order_by("at", "pk")],
        "hand_overs": [
            _plain(one, "state", "reason", "offered_at", "answered_at")
            for one in case.hand_overs.order_by("offered_at", "pk")
        ],
    }


def _thread(thread: Thread) -> dict[str, Any]:
    box = vault.opened(thread.key)
    return {
        **_plain(thread, "code_name", "begun_on", "joined_on"),
        "notes": _notes(thread.notes.order_by("begun_at", "pk"), box),
        "contacts": _contacts(Contact._base_manager.filter(thread=thread)),
    }


def _notes(notes: QuerySet[Note], box: Box) -> list[dict[str, Any]]:
    return [
        {
            **_plain(version, "number", "is_copy", "saved_at"),
            "level": note.level,
            "words": words_of(version, box=box),
        }
        for note in notes
        for version in note.versions.order_by("saved_at", "pk")
    ]


def _contacts(contacts: QuerySet[Contact]) -> list[dict[str, Any]]:
    columns = ("manner", "about", "language", "result", "interpreter", "sent_to", "funding", "at")
    return [_plain(one, *columns) for one in contacts.order_by("at", "pk")]


def _paper(one: Attachment, box: Box) -> dict[str, Any]:
    whole = paper(one, box=box)
    return {
        **_plain(one, "added_at", "is_scanned"),
        "name": whole.name,
        "media_type": whole.media_type,
        "base64": b64encode(whole.data).decode(),
    }


def _kept(one: KeptAssessment, box: Box) -> dict[str, Any]:
    columns = ("topic", "person", "rule", "side", "answer", "overruled_to", "on")
    return {
        **_plain(one, "kind", "number", "as_of", "source", "categories", "kept_at"),
        "content": box.unseal_json(one.sealed, about=one.about),
        "overrulings": [
            {**_plain(ruling, *columns), "reason": words_of(ruling, box=box)}
            for ruling in one.overrulings.order_by("on", "pk")
        ],
    }


def _plain(row: Model, *columns: str) -> dict[str, Any]:
    """Return ``columns`` of ``row`` as JSON knows them."""
    values = {column: getattr(row, column) for column in columns}
    return {
        column: value.isoformat() if isinstance(value, date) else value
        for column, value in values.items()
    }
