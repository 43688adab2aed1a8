"""The notation of opening hours: its rules and their parts, and where a value breaks it.

The notation is the specification of OpenStreetMap (wiki.openstreetmap.org, Key:opening_hours/
specification). What may be written is decided by ``opening_hours``; here a value is taken apart
only as far as holidays, warnings and the description need it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from opening_hours import OpeningHours

from migrado.kernel.hours.spelling import COMMENT, DAYS, HOLIDAYS, MONTHS
from migrado.kernel.refusal import Refusal

MOST = 1_000  # characters; OpenStreetMap allows 255
SHOWN = 80  # characters of a bad value that are quoted

_OFFSET = r"(?: [+-] ?\d+ days?)?"
_WEEKDAY = rf"(?:{'|'.join(DAYS)})"
_DAYS = rf"{_WEEKDAY}(?:-{_WEEKDAY}|\[[-\d,]+\])?{_OFFSET}"
_HOLIDAY = rf"(?:PH|SH){_OFFSET}"
_SEQUENCE = rf"(?:{_DAYS}|{_HOLIDAY})(?:,(?:{_DAYS}|{_HOLIDAY}))*"
_EVENT = r"(?:sunrise|sunset|dawn|dusk)"
_TIME = rf"(?:\d\d:\d\d|{_EVENT}|\({_EVENT} ?[+-] ?\d\d:\d\d\))"
SPAN = re.compile(rf"({_TIME})(?:\+| ?- ?({_TIME})(\+|/\d+(?::\d\d)?)?)")
_SPANS = rf"(?:{SPAN.pattern})(?:,(?:{SPAN.pattern}))*"
_RULE = re.compile(
    r"(?:24/7(?: |$))?(?P<wide>.*?):?"
    rf" ?(?:(?<!\w)(?P<days>{_SEQUENCE})(?: (?P<within>{_SEQUENCE}))?)?"
    rf" ?(?:(?<![\w:])(?P<times>{_SPANS}))?"
    r'(?: ?\b(?P<state>open|off|closed|unknown))?(?: ?"(?P<comment>[^"]*)")?'
)
_PARTS = ("wide", "days", "within", "times", "state")
_SEPARATOR = re.compile(r" ?; ?| \|\| |, (?!$)")
_ITEM = re.compile(rf"{_DAYS}|{_HOLIDAY}")
_PLACE = re.compile(r"--> 1:(\d+)")
_DATE = re.compile(rf"({'|'.join(MONTHS)}) (\d\d?)(?![\d:])")
_LONGEST = dict(zip(MONTHS, (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), strict=True))
_FAR = re.compile(r"[+-] ?(?!0*(?:[12]?\d?\d|3[0-5]\d|36[0-6]) )\d+ days?")
_HINTS = (
    (re.compile(r"\d{1,2}-\d{1,2}(?:h|Uhr)?"), "times have minutes, like 08:00-12:00"),
    (re.compile(r"\d{1,2}[.h]\d\d.*"), "times are written with a colon, like 08:00-12:00"),
    (re.compile(r"[\d:,+-]+"), "expected times like 08:00-12:00,14:00-16:00"),
    (re.compile(r"(?:[A-Z][a-z]+)(?:-[A-Z][a-z]+)?"), f"days are {', '.join(DAYS)}"),
    (re.compile(r"[^\W\d_]+", re.ASCII), "a remark stands in double quotes"),
)


class Rule(NamedTuple):
    """One rule, taken apart; a part that is not there is empty.

    ``separator`` is what stands before it: ";" (replaces the hours of its days), "," (adds to
    them), "||" (holds where nothing before does), or "" for the first. ``wide`` are years,
    months, dates and weeks as they are written. Both ``days`` and ``within`` hold at once, as
    in “SH Mo-Fr”: the days of the week in school holidays. ``comment`` is None where none is.
    """

    separator: str
    text: str
    wide: str = ""
    days: str = ""
    within: str = ""
    times: str = ""
    state: str = ""
    comment: str | None = None

    def is_closed(self) -> bool:
        """Tell whether the rule says that it is closed."""
        return self.state in ("off", "closed")

    def is_remark(self) -> bool:
        """Tell whether the rule is a comment and nothing else; it then says unknown, not open."""
        return self.text.startswith('"')

    def named_days(self) -> tuple[str, ...]:
        """Return each day, range of days or holiday that is named, in the order written."""
        return tuple(_ITEM.findall(f"{self.days},{self.within}"))

    def holidays(self) -> tuple[str, ...]:
        """Return PH and SH where they are named, each with its offset in days."""
        return tuple(day for day in self.named_days() if day[:2] in HOLIDAYS)

    def weekdays(self) -> tuple[str, ...]:
        """Return the days of the week that are named, without the holidays."""
        return tuple(day for day in self.named_days() if day[:2] not in HOLIDAYS)

    def spans(self) -> list[tuple[str, str, str]]:
        """Return begin, end and what follows ("+", "/30") of each time; no end before "+"."""
        return [
            (span[1], span[2] or "", span[3] or ("" if span[2] else "+"))
            for span in SPAN.finditer(self.times)
        ]


def check(text: str) -> list[str]:
    """Return what ``opening_hours`` finds doubtful in ``text``.

    Raises Refusal, quoting the part that is wrong, if it is not in the notation.
    """
    for month, day in _DATE.findall("".join(COMMENT.split(text)[::2])):
        if int(day) > _LONGEST[month]:
            raise _refuse(f"{month} {day}", "that day does not exist")
    for offset in _FAR.findall("".join(COMMENT.split(text)[::2])):
        raise _refuse(offset, "no day lies more than 366 days beside another")
    error = _error(text)
    if error is not None:
        raise _offence(text, error)
    return list(_parse(text).warnings)


def rules(text: str) -> tuple[Rule, ...]:
    """Return the rules of ``text``, which ``check`` has let pass, in their order."""
    return tuple(_take_apart(separator, part) for separator, part in _split(text))


def _parse(text: str) -> OpeningHours:
    return OpeningHours(text, auto_country=False, auto_timezone=False)


def _error(text: str) -> str | None:
    try:
        _parse(text)
    except Exception as error:  # its ParserError, which its own type stubs do not list
        return str(error)
    return None


def _split(text: str) -> Iterator[tuple[str, str]]:
    """Yield each rule with the separator before it; a comment is never cut."""
    hidden = COMMENT.sub(lambda found: "\x00" * len(found[0]), text)
    separator, start = "", 0
    for found in _SEPARATOR.finditer(hidden):
        yield separator, text[start : found.start()]
        separator, start = found[0].strip(), found.end()
    yield separator, text[start:]


def _take_apart(separator: str, text: str) -> Rule:
    found = _RULE.fullmatch(text)
    if found is None and re.search(r"\b[PS]H\b", "".join(COMMENT.split(text)[::2])):
        raise _refuse(text, "PH and SH stand before the days of the week or among them")
    parts = found.groupdict() if found else {}
    words = {name: (parts.get(name) or "").strip() for name in _PARTS}
    return Rule(separator, text, **words, comment=parts.get("comment"))


def _offence(text: str, error: str) -> Refusal:
    """Return the refusal that quotes the smallest part known to be wrong."""
    if not text.strip():
        return Refusal("expected opening hours like “Mo-Fr 09:00-12:00”, found nothing.")
    for _separator, part in _split(text):
        narrower = _error(part)
        if narrower is not None:
            return _refuse(*_word(part, narrower))
    return _refuse(*_word(text, error))


def _word(part: str, error: str) -> tuple[str, str]:
    """Return the word of ``part`` at which the reading stopped, and what may help."""
    place = _PLACE.search(error)
    at = min(int(place[1]) - 1, len(part)) if place else 0
    if part[at : at + 1] == " ":
        at += 1
    start, end = part.rfind(" ", 0, at) + 1, part.find(" ", at)
    word = part[start : end if end >= 0 else len(part)] if place else part
    hint = next((hint for shape, hint in _HINTS if shape.fullmatch(word)), "")
    return word or part, hint


def _refuse(part: str, hint: str) -> Refusal:
    shown = "".join(sign if sign.isprintable() else "?" for sign in part[:SHOWN])
    message = "“%(part)s” is not in the notation of opening hours"
    return Refusal(f"{message}: %(hint)s." if hint else f"{message}.", part=shown, hint=hint)
