"""Turning any one condition of a rule into its opposite makes some case of its topic fail."""

from migrado.rules import facts
from tests.rules.mutants import mutants

TOPICS = facts.SCHEMA["$defs"]["topic"]["enum"]
LEAST = 0.95  # share of the mutants that the cases must catch


def test_the_cases_notice_nearly_every_turned_condition():
    tried = [one for topic in TOPICS for one in mutants(topic)]

    missed = [one.name for one in tried if not one.is_caught()]

    assert len(missed) <= (1 - LEAST) * len(tried), missed
