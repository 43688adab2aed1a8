"""The page of a person: each sees what their purpose allows, with source and since when."""

from datetime import timedelta

import pytest

from migrado.journal.models import Entry
from migrado.people import actions
from migrado.people.domain import (
    ADDRESS,
    PHONE,
    Giver,
    Purpose,
    Source,
    Statement,
    Told,
    said,
)
from migrado.people.models import Merge, Person
from tests.desk.conftest import PEOPLE
from tests.people.factories import acting, agreed, make_person
from tests.support.clock import NOW, TODAY
from tests.support.pages import check_page, open_page

pytestmark = pytest.mark.django_db
EN = {"accept-language": "en"}


def headings(page):
    return [tag.text for tag in page.select("main section > h2")]


def test_reception_sees_who_it_is_and_how_to_reach_them(colleague, city, olena):
    page = open_page(colleague("reception", headers=EN), f"{PEOPLE}{olena.pk}/")

    assert headings(page) == [
        "Name, birth, sex entry, nationality",
        "Phone, e-mail, languages, ways to be reached",
        "Consents",
    ]
    assert "said, 23.11.2026" in page.select_one("dd").text
    entry = Entry.objects.in_city(city).get(kind="read")
    assert (entry.purpose, entry.subject) == ("reception", olena.pk)


def test_what_is_not_for_the_reader_is_not_mentioned(colleague, city, olena):
    registration = acting(city, Purpose.REGISTRATION)
    actions.state(olena, [said(ADDRESS, {"town": "Geheimstadt"})], by=registration)

    seen = {
        role: open_page(colleague(role), f"{PEOPLE}{olena.pk}/").text
        for role in ("reception", "registration")
    }

    assert "Geheimstadt" in seen["registration"]
    assert "Geheimstadt" not in seen["reception"]


def test_the_counsellor_is_told_what_a_consent_would_open(colleague, olena, counselled):
    desk = colleague("counselling", headers=EN)
    before = open_page(desk, f"{PEOPLE}{olena.pk}/").text
    agreed(olena, by=counselled[1])

    after = open_page(desk, f"{PEOPLE}{olena.pk}/").text

    assert "You see this page for: Reception." in before
    assert "With a consent to “Arrival counselling” you would also see" in before
    assert "You see this page for: Arrival counselling." in after
    assert "With a consent to “Arrival counselling”" not in after


def test_reception_is_told_of_no_consent_that_would_not_help_it(colleague, olena):
    page = open_page(colleague("reception", headers=EN), f"{PEOPLE}{olena.pk}/")

    assert "you would also see" not in page.text


def test_the_jobcenter_sees_its_own_consents_only(colleague, olena, counselled):
    agreed(olena, by=counselled[1])
    agreed(olena, Purpose.BENEFITS, by=counselled[1])

    page = open_page(colleague("jobcenter", headers=EN), f"{PEOPLE}{olena.pk}/")

    assert [tag.text.strip() for tag in page.select("#consents ~ ul h3")] == [
        "Jobcenter in the house"
    ]


def test_of_a_household_only_who_may_be_named_is_named(colleague, city, olena, counselled):
    registration = acting(city, Purpose.REGISTRATION)
    son = make_person(registration, given="Taras", born="2015-01-02")
    household = actions.found_household(olena, by=registration)
    actions.join(household, son, relation="child", by=registration)
    agreed(olena, Purpose.BENEFITS, by=counselled[1])

    seen = {
        role: open_page(colleague(role, headers=EN), f"{PEOPLE}{olena.pk}/").text
        for role in ("registration", "jobcenter", "reception")
    }

    assert "Taras Beispiel" in seen["registration"]
    assert "Taras" not in seen["jobcenter"]
    assert "somebody whose name you may not see" in seen["jobcenter"]
    assert "Taras" not in seen["reception"]
    assert Entry.objects.in_city(city).filter(kind="read", subject=son.pk).count() == 1


@pytest.mark.parametrize(
    ("role", "status"),
    [
        *(("reception", 200), ("registration", 200), ("counselling", 200)),
        *(("jobcenter", 404), ("courses", 404)),
        *((role, 403) for role in ("editor", "translator", "partner", "reporting")),
        *(("audit", 403), ("operator", 403)),
    ],
)
def test_who_may_open_a_person_that_agreed_to_nothing(colleague, olena, role, status):
    assert colleague(role).get(f"{PEOPLE}{olena.pk}/").status_code == status


def test_the_history_of_a_fact_shows_every_statement(colleague, city, olena):
    later = acting(city, now=NOW + timedelta(days=1))
    told = Told(value="+49 231 2", reason="the shelter knows it")
    actions.state(olena, [Statement(key=PHONE, told=told, source=Source.OFFICE)], by=later)

    page = open_page(colleague("reception", headers=EN), f"{PEOPLE}{olena.pk}/facts/phone/")

    first, second = (tag.text for tag in page.select("main ol > li"))
    assert "+49 231 2" in first
    assert "another office said it, 24.11.2026 (the shelter knows it)" in first
    assert "said, 23.11.2026" in second


@pytest.mark.parametrize(("key", "status"), [("address", 403), ("nonsense", 404), ("email", 404)])
def test_a_history_that_is_not_for_the_reader_is_shut(colleague, olena, key, status):
    desk = colleague("reception")

    assert desk.get(f"{PEOPLE}{olena.pk}/facts/{key}/").status_code == status


def test_who_is_written_down_twice_is_shown_and_made_one_and_two_again(colleague, city, olena):
    twin = make_person(acting(city), given="Elena")
    desk = colleague("reception", headers=EN)
    shown = open_page(desk, f"{PEOPLE}{olena.pk}/same/")
    desk.post(f"{PEOPLE}{olena.pk}/same/{twin.pk}/merge/")

    one = open_page(desk, f"{PEOPLE}{olena.pk}/same/")
    (row,) = Merge.objects.in_city(city)
    desk.post(f"{PEOPLE}{olena.pk}/merges/{row.pk}/undo/")

    assert "The given name is the same in another language." in shown.text
    assert "made one with another entry on 23.11.2026" in one.text
    assert Person.objects.in_city(city).standing().count() == 2


def test_what_was_undone_or_is_one_already_is_refused_in_a_sentence(colleague, city, olena):
    twin = make_person(acting(city), given="Elena")
    desk = colleague("reception", headers=EN)
    desk.post(f"{PEOPLE}{olena.pk}/same/{twin.pk}/merge/")
    (row,) = Merge.objects.in_city(city)

    again = desk.post(f"{PEOPLE}{olena.pk}/same/{twin.pk}/merge/")
    desk.post(f"{PEOPLE}{olena.pk}/merges/{row.pk}/undo/")
    undone = desk.post(f"{PEOPLE}{olena.pk}/merges/{row.pk}/undo/")

    assert (again.status_code, undone.status_code) == (422, 422)
    assert "one person already" in check_page(again).select_one("[role=alert]").text
    assert "undone before" in check_page(undone).select_one("[role=alert]").text


def test_a_minor_is_known_by_their_guardian(colleague, city, olena, counselled):
    registration = acting(city, Purpose.REGISTRATION)
    son = make_person(registration, given="Taras", born="2015-01-02")
    actions.appoint(son, olena, kind="parent", by=registration)
    agreed(son, by=counselled[1], giver=Giver.GUARDIAN, until=TODAY + timedelta(days=9))

    page = open_page(colleague("counselling", headers=EN), f"{PEOPLE}{son.pk}/")

    assert "Olena Beispiel · parent" in " ".join(page.text.split())
    assert "signed on paper by a guardian" in page.text
