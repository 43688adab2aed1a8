"""A case passes to a colleague, is covered for a while, or is opened by one with a reason."""

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from migrado.accounts.policies import NotAllowed
from migrado.casework import policies
from migrado.casework.actions import claiming
from migrado.casework.actions.claiming import subject_of
from migrado.casework.domain import Passing, Reason
from migrado.casework.models import Case, HandOver, Opening
from migrado.journal.domain import Kind
from migrado.people.actions.journal import tell, tell_of_each
from migrado.people.policies import Acting
from migrado.vault.domain import uuid7


class AlreadyOffered(Exception):
    """The case waits for somebody's answer already."""


class ChangedHands(Exception):
    """Somebody else answered, took the case over or closed it meanwhile."""


class CoverIsOver(ValueError):
    """A cover that ends today or before covers nothing."""


@transaction.atomic
def offer(number: UUID, *, to: UUID, by: Acting) -> HandOver:
    """Offer a case of one's own to a colleague, who sees it waiting and answers.

    Raises NotAllowed, CaseClosed, AlreadyOffered.
    """
    case = claiming.to_answer_for(number, by=by)
    taker = claiming.colleague(to, by=by)
    if taker.pk == case.owner_id:
        raise NotAllowed
    row = HandOver(id=uuid7(by.now), case=case, giver=case.owner, taker=taker)
    row.state, row.offered_at = Passing.WAITING, by.now
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise AlreadyOffered from None
    _told(case, by=by, fields=["offered"])
    return row


@transaction.atomic
def accept(number: UUID, *, by: Acting) -> None:
    """Become responsible for a case that was offered. Raises NotAllowed, ChangedHands."""
    row = _waiting(number, Q(taker=by.account), by=by)
    _answer(row, Passing.ACCEPTED, by=by)
    _pass_on(row.case, by=by, from_owner=row.giver_id)
    _told(row.case, by=by, fields=["owner"])


@transaction.atomic
def decline(number: UUID, *, by: Acting) -> None:
    """Leave a case that was offered where it is. Raises NotAllowed, ChangedHands."""
    row = _waiting(number, Q(taker=by.account), by=by)
    _answer(row, Passing.DECLINED, by=by)
    _told(row.case, by=by, fields=["offered"])


@transaction.atomic
def call_back(number: UUID, *, by: Acting) -> None:
    """Take back an offer of a case of one's own. Raises NotAllowed, ChangedHands."""
    row = _waiting(number, Q(case__in=policies.own(by).values("pk")), by=by)
    _answer(row, Passing.WITHDRAWN, by=by)
    _told(row.case, by=by, fields=["offered"])


@transaction.atomic
def take_over(number: UUID, *, from_owner: UUID, reason: Reason, by: Acting) -> None:
    """Become responsible for a case that nobody offered; whoever was is shown so.

    ``from_owner`` is the owner whom ``by`` saw: of two who take at once, one does. Raises
    NotAllowed, ChangedHands.
    """
    case = claiming.to_take(number, by=by)
    if by.account.pk == from_owner:
        raise NotAllowed
    _pass_on(case, by=by, from_owner=from_owner)
    HandOver.objects.filter(case=case, state=Passing.WAITING).update(
        state=Passing.WITHDRAWN, answered_at=by.now
    )
    row = HandOver(id=uuid7(by.now), case=case, giver_id=from_owner, taker=by.account)
    row.state, row.reason = Passing.TAKEN, Reason(reason)
    row.offered_at = row.answered_at = by.now
    row.save(force_insert=True)
    _told(case, by=by, fields=["owner", Reason(reason).value])


@transaction.atomic
def cover(number: UUID, *, to: UUID, until: date, by: Acting) -> None:
    """Let a colleague stand in for the owner from now on until ``until`` (exclusive).

    Raises NotAllowed, CaseClosed, CoverIsOver.
    """
    case = claiming.to_answer_for(number, by=by)
    _cover([case], to=to, until=until, by=by)


@transaction.atomic
def cover_all(*, to: UUID, until: date, by: Acting) -> int:
    """Let a colleague stand in for all open cases that ``by`` owns; return how many.

    Raises NotAllowed, CoverIsOver.
    """
    owned = policies.own(by).open().filter(owner=by.account).select_related("person")
    return _cover(list(owned), to=to, until=until, by=by)


@transaction.atomic
def end_cover(number: UUID, *, by: Acting) -> None:
    """Let the owner answer alone again. Raises NotAllowed, CaseClosed."""
    case = claiming.to_answer_for(number, by=by)
    Case.objects.in_city(by.city).filter(pk=case.pk).update(cover=None, cover_until=None)
    _told(case, by=by, fields=["cover"])


@transaction.atomic
def look_into(number: UUID, *, reason: Reason, by: Acting) -> None:
    """Open a colleague's case for today, with a reason that the journal keeps.

    Who answers for it needs none. Raises NotAllowed.
    """
    case = policies.known(by).select_related("person").filter(pk=number).first()
    if case is None:
        raise NotAllowed
    if case.is_responsible(by.account.pk, on=by.on):
        return
    row = {"case": case, "account": by.account, "on": by.on}
    Opening.objects.get_or_create(**row, defaults={"reason": Reason(reason), "at": by.now})
    tell(
        Kind.GRANT,
        "casework.case",
        by=by,
        of=subject_of(case),
        thing_id=case.pk,
        fields=[Reason(reason).value],
    )


def _waiting(number: UUID, whose: Q, *, by: Acting) -> HandOver:
    policies.check_counselling(by)
    rows = HandOver.objects.filter(whose, pk=number, case__city=by.city)
    found = rows.select_related("case__person").first()
    if found is None:
        raise NotAllowed
    return found


def _answer(row: HandOver, state: Passing, *, by: Acting) -> None:
    waiting = HandOver.objects.filter(pk=row.pk, state=Passing.WAITING)
    if not waiting.update(state=state, answered_at=by.now):
        raise ChangedHands


def _pass_on(case: Case, *, by: Acting, from_owner: UUID) -> None:
    theirs = Case.objects.in_city(by.city).filter(pk=case.pk, owner=from_owner)
    if not theirs.update(owner=by.account, cover=None, cover_until=None):
        raise ChangedHands


def _cover(cases: list[Case], *, to: UUID, until: date, by: Acting) -> int:
    if until <= by.on:
        raise CoverIsOver
    deputy = claiming.colleague(to, by=by)
    if any(case.owner_id == deputy.pk for case in cases):
        raise NotAllowed
    rows = Case.objects.in_city(by.city).filter(pk__in=[case.pk for case in cases])
    count = rows.update(cover=deputy, cover_until=until)
    if cases:
        tell_of_each(Kind.WRITE, "casework.cover", by=by, of=[subject_of(case) for case in cases])
    return count


def _told(case: Case, *, by: Acting, fields: list[str]) -> None:
    tell(
        Kind.WRITE,
        "casework.hand_over",
        by=by,
        of=subject_of(case),
        thing_id=case.pk,
        fields=fields,
    )
