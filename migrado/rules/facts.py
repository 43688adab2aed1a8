"""Facts about a household, as far as they are known: read strictly, kept typed.

The shape is ``schemas/facts.schema.json`` (draft 2020-12), a contract with other programs.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs

from migrado.kernel.refusal import Refusal
from migrado.rules.countries import CODES

SCHEMA = json.loads((Path(__file__).parent / "schemas/facts.schema.json").read_bytes())
PERSON_FACTS = frozenset(SCHEMA["$defs"]["person"]["properties"]) - {"id"}
HOUSEHOLD_FACTS = frozenset(SCHEMA["properties"]["household"]["properties"])
_SHAPES: Mapping[str, Mapping[str, Any]] = {
    **SCHEMA["properties"]["household"]["properties"],
    **SCHEMA["$defs"]["person"]["properties"],
}
NEVER_ASKED = frozenset(
    {
        "removal_steps",
        "obstacle_self_caused",
        "abused_benefits",
        "cooperates",
        "identity_proven",
        "work_ban",
        "loss_of_free_movement_found",
        "accelerated_procedure",
        "transfer_request",
    }
)  # a counsellor may give them; no page asks for them
MOST_PERSONS = 30
MOST_NATIONALITIES = 8
LARGEST_NUMBER = 1_000_000_000
OLDEST = 130  # years
FIRST_DAY, LAST_DAY = date(1890, 1, 1), date(2150, 12, 31)

Value = bool | str | int | float | date | tuple[str, ...]
Pointer = tuple[str | int, ...]


@dataclass(frozen=True)
class Person:
    """One member of the household. ``facts`` holds only what is known.

    ``declined`` names what the person prefers not to say: not known, and not asked again.
    """

    id: str
    facts: Mapping[str, Value]
    declined: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Household:
    """The facts as they are known on the day ``as_of``; the first person is the one who asks."""

    as_of: date
    municipality: str
    topics: tuple[str, ...]  # empty when the caller named none: all
    facts: Mapping[str, Value]
    declined: frozenset[str]
    persons: tuple[Person, ...]


def parse_json(data: bytes | str) -> Household:
    """Read a JSON document; raises Refusal with one sentence if it is not one, or is too odd."""
    try:
        document = json.loads(data, parse_constant=_no_constant, object_pairs_hook=_no_twins)
        json.dumps(document, ensure_ascii=False).encode()  # half a sign is no text
    except Refusal:
        raise
    except (ValueError, RecursionError) as error:
        raise Refusal("expected a JSON document (%(reason)s)", reason=_short(error)) from error
    return parse(document)


def parse(document: Any) -> Household:
    """Read the facts from parsed JSON; raises Refusal naming the pointer and what was expected."""
    _check_shape(document)
    as_of = _day(document["as_of"], ("as_of",))
    persons = tuple(_person(raw, at) for at, raw in enumerate(document["persons"]))
    household, declined = _known(document.get("household", {}), ("household",))
    _check_persons(persons, as_of)
    return Household(
        as_of=as_of,
        municipality=document["municipality"],
        topics=tuple(dict.fromkeys(document.get("topics", ()))),
        facts=household,
        declined=declined,
        persons=persons,
    )


def can_be(name: str, value: object) -> bool:
    """Tell whether the fact ``name`` can have, or as a list contain, ``value``.

    False for a name that is not in the contract.
    """
    shape = _SHAPES.get(name)
    if shape is None:
        return False
    one = [value] if "items" in shape else value
    return bool(jsonschema_rs.is_valid({**shape, "$defs": SCHEMA["$defs"]}, one))


def _no_constant(name: str) -> None:
    raise Refusal("expected a number, got %(name)s", name=name)


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        count = Counter(name for name, _ in pairs)
        (twice, _) = count.most_common(1)[0]
        raise Refusal("expected each key once, got %(key)s twice", key=_short(twice))
    return found


@cache
def _validator() -> Any:
    return jsonschema_rs.validator_for(SCHEMA, validate_formats=True)


def _check_shape(document: Any) -> None:
    try:
        _validator().validate(document)
    except jsonschema_rs.ValidationError as error:
        raise _from_schema(error) from None
    except (ValueError, RecursionError) as error:
        raise Refusal(
            "expected plain text, not nested deeply (%(why)s)", why=_short(error)
        ) from None


def _from_schema(error: Any) -> Refusal:
    """Say in one sentence what the schema misses at the first place where it does."""
    path = tuple(error.instance_path)
    extra = getattr(error.kind, "unexpected", None)
    if extra:
        key = sorted(extra)[0]
        return _refuse((*path, key), "expected no such key: it is not in the contract")
    missing = getattr(error.kind, "property", None)
    if missing:
        return _refuse((*path, missing), "expected a value, but the key is missing")
    return _refuse(path, "expected %(wanted)s", wanted=_wanted(error))


def _wanted(error: Any) -> str:
    """Say in a few words what the schema wants at this place."""
    rule = SCHEMA
    for step in _resolved(error.schema_path):
        rule = step
    got = _short(json.dumps(error.instance, ensure_ascii=False, default=str))
    return f"{_describe(rule)}, got {got}"


def _resolved(path: Any) -> Iterator[Any]:
    """Walk the schema along ``path`` and yield the rule that holds the failing keyword."""
    rule: Any = SCHEMA
    for key in list(path)[:-1]:
        rule = rule[key] if not isinstance(rule, list) else rule[int(key)]
        if isinstance(rule, dict) and "$ref" in rule:
            rule = SCHEMA["$defs"][rule["$ref"].rsplit("/", 1)[1]]
            continue
    yield rule


def _describe(rule: Mapping[str, Any]) -> str:
    if "enum" in rule:
        return "one of " + ", ".join(json.dumps(one) for one in rule["enum"])
    if rule.get("format") == "date":
        return "a real day as YYYY-MM-DD"
    if "pattern" in rule:
        return f"text of the form {rule['pattern']}"
    if "minimum" in rule:
        return f"a {_types(rule)} not below {rule['minimum']}"
    if "minItems" in rule:
        return "a list with at least one entry"
    return f"a value of type {_types(rule)}"


def _types(rule: Mapping[str, Any]) -> str:
    types = rule.get("type", "object")
    return types if isinstance(types, str) else " or ".join(types)


def _person(raw: Mapping[str, Any], at: int) -> Person:
    facts, declined = _known(raw, ("persons", at))
    given = raw.get("nationalities") or ()
    if len(given) > MOST_NATIONALITIES:
        raise _refuse(
            ("persons", at, "nationalities"),
            "expected at most %(most)s nationalities, got %(count)s",
            most=MOST_NATIONALITIES,
            count=len(given),
        )
    for nth, code in enumerate(given):
        if code not in CODES:
            raise _refuse(
                ("persons", at, "nationalities", nth),
                "expected a country code of ISO 3166-1 (XX stateless, XK Kosovo), got %(code)s",
                code=code,
            )
    return Person(str(raw["id"]), {k: v for k, v in facts.items() if k != "id"}, declined)


def _known(raw: Mapping[str, Any], path: Pointer) -> tuple[dict[str, Value], frozenset[str]]:
    """Split what is known, typed, from what was declined; null and [] of nothing are unknown."""
    known = {
        key: _typed(key, value, (*path, key))
        for key, value in raw.items()
        if value is not None and value != "declined" and not (key == "nationalities" and not value)
    }
    return known, frozenset(key for key, value in raw.items() if value == "declined")


def _typed(key: str, value: Any, path: Pointer) -> Value:
    if isinstance(value, list):
        return tuple(dict.fromkeys(value))
    if isinstance(value, bool):
        return value
    if isinstance(value, (int, float)):
        most = OLDEST if key == "age" else LARGEST_NUMBER
        if value > most:
            raise _refuse(path, "expected a number up to %(most)s", most=most)
        return value
    if key == "first_class_in":
        return _school_year(value, path)
    return _day(value, path) if key.endswith(("_on", "_since", "_until")) else str(value)


def _school_year(value: str, path: Pointer) -> str:
    """Refuse what has the form of the contract and is no year or no two years in a row."""
    year, next_year = int(value[:4]), int(value[5:])
    if FIRST_DAY.year <= year <= LAST_DAY.year and next_year == (year + 1) % 100:
        return value
    raise _refuse(path, "expected a school year such as 2026/27, got %(value)s", value=value)


def _day(value: str, path: Pointer) -> date:
    day = date.fromisoformat(value)
    if not FIRST_DAY <= day <= LAST_DAY:
        raise _refuse(
            path, "expected a day from %(first)s to %(last)s", first=FIRST_DAY, last=LAST_DAY
        )
    return day


def _check_persons(persons: tuple[Person, ...], as_of: date) -> None:
    if len(persons) > MOST_PERSONS:
        raise _refuse(("persons",), "expected at most %(most)s persons", most=MOST_PERSONS)
    ids = [person.id for person in persons]
    for at, person in enumerate(persons):
        here = ("persons", at)
        if ids.index(person.id) != at:
            raise _refuse((*here, "id"), "expected an id of its own, got one used before")
        if (person.facts.get("relation", "self") == "self") != (at == 0) and (
            at == 0 or "relation" in person.facts
        ):
            raise _refuse((*here, "relation"), 'expected "self" for the first person and no other')
        for key in ("guardian", "family_member_of"):
            if key in person.facts and person.facts[key] not in set(ids) - {person.id}:
                raise _refuse((*here, key), "expected the id of another person of the household")
        birth = person.facts.get("birth_on")
        if isinstance(birth, date) and birth > as_of:
            raise _refuse((*here, "birth_on"), "expected a birth date that is not in the future")


def _refuse(path: Pointer, message: str, **params: object) -> Refusal:
    steps = (str(step).replace("~", "~0").replace("/", "~1") for step in path)
    pointer = "".join(f"/{_short(step)}" for step in steps)
    return Refusal(message, pointer=pointer, where="", **params)


def _short(value: object) -> str:
    text = str(value).encode("utf-8", "backslashreplace").decode()  # half a sign is no text
    return text if len(text) <= 60 else text[:57] + "..."
