"""The one call: facts in, an assessment out."""

import hashlib

from migrado.rules.de import load
from migrado.rules.engine.case import Case
from migrado.rules.engine.questions import next_question
from migrado.rules.engine.resolve import resolve
from migrado.rules.engine.ruleset import RuleSet
from migrado.rules.facts import Household
from migrado.rules.local import LocalRules
from migrado.rules.results import Assessment, Result


def assess(
    household: Household, *, local: LocalRules, stale: frozenset[str] = frozenset()
) -> Assessment:
    """Return what follows from the facts on the day ``household.as_of``.

    One result for each topic and person, in the order of the topics that were asked for, then of
    the persons. A topic of the contract that has no rules yet is answered "ask" if it was asked
    for by name, and left out if everything was. ``stale`` names rules whose norm has changed
    since they were checked; they answer "ask".
    """
    rules = load()
    first = Case(household, household.persons[0], local, rules.days)
    cases = [first, *first.others]
    results = tuple(
        _result(topic, case, rules, stale=stale)
        for topic in _topics(household, rules)
        for case in cases
    )
    return Assessment(
        as_of=household.as_of,
        ruleset=_fingerprint(rules, local),
        law_checked_until=rules.checked_until,
        results=results,
        next_question=next_question(household, results),
    )


def _topics(household: Household, rules: RuleSet) -> tuple[str, ...]:
    return household.topics or tuple(rules.topics)


def _result(name: str, case: Case, rules: RuleSet, *, stale: frozenset[str]) -> Result:
    topic = rules.topics.get(name)
    if topic:
        return resolve(topic, case, rules=rules, stale=stale)
    return Result(
        topic=name,
        person=case.person.id,
        right="ask",
        duty=None,
        duty_on=None,
        authority=None,
        refer_to="counselling",
        deadlines=(),
        amounts=(),
        terms={},
        because=(rules.common["not_modelled"],),
        ask_because=("not_modelled",),
        do_anyway=(),
        papers=(),
        missing_facts=(),
        blocking=(),
        wanted=(),
        tried=tuple,
    )


def _fingerprint(rules: RuleSet, local: LocalRules) -> str:
    """Return the sha256 of the rules and the local rules, so that a result can be had again."""
    return hashlib.sha256(f"{rules.fingerprint}\n{local.fingerprint}".encode()).hexdigest()
