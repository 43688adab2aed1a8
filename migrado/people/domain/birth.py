"""When somebody was born: a day, a month, a year or nothing; and what follows for the age."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from migrado.kernel.refusal import Refusal

FIRST_YEAR = 1900
ADULT_YEARS = 18  # BGB § 2
# Days that offices enter for who knows only the year; they are asked about, not flagged unasked.
CONVENTIONS = frozenset({(1, 1), (7, 1), (12, 31)})
_TEXT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(~)?)?)?")


class Ages(NamedTuple):
    """The whole years that somebody may have lived, both inclusive."""

    lowest: int
    highest: int


@dataclass(frozen=True)
class Birth:
    """What is known of a birth; ``month`` needs a year, ``day`` a month.

    ``is_conventional`` marks a day that somebody entered because the true one is unknown: of
    such a birth only the year is taken as known.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    is_conventional: bool = False

    def __post_init__(self) -> None:
        parts = (self.year, self.month, self.day)
        known = [part for part in parts if part is not None]
        if known != list(parts[: len(known)]):
            raise Refusal("a birth needs the year with a month and the month with a day.")
        if self.is_conventional and self.day is None:
            raise Refusal("only a whole date can be one that was entered by convention.")
        try:
            date(*known, *(FIRST_YEAR, 1, 1)[len(known) :])
        except ValueError:
            raise Refusal("the calendar has no such day of birth.") from None

    @property
    def text(self) -> str:
        """Return "1990", "1990-05", "1990-05-02", "1990-01-01~" if conventional, "" if unknown.

        These are forms of EDTF (ISO 8601-2:2019), where "~" marks what is approximate.
        """
        widths = ((self.year, 4), (self.month, 2), (self.day, 2))
        known = "-".join(f"{part:0{width}}" for part, width in widths if part is not None)
        return known + "~" * self.is_conventional

    @property
    def is_exact(self) -> bool:
        """Tell whether the very day is known."""
        return self.day is not None and not self.is_conventional

    @property
    def may_be_conventional(self) -> bool:
        """Tell whether the day looks like a convention that nobody has flagged; then ask."""
        return self.is_exact and (self.month, self.day) in CONVENTIONS

    @property
    def earliest(self) -> date | None:
        """Return the first day that it may have been; None if not even the year is known."""
        if self.year is None:
            return None
        if self.is_conventional:
            return date(self.year, 1, 1)
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date | None:
        """Return the last day that it may have been, inclusive; None as ``earliest``."""
        if self.year is None:
            return None
        month = self.month if self.month and not self.is_conventional else 12
        last = monthrange(self.year, month)[1]
        return date(self.year, month, (not self.is_conventional and self.day) or last)

    def age(self, on: date) -> Ages | None:
        """Return the lowest and highest age in whole years on the day ``on``; None if unknown.

        A year is complete as the birthday begins (BGB § 187 (2), § 188 (2)), for 29 February
        on 1 March. Before the birth it is 0.
        """
        if self.earliest is None or self.latest is None:
            return None
        return Ages(_years(self.latest, on), _years(self.earliest, on))

    def is_adult(self, on: date) -> bool | None:
        """Tell whether the person is 18 on the day ``on`` (BGB § 2); None if it may be either."""
        ages = self.age(on)
        if ages is None or ages.lowest < ADULT_YEARS <= ages.highest:
            return None
        return ages.lowest >= ADULT_YEARS

    @property
    def turns_18_on(self) -> date | None:
        """Return the first day as an adult; the latest possible one, or None if unknown.

        Until the day before, what protects minors goes on; ``may_turn_18_on`` is the day from
        which to ask.
        """
        return _birthday(self.latest, ADULT_YEARS)

    @property
    def may_turn_18_on(self) -> date | None:
        """Return the first possible day as an adult; None if nothing is known."""
        return _birthday(self.earliest, ADULT_YEARS)


UNKNOWN = Birth()


def parse(text: str, *, on: date, is_conventional: bool = False) -> Birth:
    """Return the birth that ``text`` tells, in the forms of ``Birth.text``; "" is unknown.

    Raises Refusal for other forms, days that the calendar does not have, births after ``on``
    or before 1900.
    """
    text = text.strip()
    if not text:
        return UNKNOWN
    found = _TEXT.fullmatch(text)
    if not found:
        raise Refusal("a birth is written as 1990, 1990-05 or 1990-05-02.")
    year, month, day = (int(part) if part else None for part in found.groups()[:3])
    birth = Birth(year, month, day, is_conventional=is_conventional or bool(found[4]))
    check(birth, on=on)
    return birth


def unpacked(text: str) -> Birth:
    """Return the birth that was kept as ``Birth.text``, which was checked when it was written."""
    return parse(text, on=date.max)


def check(birth: Birth, *, on: date) -> None:
    """Raise Refusal if ``birth`` lies wholly after the day ``on``, or before 1900."""
    if birth.earliest and birth.earliest > on:
        raise Refusal("a birth cannot lie in the future.")
    if birth.latest and birth.latest.year < FIRST_YEAR:
        raise Refusal("a birth cannot lie before %(year)s.", year=FIRST_YEAR)


def _years(born: date, on: date) -> int:
    has_had_no_birthday = (on.month, on.day) < (born.month, born.day)
    return max(0, on.year - born.year - has_had_no_birthday)


def _birthday(born: date | None, years: int) -> date | None:
    if born is None:
        return None
    if (born.month, born.day) == (2, 29) and monthrange(born.year + years, 2)[1] != 29:
        return date(born.year + years, 3, 1)
    return born.replace(year=born.year + years)
