"""Whatever is known of a household: no crash, one answer a cell, no answer from knowing less."""

import copy
import json
from collections import Counter
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs
from hypothesis import given, settings

from migrado.rules import assess, facts, load
from migrado.rules.assessment import case_of
from migrado.rules.engine.trial import try_rules
from tests.rules.households import DORTMUND, households
from tests.support.effort import effort

SCHEMA = Path(facts.__file__).parent / "schemas/assessment.schema.json"
EVERYBODY = ("register_address", "residence_title", "livelihood", "health")
CONTRACT = jsonschema_rs.validator_for(json.loads(SCHEMA.read_bytes()), validate_formats=True)


@settings(max_examples=effort("random_households"))
@given(households())
def test_every_person_gets_exactly_one_answer_that_keeps_the_contract(document):
    assessment = assess(facts.parse(document), local=DORTMUND)

    CONTRACT.validate(assessment.as_json())
    cells = Counter((one.topic, one.person) for one in assessment.results)
    people = {person["id"] for person in document["persons"]}
    everybody = {(topic, one) for topic in EVERYBODY for one in people}
    assert max(cells.values()) == 1
    assert everybody <= set(cells)
    assert {topic for topic, _ in cells} <= set(load().topics)
    for one in assessment.results:
        asks = "ask" in (one.right, one.duty)
        assert bool(one.ask_because) >= asks, "an ask without its reason"
        assert one.because or one.right or one.duty
        assert not (asks and one.refer_to is None)
        kinds = [deadline.what for deadline in one.deadlines]
        assert len(kinds) == len(set(kinds))


@settings(max_examples=effort("random_households"))
@given(households())
def test_rules_of_one_group_never_contradict_each_other(document):
    household = facts.parse(document)
    rules = load()
    first = case_of(household, local=DORTMUND)

    for case in (first, *first.others):
        for topic in rules.topics.values():
            holding = try_rules(topic, case, frozenset()).holding
            answers = {(one.rule.right, one.rule.duty) for one in holding}
            assert len(answers) <= 1, [one.rule.effect.id for one in holding]


@settings(max_examples=effort("removed_facts"))
@given(households())
def test_knowing_less_never_turns_an_ask_into_an_answer_unless_that_is_said(document):
    before = _answers(document)

    for path, poorer in _each_without_one_fact(document):
        after = _answers(poorer)
        for cell, (answer, _) in before.items():
            if cell not in after:  # whether it concerns them is not known any more
                continue
            new, ordinary = after[cell]
            if answer == "ask" and new != "ask":
                assert path[-1] in ordinary, (cell, path, answer, new)


def _answers(document: dict[str, Any]) -> dict[tuple[str, str, str], tuple[str | None, set[str]]]:
    found = {}
    for one in assess(facts.parse(document), local=DORTMUND).results:
        ordinary = {ref.fact for ref in one.missing_facts} - {ref.fact for ref in one.blocking}
        for side in ("right", "duty"):
            found[one.topic, one.person, side] = (getattr(one, side), ordinary)
    return found


def _each_without_one_fact(document: dict[str, Any]):
    for at, person in enumerate(document["persons"]):
        for key in set(person) - {"id", "age"}:
            poorer = copy.deepcopy(document)
            del poorer["persons"][at][key]
            if key == "birth_on":  # the age says the same in other words
                poorer["persons"][at].pop("age", None)
            yield ("persons", at, key), poorer
    for key in document["household"]:
        poorer = copy.deepcopy(document)
        del poorer["household"][key]
        yield ("household", key), poorer


@settings(max_examples=effort("random_households"))
@given(households())
def test_a_second_reader_finds_the_contract_kept_too(document):
    schema = json.loads(SCHEMA.read_bytes())

    jsonschema.Draft202012Validator(schema).validate(
        assess(facts.parse(document), local=DORTMUND).as_json()
    )


STRANGER = {"id": "stranger", "relation": "not_related", "nationalities": ["US"], "age": 50}


@settings(max_examples=effort("removed_facts"))
@given(households())
def test_somebody_who_has_nothing_to_do_with_them_changes_nobody_elses_answer(document):
    with_stranger = {**document, "persons": [*document["persons"], {**STRANGER, "paper": "none"}]}

    before, after = _said(document), _said(with_stranger)

    assert {cell: one for cell, one in after.items() if cell[1] != "stranger"} == before


@settings(max_examples=effort("removed_facts"))
@given(households())
def test_the_order_of_the_persons_does_not_matter(document):
    first, *others = document["persons"]
    turned = {**document, "persons": [first, *reversed(others)]}

    assert _said(turned) == _said(document)


def _said(document: dict[str, Any]) -> dict[tuple[str, str], tuple[Any, ...]]:
    """Return what each person is told in each topic, as far as it is about them alone."""
    found = assess(facts.parse(document), local=DORTMUND).results
    return {
        (one.topic, one.person): (one.right, one.duty, one.authority, one.ask_because)
        for one in found
    }
