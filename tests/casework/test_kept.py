"""Kept plans and assessments: who sees them, versions, and where a specialist knew better."""

from functools import partial

import pytest

from migrado.accounts.policies import NotAllowed
from migrado.casework import actions, queries
from migrado.casework.actions import NothingNew, NoWords
from migrado.casework.domain import Answer, KeptKind, ResultRef, Side, UnknownResult
from migrado.casework.models import KeptAssessment, Overruling
from migrado.people import actions as people
from migrado.people.domain import Category, Purpose
from migrado.people.models import Consent
from migrado.rules import assess, facts
from tests.casework.factories import ASSESSMENT, CATEGORIES, make_case, make_kept
from tests.people.factories import acting, agreed, later_than, make_person
from tests.rules.households import DORTMUND, document
from tests.support.effort import effort
from tests.support.together import run_at_once
from tests.texts.factories import make_city

pytestmark = pytest.mark.django_db
REF = ResultRef("kindergeld", "p1")
IDENTITY = frozenset({Category.IDENTITY})


@pytest.fixture
def client(reception, jobcenter):
    """Return a person who agreed that the Jobcenter in the house looks at what may be due."""
    person = make_person(reception, given="Mihai")
    agreed(person, Purpose.BENEFITS, by=jobcenter)
    return person


def test_what_is_kept_is_read_with_its_trace(client, jobcenter):
    row = make_kept(client, by=jobcenter)

    page = actions.read_kept(row.pk, by=jobcenter)

    assert page.content == ASSESSMENT
    assert (page.row.number, page.person) == (1, client.pk)
    assert b"kindergeld" not in bytes(row.sealed)


def test_each_time_a_new_version_is_kept(client, jobcenter):
    make_kept(client, by=jobcenter)
    make_kept(client, by=later_than(jobcenter), content={"results": []})
    make_kept(client, by=jobcenter, kind=KeptKind.PLAN)

    rows = actions.read_kept_of(client.pk, by=jobcenter)

    assert [(row.kind, row.number) for row in rows] == [
        ("assessment", 2),
        *sorted([("assessment", 1), ("plan", 1)], key=lambda one: one != (rows[1].kind, 1)),
    ]


def test_what_was_agreed_to_decides_what_is_kept(reception, jobcenter):
    person = make_person(reception)
    with pytest.raises(NotAllowed):
        make_kept(person, by=jobcenter)
    agreed(person, Purpose.BENEFITS, by=jobcenter, categories=IDENTITY | {Category.STAY})

    with pytest.raises(NotAllowed):
        make_kept(person, by=jobcenter)
    with pytest.raises(NotAllowed):
        make_kept(person, by=jobcenter, categories=frozenset())

    assert make_kept(person, by=jobcenter, categories=frozenset({Category.STAY})).number == 1


def test_who_may_not_see_one_kind_of_data_in_it_does_not_see_it(client, jobcenter):
    row = make_kept(client, by=jobcenter)
    later = later_than(jobcenter)
    agreed(client, Purpose.BENEFITS, by=later, categories=IDENTITY | {Category.STAY})

    assert actions.read_kept(row.pk, by=later) is None
    assert actions.read_kept_of(client.pk, by=later) == ()


def test_a_withdrawal_shuts_it_at_once(client, jobcenter):
    row = make_kept(client, by=jobcenter)
    people.withdraw(Consent.objects.in_city(client.city).get(person=client), by=jobcenter)

    assert actions.read_kept(row.pk, by=jobcenter) is None


def test_counselling_sees_it_on_its_own_consent(client, jobcenter, counsellor, reception):
    row = make_kept(client, by=jobcenter)
    assert actions.read_kept(row.pk, by=counsellor) is None
    agreed(client, by=counsellor)

    assert actions.read_kept(row.pk, by=counsellor) is not None
    case = make_case(client, by=counsellor)
    assert [one.id for one in actions.read_case(case.pk, by=counsellor).kept] == [row.pk]
    with pytest.raises(NotAllowed):
        actions.read_kept_of(client.pk, by=reception)


def test_a_specialist_answers_otherwise_with_a_reason(client, jobcenter):
    row = make_kept(client, by=jobcenter)

    ruling = actions.overrule(
        row.pk, REF, to=Answer.YES, reason="Fiktionsbescheinigung liegt vor", by=jobcenter
    )

    page = actions.read_kept(row.pk, by=jobcenter)
    (shown,) = page.overrulings
    assert (shown.rule, shown.answer, shown.overruled_to) == ("kindergeld.title", "no", "yes")
    assert shown.reason == "Fiktionsbescheinigung liegt vor"
    assert page.content == ASSESSMENT
    assert b"Fiktion" not in bytes(ruling.sealed)


