"""The catalogue of questions keeps to the contract and to the house's voice."""

import pytest
import yaml

from migrado.guide.domain import questions
from migrado.guide.domain.facts import PROTECTION_PERMIT
from migrado.guide.domain.questions import COUNTRIES, definitions
from migrado.rules.countries import CODES
from migrado.rules.facts import HOUSEHOLD_FACTS, NEVER_ASKED, PERSON_FACTS, SCHEMA

pytestmark = pytest.mark.pure

OPENING = {"situation", "household", "interests"}
ASKABLE = [one for one in definitions().values() if one.id not in OPENING]


def test_every_question_writes_a_fact_of_the_contract():
    for one in ASKABLE:
        written = HOUSEHOLD_FACTS if one.is_household and one.kind != "ages" else PERSON_FACTS
        assert one.facts[0] in written, one.id
        assert set(one.facts) <= HOUSEHOLD_FACTS | PERSON_FACTS, one.id


def test_no_question_is_about_what_only_a_counsellor_may_ask():
    named = {fact for one in definitions().values() for fact in (one.id, *one.facts)}

    assert named.isdisjoint(NEVER_ASKED)


def test_choices_are_values_of_the_contract():
    person = SCHEMA["$defs"]["person"]["properties"]
    household = SCHEMA["properties"]["household"]["properties"]
    for one in ASKABLE:
        if one.kind == "choice":
            allowed = (person.get(one.id) or household[one.id])["enum"]
            values = {choice.value for choice in one.choices}
            assert values <= {*allowed, PROTECTION_PERMIT}, one.id


def test_every_paper_of_the_contract_can_be_chosen_and_has_its_german_word():
    paper = definitions()["paper"]
    allowed = set(SCHEMA["$defs"]["person"]["properties"]["paper"]["enum"]) - {None, "declined"}

    assert {choice.value for choice in paper.choices} == allowed | {PROTECTION_PERMIT}
    assert all(choice.german for choice in paper.choices if choice.value != "none")
    assert all(choice.description for choice in paper.choices)


def test_every_question_says_why_it_is_asked_and_asks_one_thing():
    for one in definitions().values():
        for words in filter(None, (one.you, one.other)):
            assert words.title.count("?") == 1, one.id
            assert words.title.endswith("?"), one.id
            assert words.why.endswith("."), one.id
            assert not words.help or words.help[-1] in ".”", one.id


def test_every_question_about_a_person_can_be_asked_about_another_member():
    alone = [one.id for one in ASKABLE if not one.is_household and one.other is None]

    assert alone == []


def test_countries_are_codes_of_the_rules():
    assert COUNTRIES <= CODES
    assert {"UA", "SY", "XK", "XX", "DE"} <= COUNTRIES
    assert len(COUNTRIES) == 202


def test_german_words_are_not_catalogue_entries():
    path = questions.__file__.replace("questions.py", "questions.yaml")
    with open(path, encoding="utf-8") as stream:
        rows = yaml.safe_load(stream)["questions"]

    keys = {key for row in rows for choice in row.get("choices", []) for key in choice}

    assert keys == {"value", "label", "hint", "german"}
