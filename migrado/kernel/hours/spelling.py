"""Doubtful spellings of opening hours: read as they are meant, and told to who wrote them.

Only looks are changed here (dashes, blanks, capitals, leading zeros). Words that the notation
does not have, like “Di” or “8-12”, are left for ``notation`` to refuse.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
HOLIDAYS = ("PH", "SH")
EVENTS = ("sunrise", "sunset", "dawn", "dusk")
WORDS = (*DAYS, *MONTHS, *HOLIDAYS, *EVENTS, "off", "open", "closed", "unknown", "week", "easter")

COMMENT = re.compile(r'("[^"]*")')
_CANONICAL = {word.lower(): word for word in WORDS}
_WORD = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(_CANONICAL)})(?![^\W\d_])", re.IGNORECASE)
_DAY = rf"(?:{'|'.join(DAYS + HOLIDAYS)})"
_MONTH = rf"(?:{'|'.join(MONTHS)})"
_TIME = r"\d\d:\d\d"


class _Fix(NamedTuple):
    pattern: re.Pattern[str]
    new: Callable[[re.Match[str]], str] | str
    warning: str  # with %(found)s and %(new)s


_READ_AS = "“%(found)s” is read as “%(new)s”."
_FIXES = (
    _Fix(re.compile(r" {2,}|[\s\u200b]*[^\S ][\s\u200b]*"), " ", "Several blanks are read as one."),
    _Fix(re.compile("[\u2010-\u2015\u2212]"), "-", _READ_AS),
    _Fix(re.compile(r"(?: ?;)+ ?$"), "", "A semicolon at the end is left out."),
    _Fix(re.compile(r";(?: ?;)+"), ";", "An empty rule between semicolons is left out."),
    _Fix(re.compile(r" ?\|\| ?"), " || ", ""),
    _Fix(_WORD, lambda found: _CANONICAL[found[0].lower()], _READ_AS),
    _Fix(re.compile(r"(?<![\d:])(\d:\d\d)(?!\d)"), r"0\1", _READ_AS),
    _Fix(re.compile(rf"({_TIME}) ?- ?({_TIME})"), r"\1-\2", _READ_AS),
    _Fix(re.compile(rf"({_DAY}) ?- ?({_DAY})"), r"\1-\2", _READ_AS),
    _Fix(re.compile(rf"(\d|{_MONTH})(?={_DAY}|{_MONTH})"), r"\1 ", _READ_AS),
    # A comma with a blank begins a further rule; between two days or two times nobody means that.
    _Fix(re.compile(rf"({_TIME}\+?) ?, ?(?={_TIME})"), r"\1,", _READ_AS),
    _Fix(re.compile(rf"({_DAY}) ?, ?(?={_DAY})"), r"\1,", _READ_AS),
    _Fix(re.compile(rf"({_MONTH}) ?, ?(?={_MONTH})"), r"\1,", _READ_AS),
    _Fix(re.compile(rf"({_TIME}\+?|off|closed) ?, ?(?={_DAY}|{_MONTH})"), r"\1, ", _READ_AS),
)
_DAYS_OF_MONTH = re.compile(rf"((?:\d{{4}} )?{_MONTH}) (\d\d?)((?:,\d\d?(?![\d:]))+)")


def respell(text: str) -> tuple[str, tuple[str, ...]]:
    """Return ``text`` in the spelling of the specification, and what was doubtful in it.

    Comments in quotes keep every character. Blanks at both ends go without a word.
    """
    warnings: dict[str, None] = {}
    text = text.strip(" ")
    for fix in _FIXES:
        text = _outside_comments(text, fix, warnings)
    text = _DAYS_OF_MONTH.sub(lambda found: _each_with_month(found, warnings), text)
    return text.strip(" "), tuple(warnings)


def _outside_comments(text: str, fix: _Fix, warnings: dict[str, None]) -> str:
    def change(found: re.Match[str]) -> str:
        new = found.expand(fix.new) if isinstance(fix.new, str) else fix.new(found)
        if new != found[0] and fix.warning:
            warnings[fix.warning % {"found": found[0], "new": new}] = None
        return new

    parts = COMMENT.split(text)
    parts[::2] = [fix.pattern.sub(change, part) for part in parts[::2]]
    return "".join(parts)


def _each_with_month(found: re.Match[str], warnings: dict[str, None]) -> str:
    month, first, more = found.groups()
    days = (first, *more.removeprefix(",").split(","))
    new = ",".join(f"{month} {int(day):02}" for day in days)
    warnings[_READ_AS % {"found": found[0], "new": new}] = None
    return new
