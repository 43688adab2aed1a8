"""Topics as rule files state them: one YAML file a topic, checked when it is read."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from migrado.kernel.deadlines import Period
from migrado.rules.engine.amounts import AmountRule, Figures
from migrado.rules.engine.case import Case
from migrado.rules.engine.conditions import Condition, compile_condition
from migrado.rules.engine.files import BrokenRule, read_yaml
from migrado.rules.engine.vocabulary import Test, Vocabulary
from migrado.rules.results import Answer, Paper, Statement

GROUPS = ("exclusion", "special", "general")
ANSWERS: Mapping[Any, Answer | None] = {True: "yes", False: "no", "ask": "ask", None: None}
TOPIC_KEYS = {"topic", "checked_until", "sides", "touches", "rules", "additions"}
EFFECT_KEYS = {
    "id", "when", "authority", "refer_to", "duty_on", "terms", "because", "ask_because",
    "do_anyway", "papers", "deadlines", "amounts", "confirmed",
}  # fmt: skip
RULE_KEYS = EFFECT_KEYS | {"group", "since", "until", "right", "duty"}
ADDITION_KEYS = EFFECT_KEYS | {"since", "until", "beside", "worth_asking"}


@dataclass(frozen=True)
class DeadlineRule:
    """How a deadline is counted: ``period`` after the day ``counted_from``."""

    what: str
    counted_from: str  # a fact or a derived day
    period: Period
    shifts: bool  # moves to the next working day (VwVfG NRW § 31 (3))
    margin: int  # office days between the advised day and the end
    why: Statement


@dataclass(frozen=True)
class Effect:
    """What a rule or an addition says when its conditions hold."""

    id: str
    when: tuple[Condition, ...]
    authority: str | None  # a role, or a word for what the city decides
    refer_to: str | None
    duty_on: str | None  # a role in the family
    terms: Mapping[str, Any]
    because: tuple[Statement, ...]
    ask_because: tuple[str, ...]
    do_anyway: tuple[Statement, ...]
    papers: tuple[Paper, ...]
    deadlines: tuple[DeadlineRule, ...]
    amounts: tuple[AmountRule, ...]

    @cached_property
    def tests(self) -> tuple[tuple[int, Test], ...]:
        """Return number and test of each condition, in their order."""
        return tuple((one.number, one.test) for one in self.when)

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """Return the conditions in words, in their order."""
        return tuple(one.label for one in self.when)


@dataclass(frozen=True)
class Rule:
    """An effect that answers. In force from ``since`` (inclusive) to ``until`` (exclusive)."""

    effect: Effect
    group: str
    since: date
    until: date | None
    right: Answer | None
    duty: Answer | None

    def in_force(self, day: date) -> bool:
        """Say whether the rule's own period holds ``day``."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True)
class Addition:
    """An effect that answers nothing by itself.

    ``beside`` limits it to some answers of duty or, where the topic has none, of right. In force
    from ``since`` (inclusive, None: always) to ``until`` (exclusive).
    ``worth_asking``: it warns of so much that a visitor is asked for what it needs to know.
    """

    effect: Effect
    beside: tuple[Answer, ...]
    worth_asking: bool
    since: date | None
    until: date | None

    def in_force(self, day: date) -> bool:
        """Say whether the addition's own period holds ``day``."""
        return not (self.since and day < self.since) and (self.until is None or day < self.until)


@dataclass(frozen=True)
class Topic:
    name: str
    checked_until: date
    sides: tuple[str, ...]
    touches: tuple[Condition, ...]  # whom it concerns; nothing: everybody
    groups: tuple[tuple[Rule, ...], ...]  # by priority, highest first
    additions: tuple[Addition, ...]


@dataclass(frozen=True)
class RuleSet:
    """All topics of a country with what they derive from the facts."""

    topics: Mapping[str, Topic]
    common: Mapping[str, Statement]
    figures: Figures
    words: Vocabulary
    kin: Mapping[str, Callable[[Case], str | None]]  # role in the family -> a person's id
    authorities: Mapping[str, Callable[[Case], str]]  # word for a local rule -> authority role
    fingerprint: str  # sha256 over every file that can change an answer

    @property
    def checked_until(self) -> date:
        """Return the last day on which the law of every topic was checked."""
        return min(topic.checked_until for topic in self.topics.values())


