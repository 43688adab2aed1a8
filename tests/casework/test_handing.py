"""A case passes to a colleague; who is not responsible needs a reason, which is written down."""

from datetime import timedelta
from functools import partial

import pytest

from migrado.accounts import actions as accounts
from migrado.accounts.models import Assignment
from migrado.accounts.policies import NotAllowed
from migrado.casework import actions
from migrado.casework.actions import AlreadyOffered, ChangedHands, CoverIsOver
from migrado.casework.domain import Outcome, Passing, Reason
from migrado.casework.models import Case, HandOver, Opening
from migrado.journal.models import Entry
from migrado.people.domain import Purpose
from tests.accounts.factories import staff
from tests.casework.factories import days_later, make_case, new_case
from tests.people.factories import acting, agreed, make_person
from tests.support.clock import TODAY
from tests.support.effort import effort
from tests.support.together import run_at_once

pytestmark = pytest.mark.django_db


def owner_of(case):
    return Case.objects.in_city(case.city).get(pk=case.pk).owner


def test_a_colleague_who_accepts_becomes_responsible(case, counsellor, colleague):
    row = actions.offer(case.pk, to=colleague.account.pk, by=counsellor)
    (waiting,) = actions.read_day(by=colleague).offered
    assert (waiting.is_for_me, waiting.name.given) == (True, "Olena")
    assert actions.read_case(case.pk, by=colleague) is None

    actions.accept(row.pk, by=colleague)

    assert owner_of(case) == colleague.account
    assert actions.read_case(case.pk, by=counsellor) is None
    assert actions.read_case(case.pk, by=colleague).head.is_mine


def test_whoever_offers_sees_that_it_waits(case, counsellor, colleague):
    actions.offer(case.pk, to=colleague.account.pk, by=counsellor)

    (waiting,) = actions.read_day(by=counsellor).offered
    assert (waiting.is_for_me, waiting.colleague.id) == (False, colleague.account.pk)
    assert actions.read_case(case.pk, by=counsellor).offered.to.id == colleague.account.pk
    with pytest.raises(AlreadyOffered):
        actions.offer(case.pk, to=colleague.account.pk, by=counsellor)


@pytest.mark.parametrize("answer", [actions.decline, actions.call_back])
def test_a_case_that_is_not_accepted_stays_where_it_is(case, counsellor, colleague, answer):
    row = actions.offer(case.pk, to=colleague.account.pk, by=counsellor)

    answer(row.pk, by=colleague if answer is actions.decline else counsellor)

    assert owner_of(case) == counsellor.account
    with pytest.raises(ChangedHands):
        actions.accept(row.pk, by=colleague)


def test_nobody_else_answers_an_offer(case, city, counsellor, colleague):
    row = actions.offer(case.pk, to=colleague.account.pk, by=counsellor)
    third = acting(city, Purpose.COUNSELLING)

    for answer in (actions.accept, actions.decline, actions.call_back):
        with pytest.raises(NotAllowed):
            answer(row.pk, by=third)
    with pytest.raises(NotAllowed):
        actions.accept(row.pk, by=counsellor)


def test_a_case_is_offered_to_counsellors_of_the_city_only(case, counsellor, reception):
    for other in (reception, counsellor):
        with pytest.raises(NotAllowed):
            actions.offer(case.pk, to=other.account.pk, by=counsellor)


def test_closing_takes_an_offer_back(case, counsellor, colleague):
    row = actions.offer(case.pk, to=colleague.account.pk, by=counsellor)

    actions.close(case.pk, outcome=Outcome.MOVED_AWAY, by=counsellor)

    assert HandOver.objects.get().state == Passing.WITHDRAWN
    with pytest.raises(ChangedHands):
        actions.accept(row.pk, by=colleague)


def test_whoever_takes_a_case_over_gives_a_reason_and_the_owner_is_shown(
    case, counsellor, colleague
):
    actions.take_over(case.pk, from_owner=counsellor.account.pk, reason=Reason.ABSENT, by=colleague)

    assert owner_of(case) == colleague.account
    (taken,) = actions.read_day(by=counsellor).taken
    assert (taken.colleague.id, taken.reason) == (colleague.account.pk, Reason.ABSENT)
    assert actions.read_day(by=days_later(counsellor, 30)).taken == ()
    line = Entry.objects.in_city(case.city).filter(thing="casework.hand_over").get()
    assert line.fields == ["absent", "owner"]


def test_whoever_saw_another_owner_takes_nothing(case, counsellor, colleague, city):
    third = acting(city, Purpose.COUNSELLING)
    seen = {"from_owner": counsellor.account.pk, "reason": Reason.ABSENT}
    actions.take_over(case.pk, **seen, by=colleague)

    with pytest.raises(ChangedHands):
        actions.take_over(case.pk, **seen, by=third)

    assert owner_of(case) == colleague.account


def test_a_case_without_owner_is_found_and_taken_also_without_consent(city, reception, colleague):
    leaver = acting(city, Purpose.COUNSELLING)
    case = new_case(leaver, reception=reception)
    assert actions.read_orphans(by=colleague) == ()
    later = days_later(colleague, 200)
    with pytest.raises(NotAllowed):  # nobody knows of it any more
        actions.take_over(case.pk, from_owner=leaver.account.pk, reason=Reason.ABSENT, by=later)
    role = Assignment.objects.in_city(city).get(account=leaver.account)
    accounts.end(role, by=staff("Op", operator=city), now=leaver.now)

    (found,) = actions.read_orphans(by=later)
    actions.take_over(found.id, from_owner=found.owner.id, reason=Reason.ABSENT, by=later)

    assert owner_of(case) == colleague.account
    assert actions.read_case(case.pk, by=later) is None


