"""Finds what an action is about, for somebody who may; whoever may not learns nothing."""

from uuid import UUID

from migrado.accounts import policies as accounts
from migrado.accounts.domain import Permission
from migrado.accounts.models import Account
from migrado.accounts.policies import NotAllowed
from migrado.casework import policies
from migrado.casework.models import Case, FollowUp, Goal, Note, Step, Thread
from migrado.casework.models.cases import CaseQuerySet
from migrado.directory.models import Organisation
from migrado.people.models import Person
from migrado.people.policies import Acting
from migrado.people.queries.portraits import standing
from migrado.vault import queries as vault
from migrado.vault.domain import Box

_RELATED = ("person__key", "person__merged_into", "owner", "cover")


class CaseClosed(Exception):
    """The case is closed; open it again first."""


class UnknownOrganisation(LookupError):
    """The directory of the city has no organisation with this key."""


def to_read(number: UUID, *, by: Acting) -> Case:
    """Return a case that ``by`` may read. Raises NotAllowed."""
    return _one(policies.readable(by), number)


def to_write(number: UUID, *, by: Acting) -> Case:
    """Return an open case that ``by`` may work in. Raises NotAllowed, CaseClosed."""
    return _open(to_read(number, by=by))


def to_answer_for(number: UUID, *, by: Acting) -> Case:
    """Return an open case that ``by`` owns or covers. Raises NotAllowed, CaseClosed."""
    return _open(_one(policies.own(by), number))


def to_take(number: UUID, *, by: Acting) -> Case:
    """Return a case that ``by`` may take over. Raises NotAllowed."""
    return _one(policies.takeable(by), number)


def goal(number: UUID, *, by: Acting) -> Goal:
    """Return a goal of an open case that ``by`` may work in. Raises NotAllowed, CaseClosed."""
    found = Goal.objects.filter(pk=number).first()
    if found is None:
        raise NotAllowed
    found.case = to_write(found.case_id, by=by)
    return found


def step(number: UUID, *, by: Acting) -> Step:
    """Return a step of an open case that ``by`` may work in. Raises NotAllowed, CaseClosed."""
    found = Step.objects.select_related("goal").filter(pk=number).first()
    if found is None:
        raise NotAllowed
    found.goal.case = to_write(found.goal.case_id, by=by)
    return found


def follow_up(number: UUID, *, by: Acting) -> FollowUp:
    """Return a follow-up of an open case that ``by`` may work in. Raises NotAllowed, CaseClosed."""
    found = FollowUp.objects.filter(pk=number).first()
    if found is None:
        raise NotAllowed
    found.case = to_write(found.case_id, by=by)
    return found


def note(number: UUID, *, by: Acting) -> Note:
    """Return a note that ``by`` may change. Raises NotAllowed, CaseClosed."""
    related = ("case__person__key", "thread__key", "thread__person")
    found = policies.notes(by).select_related(*related).filter(pk=number).first()
    if found is None:
        raise NotAllowed
    if found.case is not None:
        _open(found.case)
    return found


def thread(number: UUID, *, by: Acting) -> Thread:
    """Return a thread that ``by`` may read. Raises NotAllowed."""
    found = policies.threads(by).select_related("key", "person").filter(pk=number).first()
    if found is None:
        raise NotAllowed
    return found


def person(number: UUID, *, by: Acting) -> Person:
    """Return the standing person behind ``number``. Raises NotAllowed."""
    found = standing(number, city=by.city)
    if found is None:
        raise NotAllowed
    return found


def colleague(number: UUID, *, by: Acting) -> Account:
    """Return somebody else who counsels in the city. Raises NotAllowed."""
    found = Account.objects.filter(pk=number).exclude(pk=by.account.pk).first()
    if found is None:
        raise NotAllowed
    accounts.check(Permission.COUNSEL_PERSON, by=found, city=by.city, on=by.on)
    return found


def organisation(key: str, *, by: Acting) -> str:
    """Return ``key``, empty or of an organisation of the city. Raises UnknownOrganisation."""
    if key and not Organisation.objects.in_city(by.city).filter(key=key).exists():
        raise UnknownOrganisation(key)
    return key


def subject_of(case: Case) -> UUID:
    """Return the standing person whom a case tells of."""
    into: UUID | None = case.person.merged_into_id
    return into or case.person_id


def subject_of_note(note: Note) -> UUID | None:
    """Return the standing person whom a note tells of, None in an anonymous thread."""
    if note.case is not None:
        return subject_of(note.case)
    return note.thread.person_id if note.thread is not None else None


def box_of(case: Case) -> Box:
    """Return the box in which the words of a case lie. Raises Erased."""
    return vault.opened(case.person.key)


def box_of_note(note: Note) -> Box:
    """Return the box in which the words of a note lie. Raises Erased."""
    if note.case is not None:
        return box_of(note.case)
    return vault.opened(note.thread.key)  # type: ignore[union-attr]  # one of both, by constraint


def _one(cases: CaseQuerySet, number: UUID) -> Case:
    found = cases.select_related(*_RELATED).filter(pk=number).first()
    if found is None:
        raise NotAllowed
    return found


def _open(case: Case) -> Case:
    if not case.is_open:
        raise CaseClosed
    return case
