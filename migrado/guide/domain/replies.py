"""One reply to one question: what it may be, and how it is read back."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from migrado.guide.domain.household import is_household
from migrado.guide.domain.questions import (
    COUNTRIES,
    MAX_AGE,
    MAX_EURO,
    MAX_NATIONALITIES,
    MAX_PERSONS,
    NOBODY,
    Choice,
    Kind,
    Question,
    Span,
    definitions,
)

Skipped = Literal["", "unknown", "declined"]

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2149, 12, 31)
SECTION = re.compile(r"[0-9]{1,3}[a-z]?(\.[0-9]{1,2}[a-z]?){0,3}")
_MEMBER_ID = re.compile(r"you|partner|(child|other)(1[01]?|[2-9])")
_SKIPS: tuple[Skipped, ...] = ("", "unknown", "declined")
_FOR_ALL = len(_SKIPS)  # added to the place in _SKIPS


@dataclass(frozen=True)
class Reply:
    """What the visitor said to one question: a plain JSON value, or why there is none.

    ``for_all`` says that it holds for every member who has no reply of their own.
    """

    value: Any = None
    skipped: Skipped = ""
    for_all: bool = False


def fits(question: Question, reply: Reply) -> bool:
    """Say whether ``reply`` can be a reply to ``question``."""
    if reply.skipped:
        return reply.value is None
    subjects = question.subjects
    if not _is_value(question.kind, reply.value, choices=question.choices, subjects=subjects):
        return False
    return question.kind != "date" or is_in_span(question.span, reply.value, as_of=question.as_of)


def is_in_span(span: Span, day: str, *, as_of: date) -> bool:
    """Say whether a day may be given: ``past`` up to today, ``near`` up to a year ahead."""
    given = date.fromisoformat(day)
    ahead = {"past": 0, "near": 366}.get(span)
    return FIRST_DAY <= given <= LAST_DAY and (ahead is None or (given - as_of).days <= ahead)


def to_row(reply: Reply) -> list[Any]:
    """Return the reply as short JSON."""
    return [reply.value, _SKIPS.index(reply.skipped) + _FOR_ALL * reply.for_all]


def from_row(key: str, row: Any) -> Reply | None:
    """Read the reply to the question ``key``; None when no question could have led to it.

    What depends on the household or on the day is left to ``fits``.
    """
    name, _, person = key.partition(".")
    definition = definitions().get(name)
    if definition is None or definition.is_household == bool(person):
        return None
    if person and _MEMBER_ID.fullmatch(person) is None:
        return None
    if not isinstance(row, list) or len(row) != 2 or not _is_count(row[1], 2 * _FOR_ALL - 1):
        return None
    reply = Reply(row[0], _SKIPS[row[1] % _FOR_ALL], row[1] >= _FOR_ALL)
    if reply.skipped:
        return reply if reply.value is None else None
    is_value = _is_value(definition.kind, reply.value, choices=definition.choices, subjects=None)
    return reply if is_value else None


def _is_value(
    kind: Kind, value: Any, *, choices: tuple[Choice, ...], subjects: tuple[str, ...] | None
) -> bool:
    match kind:
        case "household":
            return is_household(value)
        case "ages":
            return _is_ages(value, subjects)
        case "member":
            return isinstance(value, str) and (value == NOBODY or _is_member(value, subjects))
        case "situation" | "interests" | "several" | "choice":
            return _is_choice(kind, value, {choice.value for choice in choices})
        case _:
            return _is_simple(kind, value)


def _is_simple(kind: Kind, value: Any) -> bool:
    match kind:
        case "yes_no":
            return isinstance(value, bool)
        case "countries":
            return _is_set(value, COUNTRIES) and len(value) <= MAX_NATIONALITIES
        case "number":
            return _is_count(value, MAX_AGE)
        case "amount":
            return _is_count(value, MAX_EURO)
        case "section":
            return isinstance(value, str) and SECTION.fullmatch(value) is not None
        case _:
            return _is_day(value)


def _is_choice(kind: Kind, value: Any, known: set[str]) -> bool:
    if kind == "choice":
        return isinstance(value, str) and value in known
    return _is_set(value, known) and (len(value) == 1 or "none" not in value)


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_set(value: Any, allowed: Iterable[str]) -> bool:
    if not isinstance(value, list) or not value:
        return False
    if any(not isinstance(one, str) for one in value):
        return False
    return len(set(value)) == len(value) and set(value) <= set(allowed)


def _is_count(value: Any, most: int) -> bool:
    return type(value) is int and 0 <= value <= most


def _is_ages(value: Any, subjects: tuple[str, ...] | None) -> bool:
    if not isinstance(value, list) or not 0 < len(value) < MAX_PERSONS:
        return False
    if subjects is not None and len(value) != len(subjects):
        return False
    return all(age is None or _is_count(age, MAX_AGE) for age in value)


def _is_member(value: str, subjects: tuple[str, ...] | None) -> bool:
    return _MEMBER_ID.fullmatch(value) is not None if subjects is None else value in subjects
