"""Conditions that compare: numbers, days, lengths of time, and the answers of other topics."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from operator import ge, lt
from typing import Any

from migrado.kernel.deadlines import add_months
from migrado.kernel.kleene import FALSE, Truth, truth, unknown
from migrado.rules.engine.case import Case
from migrado.rules.engine.files import BrokenRule
from migrado.rules.engine.vocabulary import Test, Vocabulary
from migrado.rules.facts import HOUSEHOLD_FACTS, PERSON_FACTS

NOBODY_KNOWS = Truth(None)  # no fact would settle it: a figure is not known for the day
ANSWERS: Mapping[Any, str] = {True: "yes", False: "no"}
LENGTHS = {"years", "months", "weeks", "days"}
Comparison = Callable[[Any, Any], bool]


def at_least(raw: Any, words: Vocabulary) -> Test:
    """Compile ``at least: {fact: number}``, inclusive; a text names a parameter."""
    return _number(raw, words, ge)


def less_than(raw: Any, words: Vocabulary) -> Test:
    """Compile ``less than: {fact: number}``, exclusive."""
    return _number(raw, words, lt)


def on_or_after(raw: Any, words: Vocabulary) -> Test:
    """Compile ``on or after: {day: 2025-04-01}``, inclusive; a text names a parameter."""
    return _day(raw, words, ge)


def before(raw: Any, words: Vocabulary) -> Test:
    """Compile ``before: {day: 2025-04-01}``, exclusive."""
    return _day(raw, words, lt)


def for_at_least(raw: Any, words: Vocabulary) -> Test:
    """Compile ``for at least: {day: {months: 15}}``: so long ago, or longer.

    A stay that began on 1 March has lasted a month on 1 April.
    """
    name, length = _pair(raw)
    if not isinstance(length, Mapping) or not set(length) <= LENGTHS:
        raise BrokenRule(f"expected {name} with years, months, weeks or days")
    months = 12 * length.get("years", 0) + length.get("months", 0)
    rest = timedelta(weeks=length.get("weeks", 0), days=length.get("days", 0))
    find = _finder(name, words)

    def check(case: Case) -> Truth:
        began = find(case)
        if not isinstance(began, date):
            return unknown(began)
        return truth(add_months(began, months) + rest <= case.as_of)

    return check


def right(raw: Any, _words: Vocabulary) -> Test:
    """Compile ``right: {topic: [yes]}``: what another topic answers for the same person."""
    topic, wanted = _answers(raw)

    def check(case: Case) -> Truth:
        found = case.outcome(topic)
        if found is None:
            return FALSE
        if found.blocking and found.right == "ask" and "ask" not in wanted:
            return unknown(*found.blocking)
        return Truth(found.right in wanted, assumed=frozenset(found.missing_facts))

    return check


def authority(raw: Any, _words: Vocabulary) -> Test:
    """Compile ``authority: {topic: [role]}``: who answers for another topic."""
    topic, wanted = _answers(raw)

    def check(case: Case) -> Truth:
        found = case.outcome(topic)
        if found is None:
            return FALSE
        if found.blocking and found.authority is None and found.right == "ask":
            return unknown(*found.blocking)
        return Truth(found.authority in wanted, assumed=frozenset(found.missing_facts))

    return check


def _number(raw: Any, words: Vocabulary, compare: Comparison) -> Test:
    name, limit = _pair(raw)
    _expect_fact(name)
    at = _limit(limit, words)

    def check(case: Case) -> Truth:
        value = case.fact(name)
        if value is None:
            return case.not_known(name)
        border = at(case)
        return NOBODY_KNOWS if border is None else truth(compare(value, border))

    return check


def _day(raw: Any, words: Vocabulary, compare: Comparison) -> Test:
    name, limit = _pair(raw)
    find, at = _finder(name, words), _limit(limit, words)

    def check(case: Case) -> Truth:
        day = find(case)
        if not isinstance(day, date):
            return unknown(day)
        border = at(case)
        return NOBODY_KNOWS if border is None else truth(compare(day, border))

    return check


def _finder(name: str, words: Vocabulary) -> Callable[[Case], Any]:
    if name == "as_of":
        return lambda case: case.as_of
    if name in words.days:
        return words.days[name]
    _expect_fact(name)
    return lambda case: case.day(name)


def _limit(limit: Any, words: Vocabulary) -> Callable[[Case], Any]:
    if not isinstance(limit, str):
        return lambda case: limit
    try:
        words.figure(limit, date.max)
    except KeyError as error:
        raise BrokenRule(f"expected a parameter, got {limit}") from error
    return lambda case: words.figure(limit, case.as_of)


def _pair(raw: Any) -> tuple[str, Any]:
    if not isinstance(raw, Mapping) or len(raw) != 1:
        raise BrokenRule(f"expected one name with its value, got {raw}")
    name, value = next(iter(raw.items()))
    return str(name), value


def _expect_fact(name: str) -> None:
    if name not in PERSON_FACTS | HOUSEHOLD_FACTS:
        raise BrokenRule(f"expected a fact of the contract, got {name}")


def _answers(raw: Any) -> tuple[str, frozenset[str]]:
    topic, wanted = _pair(raw)
    values = wanted if isinstance(wanted, list) else [wanted]
    return topic, frozenset(ANSWERS.get(one, one) for one in values)
