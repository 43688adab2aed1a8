"""Who lives with whom and who decides for whom, at the desks that have a use for it."""

import pytest

from migrado.people import actions, queries
from migrado.people.domain import Guardian, Purpose
from migrado.people.models import Guardianship, Household
from tests.desk.conftest import PEOPLE
from tests.people.factories import acting, make_person
from tests.support.clock import TODAY
from tests.support.pages import check_page, open_page

pytestmark = pytest.mark.django_db
EN = {"accept-language": "en"}


@pytest.fixture
def taras(city):
    return make_person(acting(city), given="Taras", born="2015-01-02")


@pytest.fixture
def home(olena):
    return f"{PEOPLE}{olena.pk}/household/"


@pytest.fixture
def desk(colleague):
    return colleague("registration", headers=EN)


def members(person):
    view = queries.household_of(person, on=TODAY)
    return {one.person: one.relation.value for one in view.members} if view else {}


def test_a_household_is_founded_and_somebody_found_and_joined(desk, home, olena, taras):
    desk.post(f"{home}found/")
    found = check_page(desk.post(f"{home}look/", {"text": "Taras"}))
    assert found.find("input", {"name": "person", "value": str(taras.pk)})

    answer = desk.post(f"{home}join/", {"person": str(taras.pk), "relation": "child"})

    assert answer["Location"] == home
    assert members(olena) == {olena.pk: "self", taras.pk: "child"}
    assert "Taras Beispiel" in open_page(desk, home).text


def test_somebody_leaves(desk, home, olena, taras):
    desk.post(f"{home}found/")
    desk.post(f"{home}join/", {"person": str(taras.pk), "relation": "child"})

    desk.post(f"{home}leave/", {"person": str(taras.pk)})

    assert members(olena) == {olena.pk: "self"}


def test_who_lives_somewhere_already_is_refused_in_a_sentence(desk, home, taras, city):
    actions.found_household(taras, by=acting(city, Purpose.REGISTRATION))
    desk.post(f"{home}found/")

    answers = [
        desk.post(f"{home}join/", {"person": str(taras.pk), "relation": "child"}),
        desk.post(f"{home}found/"),
    ]

    for answer in answers:
        assert answer.status_code == 422
        assert "already" in check_page(answer).select_one("[role=alert]").text
    assert Household.objects.in_city(city).count() == 2


def test_a_guardian_is_appointed_and_dismissed(desk, olena, taras):
    place = f"{PEOPLE}{taras.pk}/household/"
    desk.post(f"{place}guardians/", {"person": str(olena.pk), "kind": "parent"})
    desk.post(f"{place}guardians/", {"person": "", "kind": "appointed"})
    page = open_page(desk, place)

    parent = Guardianship.objects.get(ward=taras, kind=Guardian.PARENT)
    desk.post(f"{place}guardians/{parent.pk}/")

    text = " ".join(page.text.split())
    assert "Olena Beispiel · parent" in text
    assert "somebody from outside of the house · guardian" in text
    assert Guardianship.objects.filter(ward=taras, until=None).count() == 1


@pytest.mark.parametrize(
    ("where", "wrong"),
    [
        ("join/", {"relation": "child"}),
        ("join/", {"person": "nobody", "relation": "child"}),
        ("join/", {"relation": "king"}),
        ("join/", {"relation": "self"}),
        ("leave/", {}),
        ("guardians/", {"kind": "king"}),
        ("guardians/", {"person": "nobody", "kind": "parent"}),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence(desk, home, olena, taras, where, wrong):
    desk.post(f"{home}found/")
    first = {"person": str(taras.pk)} if where == "join/" and wrong.keys() == {"relation"} else {}

    answer = desk.post(f"{home}{where}", (first if wrong != {"relation": "child"} else {}) | wrong)

    assert answer.status_code == 422
    assert check_page(answer).select_one("[role=alert]")
    assert (members(olena), Guardianship.objects.count()) == ({olena.pk: "self"}, 0)


def test_nobody_decides_for_themselves(desk, home, olena):
    answer = desk.post(f"{home}guardians/", {"person": str(olena.pk), "kind": "parent"})

    assert (answer.status_code, Guardianship.objects.count()) == (422, 0)


def test_a_guardianship_of_somebody_else_is_not_ended_here(desk, home, taras, city):
    row = actions.appoint(taras, None, kind=Guardian.APPOINTED, by=acting(city))

    assert desk.post(f"{home}guardians/{row.pk}/").status_code == 404
    assert Guardianship.objects.get().until is None


@pytest.mark.parametrize(
    ("role", "status"), [("reception", 403), ("counselling", 403), ("jobcenter", 404)]
)
def test_who_has_no_use_for_a_household_sees_and_changes_none(colleague, home, olena, role, status):
    client = colleague(role)

    answers = [
        client.get(home),
        client.post(f"{home}found/"),
        client.post(f"{home}look/", {"text": "Taras"}),
        client.post(f"{home}join/", {"person": str(olena.pk), "relation": "child"}),
        client.post(f"{home}leave/", {"person": str(olena.pk)}),
        client.post(f"{home}guardians/", {"person": "", "kind": "parent"}),
        client.post(f"{home}guardians/1/"),
    ]

    assert {answer.status_code for answer in answers} == {status}
    assert Household.objects.in_city(olena.city).count() == 0
