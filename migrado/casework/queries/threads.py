"""A thread of anonymous counselling, found by the name that its person says."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from migrado.casework.models import Contact, Thread
from migrado.casework.queries.notes import NoteRow, note_rows
from migrado.casework.queries.parts import ContactRow, contact_row
from migrado.vault import queries as vault


@dataclass(frozen=True)
class ThreadPage:
    """What was talked about with somebody who gave no name."""

    id: UUID
    code_name: str
    begun_on: date
    notes: tuple[NoteRow, ...]
    contacts: tuple[ContactRow, ...]


def thread_called(code_name: str, *, among: QuerySet[Thread]) -> Thread | None:
    """Return the anonymous thread with this name, None without one. There is no list of them."""
    called = among.filter(person=None, code_name__iexact=" ".join(code_name.split()))
    return called.select_related("key").first()


def thread_page(thread: Thread) -> ThreadPage:
    """Return ``thread`` opened; three queries."""
    notes, _ = note_rows(thread.notes.all(), box=vault.opened(thread.key), most=None)
    talks = Contact.objects.in_city(thread.city).filter(thread=thread).order_by("-at", "-pk")
    return ThreadPage(
        thread.pk, thread.code_name, thread.begun_on, notes, tuple(map(contact_row, talks))
    )
