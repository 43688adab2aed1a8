"""Reading in cases: what policies let through is opened, and that it was read is written."""

from datetime import date
from uuid import UUID

from django.db import transaction

from migrado.accounts.policies import NotAllowed
from migrado.casework import policies, queries
from migrado.casework.actions import claiming
from migrado.casework.actions.claiming import box_of, box_of_note, subject_of, subject_of_note
from migrado.casework.models import Case
from migrado.casework.queries import (
    CasePage,
    Day,
    Eyes,
    KnownCase,
    MyCase,
    NoteHistory,
    Paper,
    ThreadPage,
)
from migrado.journal.domain import Kind
from migrado.people import policies as people
from migrado.people.actions.journal import tell, tell_of_each
from migrado.people.policies import Acting


@transaction.atomic
def read_day(*, by: Acting, until: date | None = None) -> Day:
    """Return what is due in all cases of ``by`` up to ``until`` (inclusive, by default today).

    Fifteen queries at most, whatever the number of cases.
    """
    found = queries.day(
        mine=policies.own(by).open(),
        known=policies.known(by),
        account=by.account.pk,
        now=by.now,
        until=until or by.on,
    )
    if found.persons:
        tell_of_each(Kind.READ, "casework.day", by=by, of=found.persons)
    return found


@transaction.atomic
def read_mine(*, by: Acting, closed: bool = False) -> tuple[MyCase, ...]:
    """Return the open (or closed) cases that ``by`` answers for, what is due soonest first."""
    mine = policies.own(by).agreed(on=by.on).filter(closed_on__isnull=not closed)
    found = queries.my_cases(mine, on=by.on)
    if found:
        persons = dict.fromkeys(one.person for one in found)
        tell_of_each(Kind.READ, "casework.list", by=by, of=persons)
    return found


@transaction.atomic
def read_cases_of(person: UUID, *, by: Acting) -> tuple[KnownCase, ...]:
    """Return that a person has cases and who is responsible, the newest first."""
    cases = policies.known(by).of_person(person)
    found = queries.known_cases(cases, readable=policies.readable(by), on=by.on)
    if found:
        tell(Kind.READ, "casework.list", by=by, of=person)
    return found


@transaction.atomic
def read_orphans(*, by: Acting) -> tuple[KnownCase, ...]:
    """Return the open cases whose owner counsels here no more; nothing that stands in them."""
    found = queries.known_cases(policies.orphaned(by), readable=policies.readable(by), on=by.on)
    if found:
        persons = dict.fromkeys(one.person for one in found)
        tell_of_each(Kind.READ, "casework.list", by=by, of=persons)
    return found


@transaction.atomic
def read_case(number: UUID, *, by: Acting, all_notes: bool = False) -> CasePage | None:
    """Return the page of a case, None if there is none for ``by``. Under 30 queries.

    Who may not read it learns no more than if there were none.
    """
    try:
        case = claiming.to_read(number, by=by)
    except NotAllowed:
        return None
    page = page_of(case, by=by, all_notes=all_notes)
    fields = [*page.portrait.facts, "goals", "notes", "contacts", "papers"]
    tell(Kind.READ, "casework.case", by=by, of=subject_of(case), thing_id=case.pk, fields=fields)
    return page


def page_of(case: Case, *, by: Acting, all_notes: bool) -> CasePage:
    """Return the page of a case that ``by`` was let into; the caller writes that it was read."""
    person = case.person.merged_into or case.person
    sight = people.sight(person, by=by)
    return queries.case_page(
        case,
        notes=policies.notes(by),
        kept=policies.kept(person, by=by),
        eyes=Eyes(by.account.pk, by.now, sight),
        all_notes=all_notes,
    )


@transaction.atomic
def read_note(number: UUID, *, by: Acting) -> NoteHistory | None:
    """Return a note with every version of it, None if there is none for ``by``."""
    related = ("case__person__key", "thread__key", "thread__person")
    note = policies.notes(by).select_related(*related).filter(pk=number).first()
    if note is None:
        return None
    tell(Kind.READ, "casework.note", by=by, of=subject_of_note(note), thing_id=note.pk)
    return queries.history(note, box=box_of_note(note))


@transaction.atomic
def read_attachment(number: UUID, *, by: Acting) -> Paper | None:
    """Return a paper to download, None if there is none for ``by``."""
    found = policies.attachments(by).select_related("case__person__key").filter(pk=number).first()
    if found is None:
        return None
    case = found.case
    tell(Kind.READ, "casework.attachment", by=by, of=subject_of(case), thing_id=found.pk)
    return queries.paper(found, box=box_of(case))


@transaction.atomic
def read_thread(code_name: str, *, by: Acting) -> ThreadPage | None:
    """Return the anonymous thread whose person says this name, None without one."""
    found = queries.thread_called(code_name, among=policies.threads(by))
    if found is None:
        return None
    tell(Kind.READ, "casework.thread", by=by, of=None, thing_id=found.pk)
    return queries.thread_page(found)
