"""The one call: facts in, an assessment out."""

import hashlib
from functools import cache

from migrado.kernel.kleene import Truth, every
from migrado.rules.de import load
from migrado.rules.engine.case import Case
from migrado.rules.engine.questions import next_question
from migrado.rules.engine.resolve import resolve
from migrado.rules.engine.ruleset import RuleSet
from migrado.rules.facts import Household
from migrado.rules.local import LocalRules
from migrado.rules.results import Assessment, Result


def assess(
    household: Household,
    *,
    local: LocalRules,
    stale: frozenset[str] = frozenset(),
    rules: RuleSet | None = None,
) -> Assessment:
    """Return what follows from the facts on the day ``household.as_of``.

    One result for each topic and person whom it concerns, in the order of the topics that were
    asked for, then of the persons. Whether it concerns somebody may be unknown: then there is a
    result if the topic was asked for by name. ``stale`` names rules whose norm has changed since
    they were checked; they answer "ask". ``rules`` None: those of the country.
    """
    rules = rules or load()
    first = case_of(household, local=local, stale=stale, rules=rules)
    results = tuple(
        found
        for topic in household.topics or tuple(rules.topics)
        for case in (first, *first.others)
        if (found := _result(topic, case, rules, named=bool(household.topics)))
    )
    return Assessment(
        as_of=household.as_of,
        ruleset=_fingerprint(rules.fingerprint, local.fingerprint, stale),
        law_checked_until=rules.checked_until,
        results=results,
        next_question=next_question(household, results),
    )


def case_of(
    household: Household,
    *,
    local: LocalRules,
    stale: frozenset[str] = frozenset(),
    rules: RuleSet | None = None,
) -> Case:
    """Return the case of the first person; the cases of the others hang on it."""
    known = rules or load()

    def answer(topic: str, case: Case) -> Result | None:
        if _concerns(topic, case, known).value is False:
            return None
        return resolve(known.topics[topic], case, rules=known, stale=stale)

    words = known.words
    return Case(household, household.persons[0], local, words.days, answer, words.ordinary)


def _result(topic: str, case: Case, rules: RuleSet, *, named: bool) -> Result | None:
    concerns = _concerns(topic, case, rules).value
    return case.outcome(topic) if concerns or (named and concerns is None) else None


def _concerns(topic: str, case: Case, rules: RuleSet) -> Truth:
    return every(one.check(case) for one in rules.topics[topic].touches)


@cache
def _fingerprint(rules: str, local: str, stale: frozenset[str]) -> str:
    """Return the sha256 of all that decides beside the facts, so that a result can be had again."""
    return hashlib.sha256("\n".join((rules, local, *sorted(stale))).encode()).hexdigest()
