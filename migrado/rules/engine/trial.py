"""Trying the rules of a topic on one person, group by group."""

from collections.abc import Iterator
from typing import NamedTuple, cast

from migrado.kernel.kleene import Truth, every
from migrado.rules.engine.case import Case
from migrado.rules.engine.ruleset import Effect, Rule, Topic
from migrado.rules.results import Answer, Tried


class Trial(NamedTuple):
    """A rule with what came out of trying it; a rule that is ``stale`` answers "ask" only."""

    rule: Rule
    truth: Truth
    first: Truth  # the first condition that is not known, or the truth where all are
    stale: bool

    def answer(self, side: str) -> Answer:
        """Return what the rule says to ``side``."""
        return "ask" if self.stale else cast(Answer, getattr(self.rule, side))


class Findings(NamedTuple):
    """What trying a topic's rules gave, without the rules that surely do not hold."""

    open: tuple[Trial, ...]  # hold, are unknown, or fail only by what was taken as ordinary
    pending: tuple[Trial, ...]  # unknown, and of higher priority than the rules that hold
    holding: tuple[Trial, ...]  # of one group; empty when no rule holds

    @property
    def effect(self) -> Effect | None:
        """Return the effect of the rule that holds, None when there is none."""
        return self.holding[0].rule.effect if self.holding else None


def try_rules(topic: Topic, case: Case, stale: frozenset[str]) -> Findings:
    """Try group after group, and stop after the first in which a rule holds."""
    trials: list[Trial] = []
    pending: list[Trial] = []
    for group in topic.groups:
        found = list(_alive(group, case, stale))
        trials += found
        holding = tuple(one for one in found if one.truth.value)
        if holding:
            return Findings(tuple(trials), tuple(pending), holding)
        pending += [one for one in found if one.truth.value is None]
    return Findings(tuple(trials), tuple(pending), ())


def trace(topic: Topic, case: Case, stale: frozenset[str]) -> tuple[Tried, ...]:
    """Return every rule that was tried, with the value of each of its conditions."""
    tried: list[Tried] = []
    for group in topic.groups:
        lines = [_line(rule, case, stale) for rule in group]
        tried += lines
        if any(line.outcome for line in lines):
            break
    return tuple(tried)


def _alive(group: tuple[Rule, ...], case: Case, stale: frozenset[str]) -> Iterator[Trial]:
    """Yield what came out of each rule, but for those that surely do not hold."""
    for rule in group:
        truths = tried(rule.effect, case)
        if truths is None:
            continue
        truth = every(truths)
        first = next((one for one in truths if one.value is None), truth)
        yield Trial(rule, truth, first, _is_stale(rule, case, stale))


def tried(effect: Effect, case: Case) -> list[Truth] | None:
    """Return what each condition says, None as soon as one surely does not hold.

    Written out and not folded, because nearly all the time of an assessment goes by here.
    """
    known = case.tried
    truths: list[Truth] = []
    for number, test in effect.tests:
        found = known.get(number)
        if found is None:
            found = known[number] = test(case)
        if found[0] is False and not found[2]:
            return None
        truths.append(found)
    return truths


def _is_stale(rule: Rule, case: Case, stale: frozenset[str]) -> bool:
    return rule.effect.id in stale or not rule.in_force(case.as_of)


def _line(rule: Rule, case: Case, stale: frozenset[str]) -> Tried:
    effect, known = rule.effect, case.tried
    for number, test in effect.tests:
        if number not in known:
            known[number] = test(case)
    truths = [known[number] for number, _ in effect.tests]
    return Tried(
        effect.id,
        rule.group,
        rule.since,
        rule.until,
        effect.labels,
        tuple([one[0] for one in truths]),
        every(truths)[0],
        _is_stale(rule, case, stale),
    )
