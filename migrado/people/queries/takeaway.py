"""What a person takes along of all that is kept about them, as a text that they read."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext, override

from migrado.people.domain import Category, Guardian, Purpose, Relation, Source, category_of
from migrado.people.queries.wording import FOR_WHAT, Notice, Section
from migrado.people.queries.words import (
    CATEGORY_WORDS,
    GUARDIAN_WORDS,
    RELATION_WORDS,
    SOURCE_WORDS,
)
from migrado.web.dates import long_date


@dataclass(frozen=True)
class Words:
    """How facts are put into words of a language: ``name`` of the key, ``text`` of the value."""

    name: Callable[[str, str], str]
    text: Callable[[str, Any, str], str]


def take_along_notice(found: Mapping[str, Any], *, words: Words, language: str, on: date) -> Notice:
    """Return what ``found`` (actions.take_along) says as a text in ``language``.

    Rooms that are not known here are in the file for programs only, and the text says so.
    """
    with override(language):
        about = (
            f"{gettext('Made on:')} {long_date(on, language)}",
            gettext("All of it is also in the file for programs, word for word."),
        )
        return Notice(
            language=language,
            title=gettext("What this house knows about you"),
            sections=(
                Section(gettext("About this sheet"), about),
                *_facts(found.get("facts", ()), words, language),
                *_lists(found, language),
            ),
        )


def _facts(found: Iterable[Mapping[str, Any]], words: Words, language: str) -> Iterator[Section]:
    rows = list(found)
    for category in Category:
        points = tuple(
            f"{words.name(one['key'], language)}: {words.text(one['key'], one['value'], language)}"
            f" ({_origin(one, language)})"
            for one in rows
            if category_of(one["key"]) is category
        )
        if points:
            yield Section(str(CATEGORY_WORDS[category]), points=points)


def _lists(found: Mapping[str, Any], language: str) -> Iterator[Section]:
    lists = {
        gettext("What you agreed to"): [
            f"{FOR_WHAT[Purpose(one['purpose'])]} ({_consent_time(one, language)})"
            for one in found.get("consents", ())
        ],
        gettext("Households"): [
            f"{RELATION_WORDS[Relation(one['relation'])]} ({_time(one, language)})"
            for one in found.get("households", ())
        ],
        gettext("Who decides for whom"): [
            f"{GUARDIAN_WORDS[Guardian(one['kind'])]} ({_time(one, language)})"
            for one in found.get("guardians", ())
        ],
    }
    for heading, points in lists.items():
        if points:
            yield Section(heading, points=tuple(points))


def _origin(one: Mapping[str, Any], language: str) -> str:
    parts = [str(SOURCE_WORDS[Source(one["source"])]), _day(one["recorded_at"], language)]
    if one.get("reason"):
        parts.append(one["reason"])
    if one.get("superseded_at"):
        ended = {"day": _day(one["superseded_at"], language)}
        parts.append(gettext("until %(day)s") % ended)
    return ", ".join(parts)


def _consent_time(one: Mapping[str, Any], language: str) -> str:
    if one.get("withdrawn_at"):
        return _joined(one["given_at"], one["withdrawn_at"], language)
    return _joined(one["given_at"], one["until"], language)


def _time(one: Mapping[str, Any], language: str) -> str:
    return _joined(one["since"], one["until"], language)


def _joined(since: str, until: str | None, language: str) -> str:
    days: Iterable[str] = [gettext("since %(day)s") % {"day": _day(since, language)}]
    if until:
        days = [*days, gettext("until %(day)s") % {"day": _day(until, language)}]
    return ", ".join(days)


def _day(text: str, language: str) -> str:
    day = datetime.fromisoformat(text).date()
    return long_date(day, language)
