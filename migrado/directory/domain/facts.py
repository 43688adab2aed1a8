"""Reading facts: one thing known of an office or offer, in the shape that its kind has."""

import re
from collections.abc import Mapping

from migrado.directory.domain.entries import FactEntry
from migrado.directory.domain.hours import objection
from migrado.directory.domain.nodes import Value
from migrado.directory.domain.parts import (
    ABOUT_A_CLAIM,
    ORIGIN,
    WEBSITE,
    Reading,
    read_origin,
    read_said,
)
from migrado.directory.domain.roles import COSTS, TRANSLATED_FACTS, TRANSLATED_OFFER_FACTS

TRANSLATED = TRANSLATED_FACTS + TRANSLATED_OFFER_FACTS
TAG = re.compile(r"[a-z]{2,3}(-[a-z]{2,4})?")  # BCP 47, small letters, as the pack writes it
PHONE = re.compile(r"\+?\d[\d /-]{1,28}\d")
EMAIL = re.compile(r"[^@\s]{1,64}@[a-z0-9.-]+\.[a-z]{2,}")
ADDRESS = re.compile(r".*\d.*,.*\S.*|.*\S.*,.*\S.*")
SHAPES: Mapping[str, tuple[re.Pattern[str], str]] = {
    "address": (ADDRESS, "an address like “Friedensplatz 7, Dortmund”"),
    "phone": (PHONE, "a phone number of digits, blanks and hyphens"),
    "email": (EMAIL, "an e-mail address"),
    "website": (WEBSITE, "an address that begins with https://"),
}


def read_fact(kind: str, value: Value, *, reading: Reading, path: str) -> FactEntry | None:
    """Read one fact under ``path``; None where it is not known, or not to be shown yet."""
    if value.is_empty():
        return None
    said = kind in TRANSLATED
    entries = value.mapping(["text" if said else "value", *ORIGIN], optional=ABOUT_A_CLAIM)
    origin = read_origin(entries, reading=reading)
    if said:
        texts = read_said(entries["text"], reading=reading, path=path, at_most=600)
        return None if reading.waits(entries, path=path) else FactEntry(kind, "", texts, origin)
    plain = read_plain(kind, entries["value"])
    if reading.waits(entries, path=path, value=plain):
        return None
    return FactEntry(kind, plain, (), origin)


def read_plain(kind: str, value: Value) -> str:
    """Read a fact that is the same in every language, in the shape that ``kind`` has."""
    match kind:
        case "hours":
            return read_hours(value)
        case "languages":
            return _tags(value)
        case "cost":
            return value.word(COSTS)
    shape, hint = SHAPES[kind]
    return value.text(200, shape=shape, hint=hint)


def read_hours(value: Value) -> str:
    """Read opening hours in the notation of OpenStreetMap."""
    hours = value.text(200)
    if why := objection(hours):
        message = "expected opening hours like “Mo-Fr 09:00-12:00; Sa off”: %(why)s"
        raise value.refuse(message, why=why)
    return hours


def _tags(value: Value) -> str:
    found = value.text(200).split()
    if wrong := [tag for tag in found if not TAG.fullmatch(tag)]:
        message = "expected codes of languages like “de ar en”, found “%(value)s”."
        raise value.refuse(message, value=wrong[0])
    if len(set(found)) < len(found):
        raise value.refuse("a language stands here twice.")
    return " ".join(found)
