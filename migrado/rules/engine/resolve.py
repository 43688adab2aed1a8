"""From the rules of a topic to the one answer for a person.

1. Try the groups of rules in order of priority: exclusion, special, general.
2. Stop at the first group in which a rule holds. Rules of one group never contradict each other
   (``tests/rules/test_random_households.py``), so its unknown rules cannot change the answer.
3. What may come out is the answer of that rule and of every unknown rule of higher priority.
4. Where all of these agree on a side, that is the answer; otherwise it is "ask", because a
   deciding fact is missing. Where no rule can hold, it is "ask", because it is not modelled.
5. Additions put further terms, papers and advice beside the answer; they never change it.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from functools import partial
from typing import Any, cast

from migrado.kernel.kleene import every
from migrado.rules.engine.amounts import Figures, amounts, term
from migrado.rules.engine.case import Case
from migrado.rules.engine.due import deadlines
from migrado.rules.engine.ruleset import GROUPS, Effect, RuleSet, Topic
from migrado.rules.engine.trial import Findings, trace, tried, try_rules
from migrado.rules.results import Answer, Deadline, FactRef, Paper, Result, Statement

TOO_LATE = {"register_address", "apply_for_title", "title_free_stay_ends", "apply_for_benefit"}


def resolve(topic: Topic, case: Case, *, rules: RuleSet, stale: frozenset[str]) -> Result:
    """Return the answer to ``topic`` for the person of ``case``; ``stale`` are rule ids."""
    findings = try_rules(topic, case, stale)
    answers = {side: _side(findings, side) for side in topic.sides}
    additions, wanted = _additions(topic, case, answers.get("duty", answers.get("right")))
    effects = [*(one.rule.effect for one in findings.holding[:1]), *additions]
    due, undated = deadlines(case, _each(effects, "deadlines"), rules.common)
    wanted = [*undated, *wanted]
    sums, sums_unknown, sums_need = amounts(
        _each(effects, "amounts"), case, rules.figures, not_known=rules.common["amount_not_known"]
    )
    asks = "ask" in answers.values()
    blocking = _blocking(findings) if asks else ()
    return Result(
        topic=topic.name,
        person=case.person.id,
        right=answers.get("right"),
        duty=answers.get("duty"),
        duty_on=_first([rules.kin[one.duty_on](case) for one in effects if one.duty_on]),
        authority=_authority(findings, case, rules),
        refer_to=_first([one.refer_to for one in effects[::-1]])
        or ("counselling" if asks else None),
        deadlines=due,
        amounts=sums,
        terms=_terms(findings, effects, case=case, figures=rules.figures),
        because=(*_each(effects, "because"), *sums_unknown, *_unsettled(findings, asks, rules)),
        ask_because=tuple(dict.fromkeys(_reasons(findings, answers, effects, stale=stale))),
        do_anyway=(
            *_too_late(due, case, rules, duty=answers.get("duty")),
            *_each(effects, "do_anyway"),
        ),
        papers=_once(_each(effects, "papers")),
        missing_facts=_missing(findings, asks=asks, first=(*blocking, *wanted, *sums_need)),
        blocking=blocking,
        wanted=tuple(wanted),
        tried=partial(trace, topic, case, stale),
    )


def _side(findings: Findings, side: str) -> Answer:
    """Return the answer on which all that may come out agree, otherwise "ask"."""
    possible = {one.answer(side) for one in (*findings.pending, *findings.holding)}
    if not findings.holding:
        possible.add("ask")
    return possible.pop() if len(possible) == 1 else "ask"


def _additions(
    topic: Topic, case: Case, answer: Answer | None
) -> tuple[list[Effect], list[FactRef]]:
    """Return what stands beside the answer, and the facts for which warnings are worth asking."""
    effects: list[Effect] = []
    wanted: list[FactRef] = []
    for addition in topic.additions:
        if (answer and answer not in addition.beside) or not addition.in_force(case.as_of):
            continue
        truths = tried(addition.effect, case)
        if truths is None:
            continue
        holds = every(truths)
        if holds.value:
            effects.append(addition.effect)
        elif holds.value is None and addition.worth_asking:
            wanted += _sorted(holds.missing)
    return effects, wanted


def _each(effects: list[Effect], name: str) -> tuple[Any, ...]:
    """Return what all effects say under ``name``; most often there is one."""
    if len(effects) == 1:
        return cast("tuple[Any, ...]", getattr(effects[0], name))
    return tuple([said for effect in effects for said in getattr(effect, name)])


def _first(values: list[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _once(papers: tuple[Paper, ...]) -> tuple[Paper, ...]:
    return tuple({one.key: one for one in papers}.values()) if len(papers) > 1 else papers


def _authority(findings: Findings, case: Case, rules: RuleSet) -> str | None:
    """Return the role of the rule that holds, or the one on which all unknown rules agree."""
    effect = findings.effect
    effects = [effect] if effect else [one.rule.effect for one in findings.pending]
    words = {one.authority for one in effects if one.authority}
    if len(words) != 1:
        return None
    word = words.pop()
    return rules.authorities[word](case) if word in rules.authorities else word


def _terms(
    findings: Findings, effects: list[Effect], *, case: Case, figures: Figures
) -> dict[str, Any]:
    """Return the terms; of the rule that holds only those that no unknown rule contradicts.

    A figure that is not known for the day is left out.
    """
    named = {key: value for effect in effects for key, value in effect.terms.items()}
    if not named:
        return {}
    found = {key: term(value, case, figures) for key, value in named.items()}
    terms = {key: value for key, value in found.items() if value is not None}
    for trial in findings.pending:
        theirs = trial.rule.effect.terms
        terms = {key: one for key, one in terms.items() if theirs.get(key, one) == one}
    return terms


def _unsettled(findings: Findings, asks: bool, rules: RuleSet) -> tuple[Statement, ...]:
    if not asks or (findings.holding and not findings.pending):
        return ()
    return (rules.common["missing_fact" if findings.pending else "not_modelled"],)


def _reasons(
    findings: Findings,
    answers: Mapping[str, Answer],
    effects: list[Effect],
    *,
    stale: frozenset[str],
) -> Iterator[str]:
    for side in answers:
        said = {one.answer(side) for one in (*findings.holding, *findings.pending)}
        if answers[side] == "ask" and (said != {"ask"} or not findings.holding):
            yield _why_undecided(findings)
    if any(one.stale for one in findings.holding) or any(one.id in stale for one in effects):
        yield "stale_rule"
    yield from _each(effects, "ask_because")


def _why_undecided(findings: Findings) -> str:
    """Say why no rule decides: an unknown that no fact settles is a figure known no longer."""
    if not findings.pending:
        return "not_modelled"
    settled = any(one.truth.missing for one in findings.pending)
    return "missing_fact" if settled else "stale_rule"


def _too_late(
    due: tuple[Deadline, ...], case: Case, rules: RuleSet, *, duty: Answer | None
) -> tuple[Statement, ...]:
    if not due or duty == "no":
        return ()
    late = any(one.last_day < case.as_of and one.what in TOO_LATE for one in due)
    return (rules.common["go_now"],) if late else ()


def _blocking(findings: Findings) -> tuple[FactRef, ...]:
    """Return what to ask: the first unknown of every unknown rule.

    What could exclude everything else comes first, then what most rules wait for.
    """
    waits: Counter[FactRef] = Counter()
    groups: dict[FactRef, int] = {}
    for one in findings.pending:
        for ref in _sorted(one.first.missing):
            waits[ref] += 1
            groups.setdefault(ref, GROUPS.index(one.rule.group))
    return tuple(sorted(waits, key=lambda ref: (groups[ref], -waits[ref])))


def _sorted(refs: Collection[object]) -> list[FactRef]:
    known = cast("Collection[FactRef]", refs)
    if len(known) < 2:
        return list(known)
    return sorted(known, key=lambda ref: (ref.person or "", ref.fact))


def _missing(findings: Findings, *, asks: bool, first: tuple[FactRef, ...]) -> tuple[FactRef, ...]:
    """Return every unknown fact that would make the answer surer, ``first`` in front."""
    found = list(first)
    if asks:
        for one in findings.pending:
            found += _sorted(one.truth.missing)
    for one in findings.open:
        found += _sorted(one.truth.assumed)
    return tuple(dict.fromkeys(found))
