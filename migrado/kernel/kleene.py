"""Kleene's strong three-valued logic, carrying the names of what is not known.

Source: S. C. Kleene, Introduction to Metamathematics (1952), section 64.
"""

from collections.abc import Hashable, Iterable
from typing import NamedTuple

Names = frozenset[Hashable]
NONE: Names = frozenset()


class Truth(NamedTuple):
    """True, False or unknown (None).

    ``missing`` names what would have to be known; it is empty unless the value is unknown, and
    empty for an unknown that nothing would settle.
    ``assumed`` names what is not known but was taken as ordinary to get this value.
    """

    value: bool | None
    missing: Names = NONE
    assumed: Names = NONE


TRUE = Truth(True)
FALSE = Truth(False)


def truth(value: bool) -> Truth:
    """Return the definite truth of ``value``."""
    return TRUE if value else FALSE


def unknown(*missing: Hashable) -> Truth:
    """Return an unknown that ``missing`` would settle."""
    return Truth(None, frozenset(missing))


def assume(one: Truth, value: bool) -> Truth:
    """Take an unknown as ``value`` and remember what was not known; leave the known alone."""
    if one.value is not None:
        return one
    return Truth(value, NONE, one.assumed | one.missing)


def negate(one: Truth) -> Truth:
    """Return the opposite; the opposite of unknown is unknown."""
    return one if one.value is None else Truth(not one.value, NONE, one.assumed)


def every(parts: Iterable[Truth]) -> Truth:
    """Return the conjunction: one false decides; otherwise one unknown leaves it unknown."""
    return _fold(parts, decides=False)


def some(parts: Iterable[Truth]) -> Truth:
    """Return the disjunction: one true decides; otherwise one unknown leaves it unknown."""
    return _fold(parts, decides=True)


def _fold(parts: Iterable[Truth], *, decides: bool) -> Truth:
    """Fold; a decision that rests on no assumption is preferred over one that does."""
    decision: Truth | None = None
    missing, assumed, is_open = NONE, NONE, False
    for part in parts:
        if part.value is decides:
            if not part.assumed:
                return part
            decision = decision or part
        if part.value is None:
            is_open = True
            missing |= part.missing
        if part.assumed:
            assumed |= part.assumed
    if decision:
        return decision
    if is_open:
        return Truth(None, missing, assumed)
    return Truth(not decides, NONE, assumed) if assumed else truth(not decides)
