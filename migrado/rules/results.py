"""What an assessment says, as values, and as the contract ``assessment.schema.json`` says it."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal, NamedTuple

Answer = Literal["yes", "no", "ask"]
Param = date | str | int | Decimal
WORDS = {True: "true", False: "false", None: "unknown"}
OUTCOMES = {True: "holds", False: "does not hold", None: "unknown"}
DISCLAIMER = (
    "This is orientation and not a decision. Only the authority decides; "
    "an independent counselling centre can look at it with you."
)


class FactRef(NamedTuple):
    """A fact of one person, or of the household when ``person`` is None."""

    person: str | None
    fact: str


@dataclass(frozen=True)
class Statement:
    """One sentence to a person. ``text`` is the English catalogue entry with %(name)s params."""

    key: str
    text: str
    params: Mapping[str, Param]
    source: str  # the norm, empty where the sentence states none

    def english(self) -> str:
        """Return the sentence in English, days with their weekday."""
        words = {
            key: f"{one:%A}, {one.day} {one:%B %Y}" if isinstance(one, date) else one
            for key, one in self.params.items()
        }
        return self.text % words if words else self.text


@dataclass(frozen=True)
class Paper:
    """Something to bring. ``german`` is the office word that a clerk will say."""

    key: str
    text: str
    german: str
    source: str


@dataclass(frozen=True)
class Deadline:
    """A last day (inclusive) or, for ``work_permitted_from`` and ``benefit_from``, a first day.

    ``unshifted`` is the end before a Saturday, Sunday or holiday moves it; ``advised_by`` is a
    working day of the office that is not later than ``last_day``, None when none is left.
    """

    what: str
    last_day: date
    unshifted: date
    advised_by: date | None
    shifted: bool
    source: str
    why: Statement


@dataclass(frozen=True)
class Amount:
    what: str
    eur: Decimal
    per: str  # month, lesson, course, year or once
    source: str
    part_of: str = ""  # the total that this is a part of


@dataclass(frozen=True)
class NextQuestion:
    """The fact that would settle most; ``settles`` counts the undecided results it blocks."""

    person: str
    fact: str
    settles: int


class Tried(NamedTuple):
    """One rule with the value of each of its conditions; ``outcome`` None means unknown."""

    rule: str
    group: str
    since: date
    until: date | None
    conditions: tuple[str, ...]
    values: tuple[bool | None, ...]
    outcome: bool | None
    stale: bool

    def as_json(self) -> dict[str, Any]:
        """Return the line of the trace in the shape of the contract."""
        pairs = zip(self.conditions, self.values, strict=True)
        return {
            "rule": self.rule,
            "group": self.group,
            "since": self.since.isoformat(),
            "until": self.until.isoformat() if self.until else None,
            "stale": self.stale,
            "conditions": [{"condition": one, "value": WORDS[value]} for one, value in pairs],
            "outcome": OUTCOMES[self.outcome],
        }


@dataclass(frozen=True)
class Result:
    """The one answer to a topic for a person.

    A side that the topic does not know is None. ``blocking`` are unknown facts that decide;
    ``wanted`` are unknown facts that a deadline or a grave warning needs; ``missing_facts`` names
    every unknown fact that would make the answer surer, those two first.
    """

    topic: str
    person: str
    right: Answer | None
    duty: Answer | None
    duty_on: str | None
    authority: str | None
    refer_to: str | None
    deadlines: tuple[Deadline, ...]
    amounts: tuple[Amount, ...]
    terms: Mapping[str, Any]
    because: tuple[Statement, ...]
    ask_because: tuple[str, ...]
    do_anyway: tuple[Statement, ...]
    papers: tuple[Paper, ...]
    missing_facts: tuple[FactRef, ...]
    blocking: tuple[FactRef, ...]
    wanted: tuple[FactRef, ...]
    tried: Callable[[], tuple[Tried, ...]] = field(compare=False, repr=False)

    @property
    def trace(self) -> tuple[Tried, ...]:
        """Return every rule tried, in order; worked out only when somebody wants to read it."""
        return self.tried()

    def as_json(self) -> dict[str, Any]:
        """Return the result in the shape of the contract."""
        return {
            "topic": self.topic,
            "person": self.person,
            "right": self.right,
            "duty": self.duty,
            "duty_on": self.duty_on,
            "authority": self.authority,
            "refer_to": self.refer_to,
            "deadlines": [_deadline_json(one) for one in self.deadlines],
            "amounts": [_amount_json(one) for one in self.amounts],
            "terms": {key: _plain(value) for key, value in self.terms.items()},
            "because": [{"text": one.english(), "source": one.source} for one in self.because],
            "ask_because": list(self.ask_because),
            "missing_facts": [_fact_name(ref, self.person) for ref in self.missing_facts],
            "do_anyway": [one.english() for one in self.do_anyway],
            "trace": [one.as_json() for one in self.trace],
        }


@dataclass(frozen=True)
class Assessment:
    as_of: date
    ruleset: str  # sha256 of rules, parameters and local rules
    law_checked_until: date
    results: tuple[Result, ...]
    next_question: NextQuestion | None

    def as_json(self) -> dict[str, Any]:
        """Return the assessment in the shape of the contract."""
        return {
            "as_of": self.as_of.isoformat(),
            "ruleset": self.ruleset,
            "law_checked_until": self.law_checked_until.isoformat(),
            "disclaimer": DISCLAIMER,
            "next_question": asdict(self.next_question) if self.next_question else None,
            "results": [one.as_json() for one in self.results],
        }


def _deadline_json(deadline: Deadline) -> dict[str, Any]:
    return {
        "what": deadline.what,
        "last_day": deadline.last_day.isoformat(),
        "unshifted": deadline.unshifted.isoformat(),
        "advised_by": deadline.advised_by.isoformat() if deadline.advised_by else None,
        "shifted": deadline.shifted,
        "source": deadline.source,
    }


def _amount_json(amount: Amount) -> dict[str, Any]:
    whole = {**asdict(amount), "eur": float(amount.eur)}
    if not amount.part_of:
        del whole["part_of"]
    return whole


def _plain(value: Any) -> Any:
    """Return a number of the parameters as JSON knows numbers."""
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)


def _fact_name(ref: FactRef, person: str) -> str:
    """Name a fact of ``person`` or the household plainly, of somebody else as ``id.fact``."""
    return ref.fact if ref.person in (None, person) else f"{ref.person}.{ref.fact}"
