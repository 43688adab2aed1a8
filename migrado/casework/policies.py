"""Who may see and change which case. Each rule is a query; none is decided in Python afterwards.

See docs/decisions/0017: colleagues of counselling know that a case exists and who is responsible;
they read it as its owner, as holiday cover, or for a day with a reason that is written down.
"""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from migrado.accounts import policies as accounts
from migrado.accounts.domain import Permission
from migrado.accounts.models import Account
from migrado.accounts.policies import NotAllowed
from migrado.casework.domain import Level
from migrado.casework.models import Attachment, Case, KeptAssessment, Note, Thread
from migrado.casework.models.cases import (
    CaseQuerySet,
    agreed,
    reader,
    responsible,
    without_owner,
)
from migrado.casework.models.kept import KeptQuerySet
from migrado.people import policies as people
from migrado.people.domain import Category, Purpose
from migrado.people.models import Person
from migrado.people.policies import Acting
from migrado.texts.models import City

KEEPING = frozenset({Purpose.COUNSELLING, Purpose.BENEFITS})
RULING = frozenset({Permission.READ_FIGURES, Permission.SEE_ASSESSMENT})
COUNTING = frozenset({Permission.READ_FIGURES, Permission.RECEIVE_PERSON})


def check_counselling(by: Acting) -> None:
    """Raise NotAllowed unless ``by`` is at work for counselling."""
    if by.purpose is not Purpose.COUNSELLING:
        raise NotAllowed(by.purpose)


def known(by: Acting) -> CaseQuerySet:
    """Return the cases of which colleagues know that they exist and who is responsible."""
    check_counselling(by)
    return Case.objects.in_city(by.city).agreed(on=by.on)


def readable(by: Acting) -> CaseQuerySet:
    """Return the cases that ``by`` may read and work in.

    Without a consent in force that covers notes there is none, not even for the owner.
    """
    return known(by).for_reader(by.account.pk, on=by.on)


def own(by: Acting) -> CaseQuerySet:
    """Return the cases that ``by`` answers for, with or without a consent: to hand over, to close.

    Nothing of what stands in them is read by this.
    """
    check_counselling(by)
    return Case.objects.in_city(by.city).for_responsible(by.account.pk, on=by.on)


def orphaned(by: Acting) -> CaseQuerySet:
    """Return the open cases whose owner counsels here no more: somebody has to take them over."""
    check_counselling(by)
    return Case.objects.in_city(by.city).open().filter(without_owner(on=by.on))


def takeable(by: Acting) -> CaseQuerySet:
    """Return the cases that ``by`` may take over: those that are known, and those without owner."""
    check_counselling(by)
    every = Case.objects.in_city(by.city)
    return every.filter(agreed(on=by.on) | without_owner(on=by.on))


def notes(by: Acting) -> QuerySet[Note]:
    """Return the notes that ``by`` may read: those for the responsible are for them alone."""
    for_them = Q(level=Level.TEAM) | responsible(by.account.pk, on=by.on, case="case__")
    in_cases = _within("case__", by=by) & for_them
    return Note.objects.filter(in_cases | _of_thread("thread__", by=by))


def attachments(by: Acting) -> QuerySet[Attachment]:
    """Return the papers that ``by`` may read."""
    return Attachment.objects.filter(_within("case__", by=by))


def threads(by: Acting) -> QuerySet[Thread]:
    """Return the threads that ``by`` may read.

    An anonymous one is open to all colleagues of counselling who are told its name; one that was
    joined to a person is part of that person's case.
    """
    every: QuerySet[Thread] = Thread.objects.in_city(by.city)
    return every.filter(_of_thread("", by=by))


def _within(case: str, *, by: Acting) -> Q:
    """Return what holds of rows of a case that ``by`` may read; the same as in `readable`."""
    check_counselling(by)
    is_theirs = reader(by.account.pk, on=by.on, case=case)
    return Q(**{f"{case}city": by.city}) & agreed(on=by.on, case=case) & is_theirs


def _of_thread(thread: str, *, by: Acting) -> Q:
    check_counselling(by)
    standing = Coalesce(OuterRef(f"{thread}person__merged_into"), OuterRef(f"{thread}person"))
    theirs = readable(by).alias(whose=Coalesce("person__merged_into", "person"))
    is_joined = Exists(theirs.filter(whose=standing))
    return Q(**{f"{thread}city": by.city}) & (Q(**{f"{thread}person": None}) | Q(is_joined))


def kept(person: Person, *, by: Acting) -> KeptQuerySet:
    """Return what of ``person`` is kept and was made only from what ``by`` may see. One query.

    Raises NotAllowed for a purpose that has no use for it.
    """
    sight = sight_for_keeping(person, by=by)
    every = KeptAssessment.objects.in_city(by.city)
    theirs = every.filter(Q(person=person) | Q(person__merged_into=person))
    return theirs.within(sight) if sight else theirs.none()


def sight_for_keeping(person: Person, *, by: Acting) -> frozenset[Category]:
    """Return which kinds of data of ``person`` an assessment may be made from. One query.

    Raises NotAllowed for a purpose that has no use for it.
    """
    if by.purpose not in KEEPING:
        raise NotAllowed(by.purpose)
    return people.sight(person, by=by)


def check_opening(person: Person, *, by: Acting) -> None:
    """Raise NotAllowed unless ``person`` agreed to counselling and to notes of it. One query."""
    check_counselling(by)
    people.check(Category.NOTES, person, by=by)


def check_rulings(account: Account, *, city: City, on: date) -> None:
    """Raise NotAllowed unless ``account`` may see which rules were overruled. One query."""
    if not RULING & accounts.permissions_of(account, city=city, on=on):
        raise NotAllowed(Permission.READ_FIGURES)


def check_figures(account: Account, *, city: City, on: date) -> None:
    """Raise NotAllowed unless ``account`` may see how many contacts there were. One query."""
    if not COUNTING & accounts.permissions_of(account, city=city, on=on):
        raise NotAllowed(Permission.READ_FIGURES)
