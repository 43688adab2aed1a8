"""Counting a talk: three keys, thirty seconds, and nobody's name."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from migrado.accounts.policies import NotAllowed
from migrado.casework.actions import claiming
from migrado.casework.actions.claiming import subject_of
from migrado.casework.domain import ASK_AFTER_DAYS, Asks, Funding, Talk
from migrado.casework.models import Case, Contact, FollowUp, Thread
from migrado.journal.domain import Kind
from migrado.people.actions.journal import tell
from migrado.people.policies import Acting
from migrado.vault.domain import uuid7


@transaction.atomic
def count_contact(
    talk: Talk, *, by: Acting, case: UUID | None = None, ask_on: date | None = None
) -> Contact:
    """Count a talk, of nobody in particular or in a case.

    Somebody with a case who was sent on is asked on ``ask_on`` (by default in two weeks) whether
    it worked; without a case nobody could be asked, so nothing is kept. Raises NotAllowed,
    CaseClosed, UnknownOrganisation.
    """
    whose = claiming.to_write(case, by=by) if case is not None else None
    contact = _counted(talk, by=by, case=whose)
    if whose is not None and talk.sent_to:
        due_on = ask_on or by.on + timedelta(days=ASK_AFTER_DAYS)
        row = FollowUp(id=uuid7(by.now), case=whose, asks=Asks.SENT_TO, due_on=due_on)
        row.contact, row.sealed = contact, b""
        row.save(force_insert=True)
    of = subject_of(whose) if whose is not None else None
    tell(Kind.WRITE, "casework.contact", by=by, of=of, thing_id=contact.pk)
    return contact


def count_in_thread(talk: Talk, thread: Thread, *, by: Acting) -> Contact:
    """Count a talk in an anonymous thread that ``by`` was let into.

    What a funder counts says where somebody is from, so it is not asked here. Raises NotAllowed.
    """
    if talk.funding is not Funding.NOT_ASKED:
        raise NotAllowed(talk.funding)
    contact = _counted(talk, by=by, thread=thread)
    tell(Kind.WRITE, "casework.contact", by=by, of=thread.person_id, thing_id=contact.pk)
    return contact


@transaction.atomic
def take_back_contact(number: UUID, *, by: Acting) -> None:
    """Undo a slip of the finger, on the same day and at the same desk. Raises NotAllowed.

    What belongs to a case takes who may work in it.
    """
    same = Contact.objects.in_city(by.city).filter(pk=number, on=by.on, desk=by.role.value)
    found = same.filter(thread=None).first()
    if found is None:
        raise NotAllowed
    whose = claiming.to_write(found.case_id, by=by) if found.case_id else None
    found.follow_ups.filter(done_at=None).delete()
    found.delete()
    of = subject_of(whose) if whose is not None else None
    tell(Kind.ERASE, "casework.contact", by=by, of=of, thing_id=number)


def _counted(
    talk: Talk, *, by: Acting, case: Case | None = None, thread: Thread | None = None
) -> Contact:
    contact = Contact(
        id=uuid7(by.now),
        city=by.city,
        on=by.on,
        at=by.now,
        desk=by.role.value,
        manner=talk.manner,
        about=talk.about,
        language=talk.language,
        result=talk.result,
        interpreter=talk.interpreter,
        sent_to=claiming.organisation(talk.sent_to, by=by),
        funding=talk.funding,
        case=case,
        thread=thread,
    )
    contact.save(force_insert=True)
    return contact