@pytest.mark.parametrize(
    ("ref", "to", "reason", "why"),
    [
        (REF, Answer.NO, "x", NothingNew),
        (REF, Answer.YES, " ", NoWords),
        (ResultRef("wohngeld", "p1"), Answer.YES, "x", UnknownResult),
        (ResultRef("kindergeld", "p2"), Answer.YES, "x", UnknownResult),
        (ResultRef("kindergeld", "p1", Side.DUTY), Answer.YES, "x", UnknownResult),
    ],
)
def test_only_an_answer_that_was_given_is_overruled(client, jobcenter, ref, to, reason, why):
    row = make_kept(client, by=jobcenter)

    with pytest.raises(why):
        actions.overrule(row.pk, ref, to=to, reason=reason, by=jobcenter)

    assert Overruling.objects.in_city(client.city).count() == 0


def test_a_counsellor_does_not_overrule(client, jobcenter, counsellor):
    row = make_kept(client, by=jobcenter)
    agreed(client, by=counsellor)

    with pytest.raises(NotAllowed):
        actions.overrule(row.pk, REF, to=Answer.YES, reason="x", by=counsellor)


def test_what_is_overruled_often_is_material_for_better_rules(client, reception, jobcenter):
    other = make_person(reception, given="Vera")
    agreed(other, Purpose.BENEFITS, by=jobcenter)
    for person, to in ((client, Answer.YES), (other, Answer.YES), (other, Answer.ASK)):
        row = make_kept(person, by=jobcenter)
        ruling = actions.overrule(row.pk, REF, to=to, reason="Darum", by=jobcenter)

    rows = queries.overrulings(client.city)

    assert [(one.rule, one.overruled_to, one.count) for one in rows] == [
        ("kindergeld.title", "yes", 2),
        ("kindergeld.title", "ask", 1),
    ]
    assert not hasattr(rows[0], "person")
    assert actions.read_reason(ruling.pk, by=jobcenter) == "Darum"
    people.withdraw(Consent.objects.in_city(other.city).get(person=other), by=jobcenter)
    assert actions.read_reason(ruling.pk, by=jobcenter) is None


def test_an_assessment_of_the_rules_is_kept_and_overruled(client, jobcenter):
    household = facts.parse(
        document({"id": "p1", "nationalities": ["PL"]}, topics=["residence_title"])
    )
    content = assess(household, local=DORTMUND).as_json()
    (result,) = content["results"]
    side = Side.RIGHT if result["right"] else Side.DUTY
    row = make_kept(client, by=jobcenter, content=content)
    to = next(one for one in Answer if one != result[side])

    ref = ResultRef("residence_title", "p1", side)
    actions.overrule(row.pk, ref, to=to, reason="x", by=jobcenter)

    (found,) = queries.overrulings(client.city)
    assert found.answer == result[side]
    assert found.rule in {"residence_title", *(one["rule"] for one in result["trace"])}


def test_a_merged_person_keeps_what_was_kept(client, reception, jobcenter):
    row = make_kept(client, by=jobcenter)
    other = make_person(reception, given="Michael")
    people.merge(client, into=other, by=reception)

    assert [one.id for one in actions.read_kept_of(other.pk, by=jobcenter)] == [row.pk]
    assert actions.read_kept(row.pk, by=jobcenter).person == other.pk


def test_what_is_kept_in_another_city_is_not_there(client, jobcenter):
    row = make_kept(client, by=jobcenter)
    elsewhere = acting(make_city("hamm"), Purpose.BENEFITS)

    assert actions.read_kept(row.pk, by=elsewhere) is None
    with pytest.raises(NotAllowed):
        actions.read_kept_of(client.pk, by=elsewhere)


@pytest.mark.django_db(transaction=True)
def test_two_who_keep_at_once_make_two_versions(client, jobcenter):
    for _ in range(effort("races")):
        assert run_at_once([partial(make_kept, client, by=jobcenter)] * 3) == []

    numbers = KeptAssessment.objects.in_city(client.city).values_list("number", flat=True)
    assert sorted(numbers) == list(range(1, 3 * effort("races") + 1))
    assert (
        frozenset(map(Category, KeptAssessment.objects.in_city(client.city).first().categories))
        == CATEGORIES
    )
