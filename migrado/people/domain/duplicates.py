"""Whether two persons of the house may be one: a score that is the sum of what it tells.

It is a reason to look and to ask, never to merge. Twins, parents and children of one name and
namesakes stay below ``LIKELY``, because other given names and other births weigh against.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from migrado.people.domain.birth import UNKNOWN, Birth
from migrado.people.domain.names import FIELDS, Name
from migrado.people.domain.namings import Naming, reasons_of
from migrado.people.domain.reasons import WEIGHTS, Reason
from migrado.people.domain.words import words

__all__ = [
    "EQUAL",
    "LIKELY",
    "POSSIBLE",
    "WEIGHTS",
    "Likeness",
    "Portrait",
    "Reason",
    "compare",
]

LIKELY = 80  # from here on a person should look before a second file is made
POSSIBLE = 60  # from here on it is worth showing
EQUAL = 100


@dataclass(frozen=True)
class Portrait:
    """What is compared of a person; ``sex`` and ``nationalities`` empty where not known."""

    name: Name
    birth: Birth = UNKNOWN
    sex: str = ""
    nationalities: frozenset[str] = frozenset()

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Return what portraits are ordered by, so that a comparison knows no first one."""
        name = (getattr(self.name, name) for name in FIELDS)
        return (*name, self.birth.text, self.sex, *sorted(self.nationalities))

    @cached_property
    def namings(self) -> tuple[Naming, ...]:
        """Return the name in each of its ways: passport, birth name, called name, own script."""
        name = self.name
        ways = [Naming(words(name.family), words(name.given))]
        if name.birth_family:
            ways.append(Naming(words(name.birth_family), ways[0].given, Reason.BIRTH_NAME))
        if name.called:
            ways.append(Naming(ways[0].family, words(name.called), Reason.CALLED))
        if name.native:
            ways.append(Naming((), words(name.native), is_divided=False))
        return tuple(ways)


@dataclass(frozen=True)
class Likeness:
    """A score of 0 to 100, and why: the weights of ``reasons`` add up to it.

    Only equal portraits have 100 whatever is unknown of them.
    """

    score: int
    reasons: tuple[Reason, ...] = field(default=())

    @property
    def is_likely(self) -> bool:
        """Tell whether somebody should look before a second file is made."""
        return self.score >= LIKELY


def compare(one: Portrait, other: Portrait) -> Likeness:
    """Return how likely both are one person, and why; the same from both sides."""
    first, second = (one, other) if one.order <= other.order else (other, one)
    reasons = (
        *_of_names(first, second),
        _of_births(first.birth, second.birth),
        *_besides(first, second),
    )
    if one.order == other.order:
        return Likeness(EQUAL, reasons)
    return Likeness(_score(reasons), reasons)


def _score(reasons: tuple[Reason, ...]) -> int:
    return min(EQUAL, max(0, sum(WEIGHTS[reason] for reason in reasons)))


def _besides(one: Portrait, other: Portrait) -> Iterator[Reason]:
    if one.sex and other.sex and one.sex != other.sex:
        yield Reason.OTHER_SEX
    both = one.nationalities and other.nationalities
    if both and one.nationalities.isdisjoint(other.nationalities):
        yield Reason.OTHER_NATIONALITIES


# --- names -----------------------------------------------------------------------------------


def _of_names(one: Portrait, other: Portrait) -> tuple[Reason, ...]:
    if _is_written_alike(one.name, other.name):
        return (Reason.SAME_NAME,)
    ways = (reasons_of(a, b) for a in one.namings for b in other.namings)
    return max(ways, key=lambda reasons: sum(WEIGHTS[reason] for reason in reasons))


def _is_written_alike(one: Name, other: Name) -> bool:
    return (one.family.casefold(), one.given.casefold()) == (
        other.family.casefold(),
        other.given.casefold(),
    )


# --- births ----------------------------------------------------------------------------------


def _of_births(one: Birth, other: Birth) -> Reason:
    if one.year is None or other.year is None:
        return Reason.BIRTH_UNKNOWN
    if _is_by_convention(one) or _is_by_convention(other):
        return _of_conventions(one, other)
    if one.day is None or other.day is None:
        return _of_what_is_known(one, other)
    mine, theirs = (one.year, one.month, one.day), (other.year, other.month, other.day)
    if mine == theirs:
        return Reason.SAME_BIRTH
    if mine == (other.year, other.day, other.month):
        return Reason.DAY_MONTH_SWAPPED
    if mine[1:] == theirs[1:] and abs(one.year - other.year) == 1:
        return Reason.YEAR_OFF_BY_ONE
    return Reason.ONE_DIGIT if _is_one_digit_off(one, other) else Reason.OTHER_BIRTH


def _is_one_digit_off(one: Birth, other: Birth) -> bool:
    if (one.year != other.year) + (one.month != other.month) + (one.day != other.day) != 1:
        return False
    return sum(a != b for a, b in zip(one.text, other.text, strict=True)) == 1


def _is_by_convention(birth: Birth) -> bool:
    return birth.is_conventional or birth.may_be_conventional


def _of_conventions(one: Birth, other: Birth) -> Reason:
    is_same_day = (one.month, one.day) == (other.month, other.day)
    if is_same_day and one.year and other.year and abs(one.year - other.year) == 1:
        return Reason.CONVENTION_YEAR_OFF
    if one.year != other.year:
        return Reason.OTHER_BIRTH
    if is_same_day:
        return Reason.CONVENTION
    return Reason.SAME_YEAR if None in (one.day, other.day) else Reason.CONVENTION_IN_YEAR


def _of_what_is_known(one: Birth, other: Birth) -> Reason:
    if one.year != other.year:
        return Reason.OTHER_BIRTH
    if one.month is None or other.month is None:
        return Reason.SAME_YEAR
    return Reason.SAME_MONTH if one.month == other.month else Reason.OTHER_BIRTH
