"""What the API answers; each function is one document of a contract."""

from typing import Any

from migrado.directory.queries import local_rules, stale_rules
from migrado.kernel.refusal import Refusal
from migrado.rules import assess
from migrado.rules.facts import parse_json
from migrado.texts.queries import cities


def assessment(facts: bytes) -> dict[str, Any]:
    """Return the assessment of the facts in a JSON document; two statements.

    Raises Refusal for facts that break the contract or name a city that is not loaded.
    """
    household = parse_json(facts)
    known = {city.key: city for city in cities()}
    city = known.get(household.municipality)
    if city is None:
        raise Refusal(
            "there is no city %(name)s here; the known ones are: %(known)s",
            pointer="/municipality",
            name=household.municipality[:60],
            known=", ".join(sorted(known)) or "none",
        )
    return assess(household, local=local_rules(city), stale=stale_rules()).as_json()
