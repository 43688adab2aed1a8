"""What nobody told and is ordinarily so: it settles the answer, and the answer names it."""

import pytest

from tests.rules.de.households import answer, person

ITALIAN = {"nationalities": ["IT"], "birth_on": "1990-01-01", "entered_on": "2026-11-01"}
GERMAN = {"nationalities": ["DE"], "birth_on": "1990-01-01"}
SYRIAN = {"nationalities": ["SY"], "birth_on": "1990-01-01"}


@pytest.mark.parametrize("known", [ITALIAN, GERMAN], ids=["free-to-move", "german"])
def test_who_needs_no_permit_is_not_asked_for_a_paper(known):
    untold = answer("work", person(**known), topics=("work",))
    told = answer("work", person(**known, paper="none"), topics=("work",))

    assert (untold["right"], untold["terms"]) == ("yes", told["terms"])


def test_everybody_else_is_asked_for_it():
    result = answer("work", person(**SYRIAN), topics=("work",))

    assert (result["right"], "paper" in result["missing_facts"]) == ("ask", True)


@pytest.mark.parametrize(
    ("born", "is_taken"),
    [
        ("2019-11-23", True),  # seven today
        ("2019-11-24", False),  # six until tomorrow
        ("2010-11-24", True),  # fifteen until tomorrow
        ("2010-11-23", False),  # sixteen today
    ],
)
def test_children_of_school_age_are_taken_to_go_to_school(born, is_taken):
    child = person(
        nationalities=["UA"],
        birth_on=born,
        paper="residence_permit",
        title_section="24",
        german_level="none",
    )
    told = answer("integration_course", child | {"in_school": True}, topics=("integration_course",))
    untold = answer("integration_course", child, topics=("integration_course",))

    assert (untold["right"] == told["right"]) == is_taken
    assert "in_school" in untold["missing_facts"]