def fingerprint(folder: Path) -> str:
    """Return the sha256 of all rule files and derivations below ``folder``, in path order."""
    digest = hashlib.sha256()
    for path in sorted((*folder.rglob("*.yaml"), *folder.rglob("*.py"))):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def read_statements(path: Path) -> dict[str, Statement]:
    """Return the sentences of a file of ``key: {text, source}``."""
    return {key: _statement(key, raw) for key, raw in read_yaml(path).items()}


def read_topic(path: Path, words: Vocabulary) -> Topic:
    """Read one topic; ``words`` are the derivations it may name. Raises BrokenRule."""
    raw = read_yaml(path)
    _expect_keys(raw, TOPIC_KEYS, path.name)
    rules = [_rule(one, words) for one in raw["rules"]]
    additions = [_addition(one, words) for one in raw.get("additions", [])]
    ids = [one.effect.id for one in rules] + [one.effect.id for one in additions]
    if len(set(ids)) < len(ids):
        raise BrokenRule(f"{path.name}: expected every id once")
    groups = tuple(tuple(rule for rule in rules if rule.group == group) for group in GROUPS)
    return Topic(
        name=raw["topic"],
        checked_until=raw["checked_until"],
        sides=tuple(raw["sides"]),
        touches=tuple(compile_condition(one, words) for one in raw.get("touches", [])),
        groups=groups,
        additions=tuple(additions),
    )


def _expect_keys(raw: Mapping[str, Any], allowed: set[str], where: str) -> None:
    extra = sorted(set(raw) - allowed)
    if extra:
        raise BrokenRule(f"{where}: expected one of {sorted(allowed)}, got {extra[0]}")


def _rule(raw: Mapping[str, Any], words: Vocabulary) -> Rule:
    _expect_keys(raw, RULE_KEYS, str(raw.get("id")))
    if raw["group"] not in GROUPS:
        raise BrokenRule(f"{raw['id']}: expected one of the groups {GROUPS}")
    return Rule(
        effect=_effect(raw, words),
        group=raw["group"],
        since=raw["since"],
        until=raw.get("until"),
        right=ANSWERS[raw.get("right")],
        duty=ANSWERS[raw.get("duty")],
    )


def _addition(raw: Mapping[str, Any], words: Vocabulary) -> Addition:
    _expect_keys(raw, ADDITION_KEYS, str(raw.get("id")))
    beside = (ANSWERS[one] for one in raw.get("beside", [True, "ask", False]))
    answers = tuple(one for one in beside if one)
    return Addition(
        effect=_effect(raw, words),
        beside=answers,
        worth_asking=raw.get("worth_asking", False),
        since=raw.get("since"),
        until=raw.get("until"),
    )


def _effect(raw: Mapping[str, Any], words: Vocabulary) -> Effect:
    key = str(raw["id"])
    return Effect(
        id=key,
        when=tuple(compile_condition(one, words) for one in raw.get("when", [])),
        authority=raw.get("authority"),
        refer_to=raw.get("refer_to"),
        duty_on=raw.get("duty_on"),
        terms=raw.get("terms", {}),
        because=_statements(f"{key}.because", raw.get("because", [])),
        ask_because=tuple(raw.get("ask_because", [])),
        do_anyway=_statements(f"{key}.do_anyway", raw.get("do_anyway", [])),
        papers=tuple(Paper(**one) for one in raw.get("papers", [])),
        deadlines=tuple(_deadline(key, one) for one in raw.get("deadlines", [])),
        amounts=tuple(AmountRule(**one) for one in raw.get("amounts", [])),
    )


def _statements(key: str, raw: list[Mapping[str, str]]) -> tuple[Statement, ...]:
    return tuple(_statement(f"{key}.{at}", one) for at, one in enumerate(raw))


def _statement(key: str, raw: Mapping[str, str]) -> Statement:
    _expect_keys(raw, {"text", "source"}, key)
    return Statement(key, raw["text"], {}, raw.get("source", ""))


def _deadline(key: str, raw: Mapping[str, Any]) -> DeadlineRule:
    _expect_keys(raw, {"what", "from", "after", "shifts", "margin", "text", "source"}, key)
    what = raw["what"]
    return DeadlineRule(
        what=what,
        counted_from=raw["from"],
        period=Period(**raw.get("after", {})),
        shifts=raw["shifts"],
        margin=raw.get("margin", 3),
        why=Statement(f"{key}.{what}", raw["text"], {}, raw["source"]),
    )
