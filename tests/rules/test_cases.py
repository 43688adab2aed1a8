"""The tables of cases in ``cases/``: every household gets the answer that the norm gives."""

import json
from pathlib import Path

import jsonschema_rs
import pytest

from migrado.rules import assess, facts
from tests.rules.cases import LegalCase, cases
from tests.rules.households import DORTMUND

TOPICS = facts.SCHEMA["$defs"]["topic"]["enum"]
ALL = [case for topic in TOPICS for case in cases(topic)]
SCHEMA = Path(facts.__file__).parent / "schemas/assessment.schema.json"
CONTRACT = jsonschema_rs.validator_for(json.loads(SCHEMA.read_bytes()), validate_formats=True)


@pytest.mark.parametrize("case", ALL, ids=[f"{one.topic}: {one.name}" for one in ALL])
def test_the_rules_answer_as_the_norm_says(case: LegalCase):
    assert case.faults() == [], case.norm


@pytest.mark.parametrize("case", ALL, ids=[f"{one.topic}: {one.name}" for one in ALL])
def test_every_answer_keeps_the_contract(case: LegalCase):
    household = facts.parse(dict(case.document))

    CONTRACT.validate(assess(household, local=DORTMUND).as_json())
