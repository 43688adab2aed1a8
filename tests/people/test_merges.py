"""Two rows become one person and two again; nothing is lost on the way."""

from datetime import timedelta
from functools import partial

import pytest

from migrado.accounts.policies import NotAllowed
from migrado.people import actions, queries
from migrado.people.domain import PHONE, Category, Purpose, said
from migrado.people.models import AskedCount, Merge, Person
from migrado.people.queries.portraits import standing
from tests.people.factories import acting, agreed, make_person
from tests.support.clock import NOW
from tests.support.effort import effort
from tests.support.together import run_at_once
from tests.texts.factories import make_city

pytestmark = pytest.mark.django_db
CONTACT = frozenset({Category.IDENTITY, Category.CONTACT})


@pytest.fixture
def two(reception):
    later = acting(reception.city, now=NOW + timedelta(hours=1))
    return make_person(reception, phone="+49 231 1"), make_person(later, given="Elena")


def test_a_merged_person_has_the_facts_of_both_and_the_newest_counts(reception, two):
    one, other = two

    actions.merge(one, into=other, by=reception)

    seen = queries.portrait(other, sight=CONTACT)
    assert seen.value(PHONE) == "+49 231 1"
    assert seen.name.given == "Elena"
    assert standing(one.pk, city=reception.city) == other


def test_search_finds_one_by_the_names_of_both(reception, two):
    one, other = two
    actions.merge(one, into=other, by=reception)

    assert [found.id for found in actions.look_up("Olena", by=reception)] == [other.pk]


def test_the_consent_of_one_holds_for_both(reception, counsellor, two):
    one, other = two
    agreed(one, by=counsellor)
    actions.merge(one, into=other, by=reception)

    assert actions.read(other.pk, by=counsellor) is not None
    assert len(queries.consents_of(other, on=reception.on)) == 1


def test_undone_both_are_as_before(reception, two):
    one, other = two
    row = actions.merge(one, into=other, by=reception)

    actions.undo(row, by=reception)

    assert queries.portrait(other, sight=CONTACT).value(PHONE) is None
    assert queries.portrait(one, sight=CONTACT).value(PHONE) == "+49 231 1"
    with pytest.raises(actions.CannotUndo):
        actions.undo(row, by=reception)


def test_who_was_merged_before_moves_along_and_back(reception, two):
    one, other = two
    third = make_person(reception, given="Lena")
    actions.merge(one, into=other, by=reception)
    row = actions.merge(other, into=third, by=reception)
    assert standing(one.pk, city=reception.city) == third

    actions.undo(row, by=reception)

    assert standing(one.pk, city=reception.city) == other
    assert standing(other.pk, city=reception.city) == other


def test_an_inner_merge_is_undone_after_the_outer_one(reception, two):
    one, other = two
    inner = actions.merge(one, into=other, by=reception)
    actions.merge(other, into=make_person(reception, given="Lena"), by=reception)

    with pytest.raises(actions.CannotUndo):
        actions.undo(inner, by=reception)
    inner.refresh_from_db()
    assert inner.undone_at is None


def test_what_both_were_asked_counts_as_asked_again(reception, two):
    one, other = two
    actions.merge(one, into=other, by=reception)

    counted = AskedCount.objects.in_city(reception.city).filter(outcome="again")
    assert sorted(counted.values_list("key", "count")) == [("birth", 1), ("name", 1)]


@pytest.mark.parametrize("turn", ["itself", "merged", "elsewhere"])
def test_what_cannot_be_merged_is_refused(reception, two, turn):
    one, other = two
    actions.merge(one, into=other, by=reception)
    wrong = {
        "itself": (other, other),
        "merged": (one, other),
        "elsewhere": (other, make_person(acting(make_city("hamm")))),
    }[turn]

    with pytest.raises((actions.CannotMerge, NotAllowed)):
        actions.merge(wrong[0], into=wrong[1], by=reception)


def test_a_merged_person_is_not_written_on(reception, two):
    one, other = two
    actions.merge(one, into=other, by=reception)

    with pytest.raises(actions.Gone):
        actions.state(one, [said(PHONE, "+49 231 9")], by=reception)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_", range(effort("races")))
def test_two_who_merge_crosswise_at_once_leave_one_person(_):
    reception = acting(make_city("dortmund"), Purpose.RECEPTION)
    one, other = make_person(reception), make_person(reception)
    works = [
        partial(actions.merge, one, into=other, by=reception),
        partial(actions.merge, other, into=one, by=reception),
    ]

    failures = run_at_once(works)

    assert [type(failure) for failure in failures] == [actions.CannotMerge]
    assert Person.objects.in_city(reception.city).standing().count() == 1
    assert Merge.objects.in_city(reception.city).count() == 1
