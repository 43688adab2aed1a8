"""Rules with one condition turned into its opposite, to see whether a case notices."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from migrado.kernel.kleene import negate
from migrado.rules import load
from migrado.rules.engine.conditions import Condition, numbered
from migrado.rules.engine.ruleset import Addition, Effect, Rule, RuleSet, Topic
from tests.rules.cases import cases


@dataclass(frozen=True)
class Mutant:
    """The rules as they are but for one condition of one rule of ``topic``."""

    topic: str
    rule: str
    condition: str
    rules: RuleSet

    @property
    def name(self) -> str:
        """Return which condition was turned, in words."""
        return f"{self.topic}: {self.rule}: {self.condition}"

    def is_caught(self) -> bool:
        """Say whether a case of its own topic fails."""
        return any(_fails(case, self.rules) for case in cases(self.topic))


def mutants(topic: str) -> Iterator[Mutant]:
    """Yield every rule of ``topic`` with each of its conditions turned, in their order."""
    whole = load()
    known = whole.topics[topic]
    for rule, at, turned in _turned(known):
        topics: Mapping[str, Topic] = {**whole.topics, topic: turned}
        condition = rule.effect.when[at].label
        yield Mutant(topic, rule.effect.id, condition, replace(whole, topics=topics))


def _turned(topic: Topic) -> Iterator[tuple[Rule | Addition, int, Topic]]:
    for number, group in enumerate(topic.groups):
        for place, rule in enumerate(group):
            for at in range(len(rule.effect.when)):
                changed = (*group[:place], _with_turned(rule, at), *group[place + 1 :])
                groups = (*topic.groups[:number], changed, *topic.groups[number + 1 :])
                yield rule, at, replace(topic, groups=groups)


def _with_turned(rule: Rule, at: int) -> Rule:
    when = rule.effect.when
    effect: Effect = replace(rule.effect, when=(*when[:at], _opposite(when[at]), *when[at + 1 :]))
    return replace(rule, effect=effect)


def _opposite(condition: Condition) -> Condition:
    label = f"NOT {condition.label}"
    return numbered(label, lambda case: negate(condition.check(case)), key=label)


def _fails(case, rules: RuleSet) -> bool:
    try:
        return bool(case.faults(rules=rules))
    except (LookupError, TypeError, ValueError):
        return True  # the turned rule met somebody for whom it was never made
