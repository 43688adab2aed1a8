"""One person in a household, as conditions look at it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, wraps
from typing import Any, TypeVar

from migrado.kernel.kleene import Truth, assume, truth, unknown
from migrado.rules.facts import HOUSEHOLD_FACTS, PERSON_FACTS, Household, Person, Value
from migrado.rules.local import LocalRules
from migrado.rules.results import FactRef, Result

T = TypeVar("T")
Derived = Callable[["Case"], Truth]
DerivedDay = Callable[["Case"], date | FactRef]
Ordinary = Callable[["Case"], Value | None]
Answerer = Callable[[str, "Case"], Result | None]


def answers_nothing(_topic: str, _case: "Case") -> Result | None:
    """Answer no topic: for conditions that look at facts only."""
    return None


@dataclass
class Case:
    """Answers questions about one person; what was derived once is remembered.

    A fact name belongs to the person; a name that the person cannot have belongs to the
    household. A person receives the ``benefits`` that either the person or the household names.
    """

    household: Household
    person: Person
    local: LocalRules
    days: Mapping[str, DerivedDay]
    answerer: Answerer = answers_nothing
    ordinary: Mapping[str, Ordinary] = field(default_factory=dict)
    tried: dict[int, Truth] = field(default_factory=dict)  # conditions by their number
    derived_once: dict[object, Any] = field(default_factory=dict)  # by the function that derives
    _unknowns: dict[str, Truth] = field(default_factory=dict)
    _cases: dict[str, "Case"] = field(default_factory=dict)
    _outcomes: dict[str, Result | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._cases[self.person.id] = self

    @cached_property
    def known(self) -> dict[str, Value]:
        """Return what is known of the person and, of the household, what no person can have."""
        household = self.household.facts.items()
        shared = {name: value for name, value in household if name not in PERSON_FACTS}
        known = {**shared, **self.person.facts}
        benefits = [facts.get("benefits") for facts in (self.household.facts, self.person.facts)]
        named = [one for one in benefits if isinstance(one, tuple)]
        return {**known, "benefits": sum(named, ())} if named else known

    @cached_property
    def as_of(self) -> date:
        """Return the day for which the question is asked."""
        return self.household.as_of

    def fact(self, name: str) -> Value | None:
        """Return what is known of ``name``, None if nothing is."""
        return self.known.get(name)

    def ref(self, name: str) -> FactRef:
        """Return how to name the fact ``name`` of this person or of the household."""
        person_has_it = name in PERSON_FACTS or name not in HOUSEHOLD_FACTS
        return FactRef(self.person.id if person_has_it else None, name)

    def has(self, name: str, wanted: frozenset[Value]) -> Truth:
        """Say whether the fact ``name`` is, or as a list contains, one of ``wanted``.

        Where nobody told it, what is ordinary counts, and the answer names the fact.
        """
        value = self.known.get(name)
        if value is None:
            return self.ordinarily(name, wanted)
        if isinstance(value, tuple):
            return truth(not wanted.isdisjoint(value))
        return truth(value in wanted)

    def ordinarily(self, name: str, wanted: frozenset[Value]) -> Truth:
        """Say whether a fact that nobody told is ordinarily one of ``wanted``."""
        ordinary = self.ordinary[name](self) if name in self.ordinary else None
        unknown_ = self.not_known(name)
        return unknown_ if ordinary is None else assume(unknown_, ordinary in wanted)

    def not_known(self, name: str) -> Truth:
        """Return the unknown that the fact ``name`` would settle."""
        found = self._unknowns.get(name)
        if found is None:
            found = self._unknowns[name] = unknown(self.ref(name))
        return found

    def day(self, name: str) -> date | FactRef:
        """Return the day ``name``, a fact or derived, or the fact that would tell it."""
        if name in self.days:
            return self.days[name](self)
        value = self.fact(name)
        return value if isinstance(value, date) else self.ref(name)

    def outcome(self, topic: str) -> Result | None:
        """Return the answer to ``topic`` for this person; None if it does not concern them."""
        if topic not in self._outcomes:
            self._outcomes[topic] = self.answerer(topic, self)
        return self._outcomes[topic]

    def of(self, other: Person) -> "Case":
        """Return the case of another person of the same household."""
        if other.id not in self._cases:
            self._cases[other.id] = Case(
                self.household,
                other,
                self.local,
                self.days,
                self.answerer,
                self.ordinary,
                _cases=self._cases,
            )
        return self._cases[other.id]

    @cached_property
    def others(self) -> tuple["Case", ...]:
        """Return the cases of the other persons, in the order of the household."""
        return tuple(self.of(one) for one in self.household.persons if one is not self.person)


def once(derive: Callable[[Case], T]) -> Callable[[Case], T]:
    """Make a derivation that is worked out once for each case; what it returns is never None."""

    @wraps(derive)
    def remembered(case: Case) -> T:
        found: T | None = case.derived_once.get(derive)
        if found is None:
            found = case.derived_once[derive] = derive(case)
        return found

    return remembered
