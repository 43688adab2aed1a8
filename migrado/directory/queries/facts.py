"""Facts as pages show them: what is known, in which language, from where and since when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from babel.lists import format_list
from django.db.models import Model

from migrado.directory.models import (
    HelplineText,
    LocalRuleText,
    OfferFact,
    OfferFactText,
    OfficeExceptionText,
    OfficeFact,
    OfficeFactText,
    Sourced,
)
from migrado.kernel.hours.describe import describe
from migrado.kernel.hours.reading import read
from migrado.texts.domain import SOURCE, best
from migrado.web.dates import language_name, locale

M = TypeVar("M", bound=Model)
SaidRow = OfficeFactText | OfficeExceptionText | OfferFactText | LocalRuleText | HelplineText


@dataclass(frozen=True)
class Fact:
    """One thing that is known, and how we know it."""

    text: str
    lang: str  # the language that ``text`` is in; not always the one asked for
    source: str
    checked_on: date
    source_date: str = ""  # the source's own date: "2021", "2021-02", "2021-02-03" or ""
    state: str = ""  # "machine" or "reviewed" for a text, "" for a plain fact


def said(origin: Sourced, texts: Iterable[SaidRow], *, language: str) -> Fact | None:
    """Return the text to show to a reader of ``language``, None when there is none to show."""
    row = best(texts, language)
    if row is None:
        return None
    return Fact(
        text=row.text,
        lang=row.language,
        source=origin.source,
        checked_on=origin.checked_on,
        source_date=origin.source_date,
        state=row.state,
    )


def plain_fact(fact: OfficeFact | OfferFact, *, language: str) -> Fact:
    """Return a fact without texts as people read it: days and languages by their names."""
    match fact.kind:
        case "hours":
            return hours_fact(fact, fact.value, language=language)
        case "languages":
            names = [language_name(code, language) for code in fact.value.split()]
            text = format_list(names, locale=locale(language))
            return Fact(text, language, fact.source, fact.checked_on, fact.source_date)
    return Fact(fact.value, SOURCE, fact.source, fact.checked_on, fact.source_date)


def hours_fact(origin: Sourced, hours: str, *, language: str) -> Fact:
    """Return opening hours in words of ``language``."""
    text = describe(read(hours), language=language)
    return Fact(text, language, origin.source, origin.checked_on, origin.source_date)


def grouped(rows: Iterable[M], *, by: str) -> dict[int, list[M]]:
    """Return the rows by the value of their column ``by``, in their order."""
    groups: dict[int, list[M]] = {}
    for row in rows:
        groups.setdefault(getattr(row, by), []).append(row)
    return groups
