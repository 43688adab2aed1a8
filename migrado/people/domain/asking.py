"""Asked once: whether a question was needed, since the house may have known the answer."""

from enum import StrEnum


class Outcome(StrEnum):
    """What came of asking for one fact."""

    FIRST = "first"  # the house did not know it
    CONFIRMED = "confirmed"  # it was offered and is still so
    CORRECTED = "corrected"  # it was offered and is no longer so
    AGAIN = "again"  # it was known and yet asked for from nothing


def outcome(*, was_known: bool, was_offered: bool, is_same: bool) -> Outcome:
    """Return what came of asking."""
    if not was_known:
        return Outcome.FIRST
    if not was_offered:
        return Outcome.AGAIN
    return Outcome.CONFIRMED if is_same else Outcome.CORRECTED


def index(counts: dict[Outcome, int]) -> float | None:
    """Return the asked-again index: the share of questions whose answer the house knew already.

    0 to 1, None if nothing was asked. Offering and confirming is not asking.
    """
    asked = counts.get(Outcome.FIRST, 0) + counts.get(Outcome.AGAIN, 0)
    return counts.get(Outcome.AGAIN, 0) / asked if asked else None
