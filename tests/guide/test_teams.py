"""Which team of the immigration office somebody belongs to."""

import pytest

from migrado.guide.domain import teams
from migrado.guide.domain.teams import is_worth_asking, matter_of
from migrado.guide.queries import plan_page
from tests.guide.factories import all_of_us, family, visit
from tests.support.clock import TODAY


@pytest.mark.parametrize(
    ("facts", "matter"),
    [
        ({"paper": "national_visa", "purpose": "work"}, "work"),  # R13
        ({"paper": "national_visa", "purpose": "study"}, "study"),
        ({"paper": "national_visa", "purpose": "family"}, "family"),
        ({"paper": "none", "in_ukraine_on_2022_02_24": True}, "humanitarian"),  # R17
        ({"paper": "residence_permit", "title_section": "24"}, "humanitarian"),
        ({"paper": "residence_permit", "title_section": "18b"}, "work"),
        ({"paper": "residence_permit", "title_section": "16b.1"}, "study"),
        ({"paper": "residence_permit", "title_section": "28.1.1"}, "family"),
        ({"paper": "residence_permit", "title_section": "36a.1"}, "family"),
        ({"paper": "residence_permit", "title_section": "25.2"}, ""),
        ({"paper": "residence_permit", "title_section": "104c"}, ""),
        ({"paper": "toleration"}, "asylum"),
        ({"paper": "eu_family_residence_card"}, "eu_family"),  # R10
        ({"paper": "none", "purpose": "visit"}, ""),
        ({}, ""),
    ],
)
def test_a_matter_follows_from_paper_section_or_purpose(facts, matter):
    assert matter_of(facts) == matter


def test_the_purpose_is_asked_only_where_it_tells_the_team():
    assert is_worth_asking({"paper": "national_visa"})
    assert not is_worth_asking({"paper": "national_visa", "purpose": "work"})
    assert not is_worth_asking({"paper": "residence_permit"})
    assert not is_worth_asking({})


VISA = {
    "nationalities": ["IN"],
    "paper": "national_visa",
    "moved_in_on": "2026-11-16",
    "paper_valid_until": "2027-01-31",
}


def test_the_plan_names_the_team(dortmund):
    answers = visit({**VISA, "purpose": "study"}).answers
    plan = plan_page(dortmund, answers=answers, language="en", on=TODAY)

    assert [step.office and step.office.team for step in plan.steps] == [
        "38/2-2 Ausbildung & Studium"
    ] * 2


def test_no_team_is_named_when_it_is_not_plain(dortmund):
    alone = visit(VISA).answers
    mixed = visit(
        {
            **VISA,
            "household": family("spouse"),
            "nationalities": all_of_us(["IN"]),
            "purpose.you": "work",
            "purpose.partner": "family",
        }
    ).answers

    for answers in (alone, mixed):
        plan = plan_page(dortmund, answers=answers, language="en", on=TODAY)
        assert {step.office and step.office.team for step in plan.steps} == {""}


@pytest.mark.parametrize(
    ("role", "persons", "counter"),
    [
        ("citizen_services", [{"nationalities": ["RO"]}], "first_registration_eu"),
        ("citizen_services", [{"nationalities": ["CH"]}], "first_registration_eu"),
        ("citizen_services", [{"nationalities": ["DE", "RO"]}], "citizen_services"),
        ("citizen_services", [{"nationalities": ["SY"]}], "citizen_services"),
        ("citizen_services", [{"nationalities": ["RO"]}, {}], "citizen_services"),
        (
            "citizen_services",
            [{"nationalities": ["RO"], "arrived_from_abroad": False}],
            "citizen_services",
        ),
        ("citizen_services", [], "citizen_services"),
        ("immigration_office", [{"nationalities": ["RO"]}], "immigration_office"),
    ],
)
def test_only_who_moves_freely_and_comes_from_abroad_registers_at_the_arrival_centre(
    role, persons, counter
):
    assert teams.counter_of(role, persons) == counter
