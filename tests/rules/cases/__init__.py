"""Cases of the law, one YAML file a topic, written from the norms and not from the rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from migrado.rules import assess, facts
from migrado.rules.results import Result
from tests.rules.households import DORTMUND, TODAY

FOLDER = Path(__file__).parent
WORDS = {True: "yes", False: "no"}
KEYS = {"case", "norm", "why", "on", "household", "persons", "expect", "of"}


@dataclass(frozen=True)
class LegalCase:
    """A household on a day, and what the law says to it.

    ``expected`` is what must be so, by person; None where the topic does not concern them.
    """

    topic: str
    name: str
    norm: str
    document: Mapping[str, Any]
    expected: Mapping[str, Mapping[str, Any] | None]

    def faults(self, **how: Any) -> list[str]:
        """Return what the rules answer otherwise, in words; ``how`` goes to ``assess``."""
        household = facts.parse(dict(self.document))
        results = assess(household, local=DORTMUND, **how).results
        by_person = {one.person: one for one in results}
        found = []
        for person, wanted in self.expected.items():
            result = by_person.get(person)
            if result is None or wanted is None:
                if (result is None) != (wanted is None):
                    found.append(f"{person}: {'no ' if result is None else 'a '}result")
                continue
            found += [f"{person}: {one}" for one in faults(result, wanted)]
        return found


@cache
def cases(topic: str) -> tuple[LegalCase, ...]:
    """Return the cases of a topic in the order of its file; none if there is no file."""
    path = FOLDER / f"{topic}.yaml"
    if not path.exists():
        return ()
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    return tuple(
        _case(topic, {"on" if key is True else key: row[key] for key in row}) for row in rows
    )


def faults(result: Result, wanted: Mapping[str, Any]) -> list[str]:
    """Return in words where ``result`` is not as ``wanted``."""
    found = []
    for key, value in wanted.items():
        got, fits = CHECKS[key](result, WORDS.get(value, value) if key in SIDES else value)
        if not fits:
            found.append(f"{key}: expected {value}, got {got}")
    return found


def _case(topic: str, row: Mapping[str, Any]) -> LegalCase:
    assert set(row) <= KEYS, (topic, row)
    persons = [{"id": f"p{at}", **one} for at, one in enumerate(row["persons"], start=1)]
    persons[0].setdefault("relation", "self")
    document = {
        "as_of": row.get("on", TODAY),
        "municipality": "dortmund",
        "topics": [topic],
        "household": row.get("household", {}),
        "persons": persons,
    }
    of = row.get("of") or {persons[0]["id"]: row["expect"]}
    expected = {person: None if wanted == "none" else wanted for person, wanted in of.items()}
    return LegalCase(topic, row["case"], row["norm"], _plain(document), expected)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list) else value


def _is(name: str):
    return lambda result, wanted: (getattr(result, name), getattr(result, name) == wanted)


def _terms(result: Result, wanted: Mapping[str, Any]):
    got = result.as_json()["terms"]
    return got, all(got.get(key, False) == value for key, value in wanted.items())


def _reasons(result: Result, wanted: list[str]):
    got = list(result.ask_because)
    return got, set(wanted) <= set(got) if wanted else not got


def _without(result: Result, wanted: list[str]):
    return list(result.ask_because), not set(wanted) & set(result.ask_because)


def _deadlines(result: Result, wanted: Mapping[str, date]):
    got = {one.what: one.last_day for one in result.deadlines}
    return got, all(got.get(what) == day for what, day in wanted.items())


def _amounts(result: Result, wanted: Mapping[str, float]):
    got = {one.what: float(one.eur) for one in result.amounts}
    return got, all(got.get(what) == eur for what, eur in wanted.items())


def _first_amount(result: Result, wanted: float):
    got = float(result.amounts[0].eur) if result.amounts else None
    return got, got == wanted


def _missing(result: Result, wanted: list[str]):
    got = result.as_json()["missing_facts"]
    return got, set(wanted) <= set(got)


SIDES = {"right", "duty"}
CHECKS = {
    "right": _is("right"),
    "duty": _is("duty"),
    "duty_on": _is("duty_on"),
    "authority": _is("authority"),
    "refer_to": _is("refer_to"),
    "terms": _terms,
    "ask_because": _reasons,
    "without": _without,
    "deadlines": _deadlines,
    "no_deadlines": lambda result, wanted: (result.deadlines, wanted != bool(result.deadlines)),
    "amounts": _amounts,
    "first_amount": _first_amount,
    "no_amounts": lambda result, wanted: (result.amounts, wanted != bool(result.amounts)),
    "missing": _missing,
    "do_anyway": lambda result, wanted: (len(result.do_anyway), wanted == bool(result.do_anyway)),
}
