"""Sheets to sign and to take along: data for Typst, German beside the person's own language."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from migrado.desk.queries.words import fact_name, fact_text
from migrado.people.domain import Giver
from migrado.people.queries.takeaway import Words, take_along_notice
from migrado.people.queries.wording import (
    BETWEEN,
    GERMAN,
    Notice,
    Receipted,
    Section,
    heading_of_wording,
    receipt,
    sign_lines,
)
from migrado.texts.domain import language as language_of


@dataclass(frozen=True)
class Column:
    """A text in one language; ``sign`` are the lines to be filled in by hand."""

    lang: str
    direction: str
    title: str
    sections: tuple[Section, ...]
    closing: str = ""
    sign: tuple[str, ...] = ()


def consent_paper(notices: Iterable[Notice], *, giver: Giver) -> Mapping[str, Any]:
    """Return the sheet to sign: what is read, and lines for name, day and signature."""
    columns = [_column(one, sign=sign_lines(giver, language=one.language)) for one in notices]
    return _paper(columns)


def receipt_paper(it: Receipted) -> Mapping[str, Any]:
    """Return the receipt of a consent, and below it what was read, word for word."""
    languages = dict.fromkeys((it.language, GERMAN))
    return _paper(
        [_column(receipt(it, language=one)) for one in languages],
        appendix=it.wording.split(BETWEEN)[0],
        appendix_language=it.language,
    )


def export_paper(found: Mapping[str, Any], *, language: str, on: date) -> Mapping[str, Any]:
    """Return all that is kept about a person as a text in ``language``."""
    words = Words(fact_name, fact_text)
    return _paper([_column(take_along_notice(found, words=words, language=language, on=on))])


def _paper(
    columns: list[Column], *, appendix: str = "", appendix_language: str = GERMAN
) -> Mapping[str, Any]:
    spoken = language_of(appendix_language)
    return {
        "columns": [asdict(one) for one in columns],
        "appendix": {
            "heading": heading_of_wording(appendix_language),
            "lines": appendix.splitlines(),
            "lang": spoken.code.split("-")[0],
            "direction": spoken.direction,
        },
    }


def _column(notice: Notice, *, sign: tuple[str, ...] = ()) -> Column:
    spoken = language_of(notice.language)
    return Column(
        lang=spoken.code.split("-")[0],
        direction=spoken.direction,
        title=notice.title,
        sections=notice.sections,
        closing=notice.closing,
        sign=sign,
    )
