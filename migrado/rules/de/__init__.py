"""The German country pack: topics in YAML, what is derived from the facts in Python."""

from functools import cache
from pathlib import Path

from migrado.rules.de.derived import AUTHORITIES, DAYS, KIN, TRUTHS
from migrado.rules.de.parameters import parameters
from migrado.rules.engine.ruleset import RuleSet, fingerprint, read_statements, read_topic

FOLDER = Path(__file__).parent


@cache
def load() -> RuleSet:
    """Read the rules once for the process; raises BrokenRule if a file is broken."""
    topics = [read_topic(path, TRUTHS) for path in sorted((FOLDER / "topics").glob("*.yaml"))]
    return RuleSet(
        topics={topic.name: topic for topic in topics},
        common=read_statements(FOLDER / "common.yaml"),
        parameters=parameters(),
        days=DAYS,
        kin=KIN,
        authorities=AUTHORITIES,
        fingerprint=fingerprint(FOLDER),
    )
