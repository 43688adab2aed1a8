"""What a consent is, who can give it, and until when it holds.

After ISO/IEC TS 27560:2023 (consent record) and ISO/IEC 29184 (notice).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from migrado.people.domain.facts import Category
from migrado.people.domain.purposes import CONSENTABLE, EXPLICIT, USES, Purpose

LONGEST_DAYS = 365  # after a year it is asked anew


class Given(StrEnum):
    """How somebody agreed."""

    SIGNED = "signed"  # on paper, which lies in the house
    ON_SCREEN = "on_screen"  # at the desk's screen, turned round


class Giver(StrEnum):
    """Who agreed."""

    SELF = "self"
    GUARDIAN = "guardian"  # for a minor


class Refused(StrEnum):
    """Why a consent cannot be written down like this."""

    NEEDS_NO_CONSENT = "needs_no_consent"
    NO_CATEGORY = "no_category"
    CATEGORY_OUTSIDE = "category_outside"  # the purpose does not need it
    NO_RECIPIENT = "no_recipient"  # a referral goes to somebody
    OVER = "over"  # ends before it begins
    TOO_LONG = "too_long"
    NEEDS_GUARDIAN = "needs_guardian"  # a minor, or it is not known whether they are
    OF_AGE = "of_age"  # a guardian signed for somebody who is 18


class ConsentRefused(ValueError):
    """This cannot be agreed to like this; ``why`` says what is missing."""

    def __init__(self, why: Refused) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """What somebody agrees to.

    ``recipients`` are keys of organisations of the directory, empty where only the house is
    meant. ``language`` is the one in which the wording was read. ``until`` is exclusive.
    """

    purpose: Purpose
    categories: frozenset[Category]
    language: str
    given: Given
    by: Giver
    until: date
    recipients: frozenset[str] = field(default_factory=frozenset)


def check(agreement: Agreement, *, on: date, is_adult: bool | None) -> None:
    """Raise ConsentRefused unless this can be agreed to on the day ``on``.

    ``is_adult`` None: not known, which counts as a minor, so that a child never agrees alone.
    """
    for why, is_so in _faults(agreement, on, is_adult):
        if is_so:
            raise ConsentRefused(why)


def last_day(*, by: Giver, asked: date, turns_18_on: date | None) -> date:
    """Return until when (exclusive) it holds: what a guardian gave ends at 18, to be asked anew."""
    if by is Giver.GUARDIAN and turns_18_on is not None:
        return min(asked, turns_18_on)
    return asked


def longest(on: date) -> date:
    """Return the latest day (exclusive) until which somebody can agree on ``on``."""
    return on + timedelta(days=LONGEST_DAYS)


def offered(purpose: Purpose) -> tuple[Category, ...]:
    """Return what may be ticked for ``purpose``, in the order of `Category`."""
    return tuple(one for one in Category if one in USES[purpose].categories)


def ticked_before(purpose: Purpose) -> tuple[Category, ...]:
    """Return what is proposed; what needs an explicit consent is never ticked before."""
    return tuple(one for one in offered(purpose) if one not in EXPLICIT)


def _faults(it: Agreement, on: date, is_adult: bool | None) -> Iterator[tuple[Refused, bool]]:
    yield Refused.NEEDS_NO_CONSENT, it.purpose not in CONSENTABLE
    yield Refused.NO_CATEGORY, not it.categories
    yield Refused.CATEGORY_OUTSIDE, not it.categories <= USES[it.purpose].categories
    yield Refused.NO_RECIPIENT, it.purpose is Purpose.REFERRAL and not it.recipients
    yield Refused.OVER, it.until <= on
    yield Refused.TOO_LONG, it.until > longest(on)
    yield Refused.NEEDS_GUARDIAN, it.by is Giver.SELF and is_adult is not True
    yield Refused.OF_AGE, it.by is Giver.GUARDIAN and is_adult is True