def test_a_cover_reads_and_writes_until_the_day(case, counsellor, colleague):
    actions.cover(case.pk, to=colleague.account.pk, until=TODAY + timedelta(days=14), by=counsellor)

    assert actions.read_case(case.pk, by=colleague).head.is_mine
    assert actions.read_case(case.pk, by=counsellor).head.cover.id == colleague.account.pk
    assert actions.read_case(case.pk, by=days_later(colleague, 13)) is not None
    assert actions.read_case(case.pk, by=days_later(colleague, 14)) is None
    assert actions.read_case(case.pk, by=days_later(counsellor, 14)).head.cover is None


def test_a_holiday_covers_all_open_cases_at_once(case, reception, counsellor, colleague):
    second = new_case(counsellor, reception=reception)
    closed = new_case(counsellor, reception=reception, given="Vera")
    actions.close(closed.pk, outcome=Outcome.OTHER, by=counsellor)

    count = actions.cover_all(
        to=colleague.account.pk, until=TODAY + timedelta(days=14), by=counsellor
    )

    assert count == 2
    assert {one.id for one in actions.read_mine(by=colleague)} == {case.pk, second.pk}
    actions.end_cover(case.pk, by=counsellor)
    assert {one.id for one in actions.read_mine(by=colleague)} == {second.pk}


def test_a_cover_lasts_at_least_a_day_and_is_somebody_else(case, reception, counsellor, colleague):
    with pytest.raises(CoverIsOver):
        actions.cover(case.pk, to=colleague.account.pk, until=TODAY, by=counsellor)
    for other in (counsellor, reception):
        with pytest.raises(NotAllowed):
            actions.cover(
                case.pk, to=other.account.pk, until=TODAY + timedelta(days=1), by=counsellor
            )


def test_a_case_is_looked_into_with_a_reason_for_one_day(case, counsellor, colleague):
    assert actions.read_case(case.pk, by=colleague) is None

    actions.look_into(case.pk, reason=Reason.AT_THE_DESK, by=colleague)
    actions.look_into(case.pk, reason=Reason.DANGER, by=colleague)

    page = actions.read_case(case.pk, by=colleague)
    assert not page.head.is_mine
    (shown,) = actions.read_case(case.pk, by=counsellor).looked_into
    assert (shown.on, shown.reason) == (TODAY, Reason.AT_THE_DESK)
    assert actions.read_case(case.pk, by=days_later(colleague, 1)) is None
    lines = Entry.objects.in_city(case.city).filter(kind="grant", thing="casework.case")
    assert {tuple(line.fields) for line in lines} == {("at_the_desk",), ("danger",)}
    assert {line.subject for line in lines} == {case.person_id}


def test_whoever_answers_for_a_case_needs_no_reason(case, counsellor):
    actions.look_into(case.pk, reason=Reason.DANGER, by=counsellor)

    assert Opening.objects.count() == 0


def test_a_look_does_not_hand_over_close_or_cover(case, counsellor, colleague):
    actions.look_into(case.pk, reason=Reason.AT_THE_DESK, by=colleague)

    for attempt in (
        partial(actions.close, case.pk, outcome=Outcome.OTHER),
        partial(actions.offer, case.pk, to=counsellor.account.pk),
        partial(actions.end_cover, case.pk),
        partial(actions.reopen, case.pk),
    ):
        with pytest.raises(NotAllowed):
            attempt(by=colleague)


def test_colleagues_know_that_a_case_exists_and_whose_it_is(person, case, colleague):
    (known,) = actions.read_cases_of(person.pk, by=colleague)

    assert (known.id, known.owner.id) == (case.pk, case.owner_id)
    assert not known.is_readable


@pytest.mark.django_db(transaction=True)
def test_of_two_who_take_over_at_once_one_does(city, reception, counsellor, colleague):
    third = acting(city, Purpose.COUNSELLING)
    for attempt in range(effort("races")):
        person = make_person(reception, given=f"Person{attempt}")
        agreed(person, by=counsellor)
        case = make_case(person, by=counsellor)
        seen = {"from_owner": counsellor.account.pk, "reason": Reason.ABSENT}

        failures = run_at_once(
            [
                partial(actions.take_over, case.pk, **seen, by=colleague),
                partial(actions.take_over, case.pk, **seen, by=third),
            ]
        )

        assert [type(one) for one in failures] == [ChangedHands]
        assert HandOver.objects.filter(case=case).count() == 1


@pytest.mark.django_db(transaction=True)
def test_an_offer_is_accepted_once_however_often_it_is_clicked(reception, counsellor, colleague):
    for attempt in range(effort("races")):
        case = new_case(counsellor, reception=reception, given=f"Person{attempt}")
        row = actions.offer(case.pk, to=colleague.account.pk, by=counsellor)

        failures = run_at_once([partial(actions.accept, row.pk, by=colleague)] * 3)

        assert [type(one) for one in failures] == [ChangedHands] * 2
        assert owner_of(case) == colleague.account


@pytest.mark.django_db(transaction=True)
def test_two_desks_do_not_open_two_cases_for_one_person(reception, counsellor, colleague):
    for attempt in range(effort("races")):
        person = make_person(reception, given=f"Person{attempt}")
        agreed(person, by=counsellor)

        failures = run_at_once(
            [partial(make_case, person, by=by) for by in (counsellor, colleague)]
        )

        assert [type(one) for one in failures] == [actions.AlreadyOpen]
