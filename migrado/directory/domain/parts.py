"""Reading the parts of which every file of a city pack is made: texts, origins, facts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from migrado.directory.domain.entries import FactEntry, Origin, Said
from migrado.directory.domain.hours import objection
from migrado.directory.domain.nodes import Value
from migrado.directory.domain.roles import TRANSLATED_FACTS
from migrado.texts.domain import LANGUAGES, SOURCE, State

ORIGIN = ("source", "checked_on")
KEY = re.compile(r"[a-z][a-z0-9-]{1,39}")
KEY_HINT = "a key of 2 to 40 small letters, digits and hyphens"
PHONE = re.compile(r"\+?\d[\d /-]{1,28}\d")
EMAIL = re.compile(r"[^@\s]{1,64}@[a-z0-9.-]+\.[a-z]{2,}")
WEBSITE = re.compile(r"https?://[^\s/]+\.[^\s/]+(/\S*)?")
ADDRESS = re.compile(r".*\d.*,.*\S.*|.*\S.*,.*\S.*")
SHAPES: Mapping[str, tuple[re.Pattern[str], str]] = {
    "address": (ADDRESS, "an address like “Friedensplatz 7, Dortmund”"),
    "phone": (PHONE, "a phone number of digits, blanks and hyphens"),
    "email": (EMAIL, "an e-mail address"),
    "website": (WEBSITE, "an address that begins with https://"),
}
_PARTIAL = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@dataclass(frozen=True)
class Reading:
    """What a reading needs to know besides the file: the city's languages and the day."""

    languages: tuple[str, ...]
    today: date | None  # None: days in the future are not noticed


def read_origin(entries: Mapping[str, Value], *, reading: Reading) -> Origin:
    """Read ``source``, ``source_date`` and ``checked_on``."""
    source = entries["source"]
    text = source.text(500)
    if text.startswith("http") and not WEBSITE.fullmatch(text):
        raise source.refuse("expected a whole address that begins with https://.")
    checked_on = entries["checked_on"].day(today=reading.today)
    return Origin(text, _source_date(entries.get("source_date"), until=checked_on), checked_on)


def _source_date(value: Value | None, *, until: date) -> str:
    if value is None or value.is_empty():
        return ""
    hint = "the source's own date in quotes, like “2021”, “2021-02” or “2021-02-03”"
    found = value.text(10, shape=_PARTIAL, hint=hint)
    try:
        first = date.fromisoformat(found + "-01-01"[len(found) - 4 :])
    except ValueError:
        raise value.refuse("the day %(value)s does not exist.", value=found) from None
    if first > until:
        raise value.refuse("the source is younger than the day on which it was checked.")
    return found


def read_said(value: Value, *, reading: Reading, at_most: int) -> tuple[Said, ...]:
    """Read a text in several languages; German must be among them.

    ``revision`` counts the changes of the German text (1 if absent). ``made_from`` says from
    which revision a translation was made (1 if absent), so a raised revision makes every
    translation stale until somebody has looked at it. ``reviewed`` and ``draft`` list
    languages; all others are ``machine``.
    """
    about = ("revision", "made_from", "reviewed", "draft")
    codes = [language.code for language in LANGUAGES]
    entries = value.mapping([SOURCE], optional=[*codes, *about])
    revision = _number(entries.get("revision"), at_most=9999)
    made_from = entries["made_from"].mapping(optional=codes) if "made_from" in entries else {}
    states = _states(entries)
    _refuse_absent(entries, made_from=made_from, states=states)
    said = []
    for code in (code for code in codes if code in entries):
        if code not in reading.languages and code != SOURCE:
            raise entries[code].refuse("the city does not speak “%(code)s”.", code=code)
        base = revision if code == SOURCE else _number(made_from.get(code), at_most=revision)
        state = states.get(code, State.MACHINE)
        said.append(Said(code, entries[code].text(at_most), state.value, base))
    return tuple(said)


def _number(value: Value | None, *, at_most: int) -> int:
    return 1 if value is None else value.number(at_least=1, at_most=at_most)


def _states(entries: Mapping[str, Value]) -> dict[str, State]:
    states: dict[str, State] = {}
    for state in (State.REVIEWED, State.DRAFT):
        for value in entries[state.value].items(at_most=40) if state.value in entries else []:
            code = value.word([language.code for language in LANGUAGES])
            if code in states:
                raise value.refuse("“%(code)s” cannot have two states.", code=code)
            states[code] = state
    return states


def _refuse_absent(
    entries: Mapping[str, Value], *, made_from: Mapping[str, Value], states: Mapping[str, State]
) -> None:
    named = [(code, entries["made_from"]) for code in made_from]
    named += [(code, entries[state.value]) for code, state in states.items()]
    for code, value in named:
        if code not in entries:
            raise value.refuse("there is no text in “%(code)s” here.", code=code)


def read_fact(kind: str, value: Value, *, reading: Reading) -> FactEntry | None:
    """Read one fact of an office; None where null says that it is not known."""
    if value.is_empty():
        return None
    if kind in TRANSLATED_FACTS:
        entries = value.mapping(["text", *ORIGIN], optional=["source_date"])
        texts = read_said(entries["text"], reading=reading, at_most=600)
        return FactEntry(kind, "", texts, read_origin(entries, reading=reading))
    entries = value.mapping(["value", *ORIGIN], optional=["source_date"])
    return FactEntry(
        kind, read_plain(kind, entries["value"]), (), read_origin(entries, reading=reading)
    )


def read_plain(kind: str, value: Value) -> str:
    """Read a fact that is the same in every language, in the shape that ``kind`` has."""
    if kind != "hours":
        shape, hint = SHAPES[kind]
        return value.text(200, shape=shape, hint=hint)
    hours = value.text(200)
    if why := objection(hours):
        message = "expected opening hours like “Mo-Fr 09:00-12:00; Sa off”: %(why)s"
        raise value.refuse(message, why=why)
    return hours
