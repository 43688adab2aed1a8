"""Households for the table tests and their answers as contract JSON, each checked by the schema."""

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from migrado.rules import assess, facts
from migrado.rules.local import LocalRules

TODAY = "2026-11-23"  # a Monday
TOPICS = ("register_address", "residence_title")
SCHEMA = Path(facts.__file__).parent / "schemas" / "assessment.schema.json"
OFFICES = {
    "german": "citizen_services",
    "eu": "citizen_services",
    "third_country": "immigration_office",
}
DORTMUND = LocalRules("dortmund", "NW", OFFICES, True, {})
# Public holidays of North Rhine-Westphalia (FeiertagsG NW § 2), Saturdays and Sundays left out.
HOLIDAYS = {
    *("2026-01-01", "2026-04-03", "2026-04-06", "2026-05-01", "2026-05-14", "2026-05-25"),
    *("2026-06-04", "2026-12-25", "2027-01-01", "2027-03-26", "2027-03-29", "2027-05-06"),
    *("2027-05-17", "2027-05-27", "2027-11-01", "2029-10-03"),
}


def person(name: str = "a", **known: Any) -> dict[str, Any]:
    return {"id": name, **known}


def answers(
    *persons: dict[str, Any],
    on: str = TODAY,
    local: LocalRules = DORTMUND,
    topics: tuple[str, ...] | None = TOPICS,
    **home: Any,
) -> dict[str, Any]:
    """Return the whole assessment; every one is held against the contract's schema."""
    document: dict[str, Any] = {"as_of": on, "municipality": "dortmund", "persons": list(persons)}
    if topics is not None:
        document["topics"] = list(topics)
    if home:
        document["household"] = home
    produced = assess(facts.parse(document), local=local).as_json()
    produced = json.loads(json.dumps(produced))
    _validator().validate(produced)
    return produced


def answer(topic: str, *persons: dict[str, Any], of: str = "", **more: Any) -> dict[str, Any]:
    """Return the one result of ``topic`` for the person ``of``, else for the first person."""
    name = of or persons[0]["id"]
    found = [
        one
        for one in answers(*persons, **more)["results"]
        if one["topic"] == topic and one["person"] == name
    ]
    assert len(found) == 1, f"{len(found)} results of {topic} for {name}"
    return found[0]


def due(result: dict[str, Any], *kinds: str) -> tuple[str, str, bool] | None:
    """Return last day, unshifted day and shifted of the one deadline among ``kinds``."""
    found = [one for one in result["deadlines"] if one["what"] in kinds]
    assert len(found) <= 1, found
    if not found:
        return None
    return found[0]["last_day"], found[0]["unshifted"], found[0]["shifted"]


def is_working_day(day: str) -> bool:
    return date.fromisoformat(day).weekday() < 5 and day not in HOLIDAYS


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMA.read_text()), format_checker=FormatChecker())
