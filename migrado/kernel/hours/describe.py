"""Opening hours as a person reads them, in each language of the house."""

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from migrado.kernel.hours.notation import Rule
from migrado.kernel.hours.reading import Hours
from migrado.kernel.hours.spelling import DAYS, MONTHS
from migrado.kernel.hours.words import APPOINTMENT, WORDS, Words
from migrado.kernel.refusal import Refusal

if TYPE_CHECKING:
    from babel import Locale

_MONTH = "|".join(MONTHS)
_DATED = re.compile(
    rf"(?:(?P<year>\d{{4}}) ?)?(?P<month>{_MONTH})(?: (?P<day>\d\d?))?(?!\w)(?! \d)"
)
_RANGE = re.compile(r"-(?! ?\d+ day)")
_ISOLATE, _END_ISOLATE = "\u2066", "\u2069"  # keeps 08:00–12:00 in its order (UAX 9)
_LEAP = 2024  # a year that has every day


def describe(hours: Hours, *, language: str) -> str:
    """Return ``hours`` in words of ``language``; rules are separated by semicolons.

    Weeks, offsets and days like “Mo[1]” stay in the notation. Raises Refusal if the language
    is not one of ``WORDS``.
    """
    words = WORDS.get(language)
    if words is None:
        shown = "".join(sign if sign.isprintable() else "?" for sign in language[:20])
        message = "hours are not described in “%(language)s”; the languages are: %(known)s."
        raise Refusal(message, language=shown, known=", ".join(WORDS))
    return ("؛ " if words.right_to_left else "; ").join(
        _sentence(rule, words) for rule in hours.rules
    )


def _sentence(rule: Rule, words: Words) -> str:
    days = _selector(rule, words)
    parts = [days, _times(rule, words), _state(rule, words)]
    if not (rule.times or rule.state):
        parts[1:] = [words.open if days else words.always]
    if rule.is_remark():
        parts = [words.unknown]
    text = " ".join(part for part in parts if part)
    if rule.separator == "||":
        text = f"{words.otherwise} {text}"
    return text + _remark(rule, words)


def _selector(rule: Rule, words: Words) -> str:
    locale = _locale(words.locale)
    wide = _dates(rule.wide, locale)
    days = words.list.join(_day(day, words, locale) for day in rule.named_days())
    if rule.within:
        first = [_day(day, words, locale) for day in rule.holidays()]
        second = [_day(day, words, locale) for day in rule.weekdays()]
        days = f"{words.list.join(first)} ({words.list.join(second)})"
    selected = f"{wide}: {days}" if wide and days else wide or days
    return f"{selected}:" if selected else ""


def _day(named: str, words: Words, locale: "Locale") -> str:
    kind, rest = named[:2], named[2:]
    if kind == "PH":
        return words.public_holidays + rest
    if kind == "SH":
        return words.school_holidays + rest
    names = locale.days["stand-alone"]["wide"]
    last = rest[1:] if rest[1:] in DAYS else ""
    if last:
        return f"{names[DAYS.index(kind)]}–{names[DAYS.index(last)]}"
    return f"{names[DAYS.index(kind)]}{rest}"


def _dates(wide: str, locale: "Locale") -> str:
    """Return years, months and dates in words; what is neither stays as it is."""
    spaced = _RANGE.sub("–", wide).replace(",", ", ")
    return _DATED.sub(lambda found: _date(found, locale), spaced)


def _date(found: re.Match[str], locale: "Locale") -> str:
    from babel.dates import format_date, format_skeleton  # noqa: PLC0415

    month = MONTHS.index(found["month"]) + 1
    year = int(found["year"] or _LEAP)
    if found["day"] is None:
        name = str(locale.months["stand-alone"]["wide"][month])
        return f"{name} {year}" if found["year"] else name
    day = date(year, month, min(int(found["day"]), 29 if month == 2 else 31))
    if found["year"]:
        return format_date(day, "long", locale=locale)
    return format_skeleton("MMMMd", day, locale=locale)


def _times(rule: Rule, words: Words) -> str:
    shown = [f"{begin}–{end}" if end else f"{begin}+" for begin, end, _ in rule.spans()]
    if words.right_to_left:
        shown = [f"{_ISOLATE}{span}{_END_ISOLATE}" for span in shown]
    return words.list.join(shown)


def _state(rule: Rule, words: Words) -> str:
    if rule.is_closed():
        return words.closed
    if rule.state == "unknown":
        return words.unknown
    return words.open if rule.state and not rule.times else ""


def _remark(rule: Rule, words: Words) -> str:
    if not rule.comment:
        return ""
    known = rule.comment.strip().rstrip(".").lower() in APPOINTMENT
    return f" ({words.by_appointment if known else rule.comment})"


@lru_cache(maxsize=32)
def _locale(name: str) -> "Locale":
    from babel import Locale  # noqa: PLC0415  # only who asks for words waits for it

    return Locale.parse(name)
