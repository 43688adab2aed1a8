"""Staff come, get roles and leave; nobody raises their own rights; nobody locks the house."""

from datetime import timedelta
from functools import partial

import pytest
from allauth.mfa.models import Authenticator

from migrado.accounts import actions, policies, queries
from migrado.accounts.domain import Permission, Role
from migrado.accounts.models import Account, Assignment, in_force
from migrado.journal.models import Entry
from tests.accounts.factories import PASSWORD, desk_client, staff
from tests.support.clock import NOW, TODAY
from tests.support.together import run_at_once
from tests.texts.factories import make_city

pytestmark = pytest.mark.django_db


@pytest.fixture
def city():
    return make_city("dortmund")


@pytest.fixture
def other_city():
    return make_city("hamm")


@pytest.fixture
def ole(city):
    return staff("Ole", operator=city)


def held(account, city, on=TODAY):
    return policies.roles(account, city=city, on=on)


def test_somebody_is_invited_sets_a_password_and_holds_the_role(city, ole):
    account, token = actions.invite_to(
        Role.COUNSELLING, actions.Invitee("Kim", " Kim@Example.org "), city=city, by=ole, now=NOW
    )
    actions.accept(token, password=PASSWORD, now=NOW)

    account.refresh_from_db()
    assert account.email == "kim@example.org"
    assert account.check_password(PASSWORD)
    assert held(account, city) == {Role.COUNSELLING}
    assert policies.can(Permission.COUNSEL_PERSON, by=account, city=city, on=TODAY)
    assert Entry.objects.in_city(city).filter(thing="accounts.assignment.counselling").count() == 1


@pytest.mark.parametrize("later", [timedelta(0), timedelta(days=7)])
def test_a_link_works_once_and_for_a_week(city, ole, later):
    _, token = actions.invite_to(
        Role.COURSES, actions.Invitee("Kim", "kim@example.org"), city=city, by=ole, now=NOW
    )
    if not later:
        actions.accept(token, password=PASSWORD, now=NOW)

    with pytest.raises(actions.InvitationOver):
        actions.accept(token, password=PASSWORD, now=NOW + later)
    assert queries.open_invitation(token, now=NOW + later) is None


def test_a_weak_password_is_refused_and_the_link_stays_good(city, ole):
    _, token = actions.invite_to(
        Role.COURSES, actions.Invitee("Kim", "kim@example.org"), city=city, by=ole, now=NOW
    )

    with pytest.raises(actions.WeakPassword) as refused:
        actions.accept(token, password="short", now=NOW)

    assert refused.value.messages
    assert queries.open_invitation(token, now=NOW)


def test_an_invitation_never_opens_an_account_that_has_a_password(city, other_city):
    kim = staff("Kim", counselling=other_city)
    ole = staff("Ole", operator=city)

    account, token = actions.invite_to(
        Role.RECEPTION, actions.Invitee("Somebody", kim.email), city=city, by=ole, now=NOW
    )

    assert (account, token) == (kim, "")
    assert Account.objects.get(pk=kim.pk).name == "Kim"


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PARTNER])
def test_nobody_grants_to_themselves_and_only_operators_grant(city, ole, role):
    kim = staff("Kim", **{Role.COUNSELLING: city})

    with pytest.raises(policies.NotAllowed):
        actions.grant(role, to=ole, city=city, by=ole, now=NOW)
    with pytest.raises(policies.NotAllowed):
        actions.grant(role, to=ole, city=city, by=kim, now=NOW)


def test_a_role_in_one_city_is_none_in_another(city, other_city, ole):
    kim = staff("Kim", counselling=other_city)

    assert held(ole, other_city) == frozenset()
    with pytest.raises(policies.NotAllowed):
        actions.grant(Role.AUDIT, to=kim, city=other_city, by=ole, now=NOW)


def test_a_new_operator_waits_for_a_second_one(city, ole):
    ada, kim = staff("Ada", operator=city), staff("Kim", counselling=city)

    waiting = actions.grant(Role.OPERATOR, to=kim, city=city, by=ole, now=NOW)
    assert held(kim, city) == {Role.COUNSELLING}
    for involved in (ole, kim):
        with pytest.raises(policies.NotAllowed):
            actions.agree(waiting, by=involved, now=NOW)
    actions.agree(waiting, by=ada, now=NOW)

    assert held(kim, city) == {Role.COUNSELLING, Role.OPERATOR}


def test_the_same_role_twice_is_refused(city, ole):
    kim = staff("Kim", counselling=city)

    with pytest.raises(actions.AlreadyHeld):
        actions.grant(Role.COUNSELLING, to=kim, city=city, by=ole, now=NOW)


def test_a_role_that_ended_is_over_at_once_and_can_be_given_again(city, ole):
    kim = staff("Kim", counselling=city)
    actions.end(kim.assignment_set.get(), by=ole, now=NOW)
    assert held(kim, city) == frozenset()

    actions.grant(Role.COUNSELLING, to=kim, city=city, by=ole, now=NOW)

    assert held(kim, city) == {Role.COUNSELLING}


def test_who_leaves_can_do_nothing_any_more(city, other_city, ole):
    kim = staff("Kim", counselling=city, courses=city)

    actions.leave(kim, city=city, by=ole, now=NOW)

    kim.refresh_from_db()
    assert not kim.is_active
    assert held(kim, city) == frozenset()
    assert policies.cities_of(kim, on=TODAY) == {}


