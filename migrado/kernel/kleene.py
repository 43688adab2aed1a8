"""Kleene's strong three-valued logic, carrying the names of what is not known.

Source: S. C. Kleene, Introduction to Metamathematics (1952), section 64.
"""

from collections.abc import Hashable, Iterable
from functools import partial
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
_new = partial(tuple.__new__, Truth)  # a third of the time that the named constructor takes


def truth(value: bool) -> Truth:
    """Return the definite truth of ``value``."""
    return TRUE if value else FALSE


def unknown(*missing: Hashable) -> Truth:
    """Return an unknown that ``missing`` would settle."""
    return _new((None, frozenset(missing), NONE))


def assume(one: Truth, value: bool) -> Truth:
    """Take an unknown as ``value`` and remember what was not known; leave the known alone."""
    known, missing, assumed = one
    if known is not None:
        return one
    return _new((value, NONE, assumed | missing if assumed else missing))


def negate(one: Truth) -> Truth:
    """Return the opposite; the opposite of unknown is unknown."""
    value, _, assumed = one
    if value is None:
        return one
    return _new((not value, NONE, assumed)) if assumed else truth(not value)


def every(parts: Iterable[Truth]) -> Truth:
    """Return the conjunction: one false decides; otherwise one unknown leaves it unknown."""
    return _fold(parts, False)


def some(parts: Iterable[Truth]) -> Truth:
    """Return the disjunction: one true decides; otherwise one unknown leaves it unknown."""
    return _fold(parts, True)


def _fold(parts: Iterable[Truth], decides: bool) -> Truth:
    """Fold; a decision that rests on no assumption is preferred over one that does."""
    decision: Truth | None = None
    missing, assumed, is_open = NONE, NONE, False
    for part in parts:
        value, lacks, takes = part
        if value is decides:
            if not takes:
                return part
            decision = decision or part
        elif value is None:
            is_open = True
            missing = missing | lacks if missing else lacks
        if takes:
            assumed = assumed | takes if assumed else takes
    if decision:
        return decision
    if is_open:
        return _new((None, missing, assumed))
    return _new((not decides, NONE, assumed)) if assumed else truth(not decides)
