"""Days in words that cannot be misread, in each language of the house."""

from datetime import date

from babel import Locale
from babel.dates import format_date

# British English puts the day first, which nobody here reads as a month.
LOCALES = {"en": "en_GB", "de-si": "de"}
# Months have the same names in two calendars in Tigrinya, so the figures stand beside them.
PATTERNS = {"en": "EEEE, d MMMM yyyy", "ti": "EEEE፣ d MMMM y (dd.MM.y)"}


def locale(language: str) -> Locale:
    """Return how people who read ``language`` (a code of the house) write days and lists."""
    return Locale.parse(LOCALES.get(language, language).replace("-", "_"))


def full_date(day: date, language: str) -> str:
    """Return e.g. "Tuesday, 15 December 2026" in ``language`` (a code of the house)."""
    return format_date(day, PATTERNS.get(language, "full"), locale=locale(language))


def long_date(day: date, language: str) -> str:
    """Return e.g. "2 May 1990" in ``language``, for days on which the weekday says nothing."""
    return format_date(day, "long", locale=locale(language))


def short_date(day: date) -> str:
    """Return e.g. "15.12.2026", as German papers and offices write it."""
    return f"{day:%d.%m.%Y}"


def language_name(code: str, language: str) -> str:
    """Return what the language ``code`` is called in ``language``; its code if nobody knows."""
    return str(locale(language).languages.get(code.replace("-", "_"), code))


def weekday(day: date, language: str) -> str:
    """Return e.g. "Tuesday" in ``language``."""
    return format_date(day, "EEEE", locale=locale(language))