def test_who_leaves_one_city_keeps_what_they_are_in_another(city, other_city, ole):
    kim = staff("Kim", counselling=city, courses=other_city)

    actions.leave(kim, city=city, by=ole, now=NOW)

    kim.refresh_from_db()
    assert kim.is_active
    assert (held(kim, city), held(kim, other_city)) == (frozenset(), {Role.COURSES})


def test_an_invitation_never_opens_an_account_that_waits_in_another_city(city, other_city, ole):
    _, first = actions.invite_to(
        Role.COUNSELLING,
        actions.Invitee("Kim", "kim@example.org"),
        city=other_city,
        by=None,
        now=NOW,
    )

    _, token = actions.invite_to(
        Role.RECEPTION, actions.Invitee("Kim", "kim@example.org"), city=city, by=ole, now=NOW
    )

    assert token == ""
    assert queries.open_invitation(first, now=NOW)


def test_the_machine_lets_in_again_who_is_locked_out(city):
    kim = staff("Kim", counselling=city)
    desk_client(kim)

    account, token = actions.invite(actions.Invitee("Kim", kim.email), city=city, by=None, now=NOW)

    assert token
    assert not account.has_usable_password()
    assert not Authenticator.objects.filter(user=kim).exists()
    assert held(account, city) == {Role.COUNSELLING}


def test_who_comes_back_starts_anew(city, ole):
    kim = staff("Kim", counselling=city)
    desk_client(kim)
    actions.leave(kim, city=city, by=ole, now=NOW)

    account, token = actions.invite_to(
        Role.RECEPTION, actions.Invitee("Kim", kim.email), city=city, by=ole, now=NOW
    )

    assert token
    assert (account.pk, account.is_active, account.has_usable_password()) == (kim.pk, True, False)
    assert held(account, city) == {Role.RECEPTION}
    assert not Authenticator.objects.filter(user=kim).exists()


def test_the_last_operator_stays(city, ole):
    ada = staff("Ada", operator=city)
    actions.end(ole.assignment_set.get(), by=ada, now=NOW)
    kim = staff("Kim", operator=city)
    actions.leave(ada, city=city, by=kim, now=NOW)

    with pytest.raises(policies.NotAllowed):
        actions.leave(kim, city=city, by=kim, now=NOW)
    assert held(kim, city) == {Role.OPERATOR}


@pytest.mark.django_db(transaction=True)
def test_two_operators_who_end_each_other_at_once_leave_one(city):
    pair = staff("Ada", operator=city), staff("Ole", operator=city)

    def end(other, by):
        actions.end(other.assignment_set.get(), by=by, now=NOW)

    refused = run_at_once([partial(end, *both) for both in (pair, pair[::-1])])

    left = Assignment.objects.in_city(city).filter(in_force(TODAY)).filter(role=Role.OPERATOR)
    assert left.count() == 1
    assert [type(one) for one in refused] in ([policies.NotAllowed], [actions.LastOperator])


def awaited(city, ole, **more):
    who = actions.Invitee("Kim", "kim@example.org")
    return actions.invite_to(Role.RECEPTION, who, city=city, by=ole, now=NOW, **more)


@pytest.mark.parametrize("later", [timedelta(hours=1), timedelta(days=30)])
def test_who_never_came_in_gets_a_new_link_and_the_older_one_ends(city, ole, later):
    kim, old = awaited(city, ole)

    new = actions.renew(kim, city=city, by=ole, now=NOW + later)

    assert queries.open_invitation(old, now=NOW + later) is None
    assert actions.accept(new, password=PASSWORD, now=NOW + later) == kim
    told = Entry.objects.in_city(city).filter(thing="accounts.invitation", actor=str(ole.pk))
    assert told.count() == 2


def test_nobody_makes_a_link_for_an_account_that_is_somebodys_own(city, other_city, ole):
    with_password = staff("Ada", reception=city)
    elsewhere, _ = awaited(city, ole)
    actions.grant(Role.AUDIT, to=elsewhere, city=other_city, by=None, now=NOW)

    tokens = {actions.renew(one, city=city, by=ole, now=NOW) for one in (with_password, elsewhere)}

    assert tokens == {""}
    rows = {row.name: row.awaited for row in queries.staff(city, on=TODAY)}
    assert rows == {"Ada": False, "Kim": False, "Ole": False}


def test_who_may_not_or_left_or_holds_no_role_here_gets_no_new_link(city, other_city, ole):
    kim, _ = awaited(city, ole)
    others = [staff("Ada", audit=city), staff("Eva", operator=other_city), kim]
    for by in others:
        with pytest.raises(policies.NotAllowed):
            actions.renew(kim, city=city, by=by, now=NOW)

    actions.leave(kim, city=city, by=ole, now=NOW)

    kim.refresh_from_db()
    for who in (kim, staff("Max", reception=other_city)):
        with pytest.raises(policies.NotAllowed):
            actions.renew(who, city=city, by=ole, now=NOW)


def test_a_link_that_was_made_while_a_password_was_set_opens_nothing(city, ole, monkeypatch):
    kim, old = awaited(city, ole)
    monkeypatch.setattr(policies, "is_theirs_alone", lambda *_, **__: False)  # had looked before
    actions.accept(old, password=PASSWORD, now=NOW)
    late = actions.renew(kim, city=city, by=ole, now=NOW)

    with pytest.raises(actions.InvitationOver):
        actions.accept(late, password="another four words for it", now=NOW)

    assert Account.objects.get(pk=kim.pk).check_password(PASSWORD)


def test_the_list_of_staff_is_one_query(city, ole, django_assert_num_queries):
    awaited(city, ole)

    with django_assert_num_queries(1):
        assert [row.awaited for row in queries.staff(city, on=TODAY)] == [True, False]
