"""From parameters and sums to the amounts of a day, never past the last day that is known."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from migrado.rules.engine.case import Case
from migrado.rules.engine.parameters import Parameter
from migrado.rules.results import Amount, FactRef, Statement


@dataclass(frozen=True)
class Sum:
    eur: Decimal
    source: str


@dataclass(frozen=True)
class NotKnown:
    """The figure holds only until ``last_day`` (inclusive)."""

    last_day: date
    source: str


SumOf = Callable[[Case], Sum | NotKnown | FactRef | None]  # None: there is no such amount


@dataclass(frozen=True)
class AmountRule:
    """What says how much: a ``parameter``, or a ``sum`` that is worked out from the facts.

    The total for the person stands first; a part names it in ``part_of``.
    """

    what: str
    per: str
    parameter: str = ""
    sum: str = ""
    part_of: str = ""


@dataclass(frozen=True)
class Figures:
    """Where a rule's figures come from."""

    parameters: Mapping[str, Parameter]
    sums: Mapping[str, SumOf]

    def find(self, case: Case, *, parameter: str = "", sum_of: str = "") -> Any:
        """Return the figure of the day: Sum, NotKnown, the fact it needs, or None."""
        if sum_of:
            return self.sums[sum_of](case)
        known = self.parameters[parameter]
        value = known.on(case.as_of)
        if value is not None:
            return Sum(value.value, value.source)
        if known.known_until and case.as_of > known.known_until:
            return NotKnown(known.known_until, known.values[0].source)
        return None


def amounts(
    wanted: Collection[AmountRule], case: Case, figures: Figures, *, not_known: Statement
) -> tuple[tuple[Amount, ...], tuple[Statement, ...], tuple[FactRef, ...]]:
    """Return the amounts of the day, a sentence for figures not known for it, and missing facts.

    ``not_known`` is that sentence, without its ``last_day``.
    """
    if not wanted:
        return (), (), ()
    known: list[Amount] = []
    untold: dict[tuple[date, str], Statement] = {}
    needed: dict[FactRef, None] = {}
    for one in wanted:
        found = figures.find(case, parameter=one.parameter, sum_of=one.sum)
        if isinstance(found, Sum):
            known.append(Amount(one.what, found.eur, one.per, found.source, one.part_of))
        elif isinstance(found, NotKnown):
            untold[found.last_day, found.source] = not_known_until(not_known, found)
        elif isinstance(found, FactRef):
            needed[found] = None
    return tuple(known), tuple(untold.values()), tuple(needed)


def not_known_until(said: Statement, found: NotKnown) -> Statement:
    """Return the sentence that says until when the figure was known."""
    return Statement(said.key, said.text, {"last_day": found.last_day}, found.source)


def term(value: Any, case: Case, figures: Figures) -> Any:
    """Return the value of a term: as it stands, or the figure that it names; None if not known."""
    if not isinstance(value, Mapping):
        return value
    found = figures.find(case, parameter=value.get("parameter", ""), sum_of=value.get("sum", ""))
    return found.eur if isinstance(found, Sum) else None
