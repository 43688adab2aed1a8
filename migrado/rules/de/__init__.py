"""The German country pack: topics in YAML, what is derived from the facts in Python."""

from functools import cache
from pathlib import Path

from migrado.rules.de.derived import AUTHORITIES, KIN, SUMS, WORDS
from migrado.rules.de.parameters import parameters
from migrado.rules.engine.amounts import Figures
from migrado.rules.engine.files import BrokenRule
from migrado.rules.engine.ruleset import (
    RuleSet,
    Topic,
    fingerprint,
    read_statements,
    read_topic,
)

FOLDER = Path(__file__).parent


@cache
def load() -> RuleSet:
    """Read the rules once for the process; raises BrokenRule if a file is broken."""
    topics = [read_topic(path, WORDS) for path in sorted((FOLDER / "topics").glob("*.yaml"))]
    _expect_ids_of_their_own(topics)
    return RuleSet(
        topics={topic.name: topic for topic in topics},
        common=read_statements(FOLDER / "common.yaml"),
        figures=Figures(parameters(), SUMS),
        words=WORDS,
        kin=KIN,
        authorities=AUTHORITIES,
        fingerprint=fingerprint(FOLDER),
    )


def _expect_ids_of_their_own(topics: list[Topic]) -> None:
    """Refuse a rule id that two topics use: the law watch names rules by their id alone."""
    seen: dict[str, str] = {}
    for topic in topics:
        for rule in (rule for group in topic.groups for rule in group):
            other = seen.setdefault(rule.effect.id, topic.name)
            if other != topic.name:
                raise BrokenRule(f"{rule.effect.id}: expected in one topic, got {other} as well")
