"""From an assessment to a plan: what to do, in the order of time, and what stays open."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from migrado.guide.domain.interests import ARRIVAL
from migrado.rules.results import Amount, Assessment, Deadline, FactRef, Paper, Result, Statement

COUNSELLING = "counselling"
DOCUMENT = "residence_title.document"  # step of those who are free to move, and their family
_SOON = frozenset({"livelihood", "health"})  # nothing is paid for the days before one asks
_HARD_REASONS = frozenset({"not_modelled", "risk_to_permit", "contested_law"})
# Sentences of the rules that repeat a reason; the plan says the reason in its own place.
_SAID_ELSEWHERE = frozenset({"missing_fact", "not_modelled"})
_SAFETY_OF = {"minor_alone": "youth", "violence": "violence", "no_home": "no_home"}


@dataclass(frozen=True)
class Words:
    """English texts, entries of the catalogue; ``german`` is the office word, untranslated."""

    title: str = ""
    text: str = ""
    hint: str = ""  # what to do if something is missing
    german: str = ""
    source: str = ""
    page: str = ""  # slug of the page that says more


PersonAmount = tuple[str, Amount]


@dataclass(frozen=True)
class Todo:
    """One thing to do, for one or several members of the household.

    ``deadline`` is the first last day that counts, None when there is none or it is not known.
    ``advice`` is a role to ask besides, or first where the office is not sure to be the right
    one; then ``authority`` is None. ``may_wait``: a right or a day to keep in mind, no duty.
    ``is_unsure``: the rules could not decide. ``amounts`` name the person who gets or pays them.
    """

    key: str
    topic: str
    words: Words
    authority: str | None
    advice: str | None
    deadline: Deadline | None
    is_overdue: bool
    may_wait: bool
    is_unsure: bool
    persons: tuple[str, ...] = ()
    papers: tuple[Paper, ...] = ()
    because: tuple[Statement, ...] = ()
    do_anyway: tuple[Statement, ...] = ()
    amounts: tuple[PersonAmount, ...] = ()


@dataclass(frozen=True)
class OpenPoint:
    """What the rules could not decide, why, and the role of who can.

    What a step of the plan says already is not repeated here.
    """

    topic: str
    words: Words
    persons: tuple[str, ...]
    reasons: tuple[Words, ...]
    missing: tuple[FactRef, ...]
    ask: str
    do_anyway: tuple[Statement, ...]
    because: tuple[Statement, ...]


@dataclass(frozen=True)
class Settled:
    """Why nothing is to be done about a topic, and what is wise all the same."""

    topic: str
    words: Words
    persons: tuple[str, ...]
    because: tuple[Statement, ...]
    do_anyway: tuple[Statement, ...]
    amounts: tuple[PersonAmount, ...]


@dataclass(frozen=True)
class Draft:
    """The plan before it is put into a language; ``notes`` say where nothing is to be done."""

    todos: tuple[Todo, ...] = ()
    open_points: tuple[OpenPoint, ...] = ()
    safety: tuple[Words, ...] = ()
    notes: tuple[Settled, ...] = ()


@cache
def words() -> Mapping[str, Any]:
    """Return the texts of ``plan.yaml``: each entry, or table of entries, as Words."""
    path = Path(__file__).with_name("plan.yaml")
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {key: _words(value) for key, value in document.items()}


def draft(assessment: Assessment | None, *, situation: Iterable[str], on: date) -> Draft:
    """Make the plan for the day ``on``; without an assessment only what cannot wait."""
    safety = tuple(words()["safety"][_SAFETY_OF[one]] for one in _SAFETY_OF if one in situation)
    if assessment is None:
        return Draft(safety=safety)
    todos = [_todo(result, on) for result in assessment.results if _is_to_do(result)]
    if "violence" in situation:
        todos = [_block_first(todo) for todo in todos]
    undecided = [one for one in assessment.results if _is_undecided(one)]
    return Draft(
        todos=tuple(sorted(_merged(todos), key=_in_order_of_time)),
        open_points=tuple(_open_points(undecided)),
        safety=safety,
        notes=tuple(_notes(assessment.results)),
    )


def _block_first(todo: Todo) -> Todo:
    """Put the block on disclosure before the address is told (BMG § 51)."""
    if todo.topic != "register_address":
        return todo
    first = words()["block_first"]
    said = Statement("block_first", first.text, {}, first.source)
    return replace(todo, do_anyway=(said, *todo.do_anyway))


def _words(value: Any) -> Any:
    if isinstance(next(iter(value.values())), str):
        return Words(**value)
    return {key: _words(inner) for key, inner in value.items()}


def _is_to_do(result: Result) -> bool:
    """Say whether the plan has a step for it.

    Steps are duties, duties that may be and have a day or papers, documents that prove a right,
    days to keep in mind, and rights for which there is something to do.
    """
    if result.topic not in ARRIVAL:
        return result.topic in words()["steps"] and "yes" in (result.right, result.duty)
    if result.duty == "yes":
        return True
    if result.duty == "ask":
        return bool(result.deadlines or result.papers)
    return result.right == "yes" and bool(result.deadlines or result.terms.get("document"))


def _is_undecided(result: Result) -> bool:
    return "ask" in (result.right, result.duty)


def _todo(result: Result, on: date) -> Todo:
    first = min(result.deadlines, key=lambda one: one.last_day, default=None)
    key = _step_key(result, first)
    return Todo(
        key=key,
        topic=result.topic,
        words=words()["steps"][key],
        authority=None if _asks_first(result) else result.authority,
        advice=result.refer_to,
        deadline=first,
        is_overdue=first is not None and first.last_day < on,
        may_wait=result.duty != "yes" and result.right == "yes",
        is_unsure=_is_undecided(result),
        persons=(result.person,),
        papers=result.papers,
        because=_reasons_of(result),
        do_anyway=result.do_anyway,
        amounts=_amounts(result),
    )


def _amounts(result: Result) -> tuple[PersonAmount, ...]:
    return tuple((result.person, one) for one in result.amounts)


def _asks_first(result: Result) -> bool:
    """Say whether to ask somebody independent before going to the office."""
    hard = not _HARD_REASONS.isdisjoint(result.ask_because)
    renews = any(one.what == "permit_ends" for one in result.deadlines)  # only the office can
    return result.duty == "ask" and result.refer_to is not None and hard and not renews


def _step_key(result: Result, deadline: Deadline | None) -> str:
    steps = words()["steps"]
    if result.terms.get("permission_needed"):
        return f"{result.topic}.permission"
    if result.topic in steps:
        return result.topic
    what = deadline.what if deadline else "apply"
    if result.duty == "no":
        kept = f"{result.topic}.keep.{what}"
        return kept if kept in steps else f"{result.topic}.document"
    if {"apply_for_title", "permit_ends"} <= {one.what for one in result.deadlines}:
        what = "before_paper_ends"
    named = f"{result.topic}.{what}"
    return named if named in steps else f"{result.topic}.apply"


def _merged(todos: Iterable[Todo]) -> list[Todo]:
    """Join what several members do in one and the same way, at one office, by one day."""
    found: dict[tuple[object, ...], Todo] = {}
    for todo in todos:
        day = todo.deadline and (todo.deadline.what, todo.deadline.last_day)
        same = (todo.key, todo.authority, todo.advice, day, todo.is_unsure, todo.may_wait)
        found[same] = _joined(found[same], todo) if same in found else todo
    return list(found.values())


def _joined(one: Todo, other: Todo) -> Todo:
    return replace(
        one,
        persons=(*one.persons, *other.persons),
        papers=_once(one.papers + other.papers),
        because=_once(one.because + other.because),
        do_anyway=_once(one.do_anyway + other.do_anyway),
        amounts=one.amounts + other.amounts,
    )


def _once(rows: tuple[Any, ...]) -> tuple[Any, ...]:
    """Keep the first of those that say the same: equal key and equal parameters."""
    return tuple({_saying(row): row for row in reversed(rows)}.values())[::-1]


def _saying(row: Paper | Statement) -> tuple[object, ...]:
    params = tuple(sorted(row.params.items())) if isinstance(row, Statement) else ()
    return (row.key, row.text, params)


def _in_order_of_time(todo: Todo) -> tuple[object, ...]:
    """Order: what is overdue, then by advised day, last day and topic; what has no day last."""
    day = todo.deadline.last_day if todo.deadline else date.max
    advised = (todo.deadline and todo.deadline.advised_by) or day
    waits = todo.may_wait and not todo.deadline and todo.topic not in _SOON
    return (not todo.is_overdue, waits, advised, day, list(words()["topics"]).index(todo.topic))


def _open_points(results: Iterable[Result]) -> list[OpenPoint]:
    found: dict[tuple[object, ...], OpenPoint] = {}
    for result in results:
        ask = result.refer_to or result.authority or COUNSELLING
        point = OpenPoint(
            topic=result.topic,
            words=words()["topics"][result.topic],
            persons=(result.person,),
            reasons=tuple(words()["reasons"][reason] for reason in result.ask_because),
            missing=result.blocking,
            ask=ask,
            do_anyway=() if _is_to_do(result) else result.do_anyway,
            because=() if _is_to_do(result) else _reasons_of(result),
        )
        said = tuple(map(_saying, (*point.because, *point.do_anyway)))
        same = (result.topic, ask, result.ask_because, said)
        before = found.get(same)
        found[same] = point if before is None else _with(before, point)
    return list(found.values())


def _reasons_of(result: Result) -> tuple[Statement, ...]:
    return tuple(one for one in result.because if one.key not in _SAID_ELSEWHERE)


def _with(one: OpenPoint, other: OpenPoint) -> OpenPoint:
    persons, missing = (*one.persons, *other.persons), (*one.missing, *other.missing)
    return replace(one, persons=persons, missing=missing)


def _notes(results: Iterable[Result]) -> list[Settled]:
    """Return the reasons of results that ask nothing of anybody: no permit needed, and so on."""
    found: dict[tuple[object, ...], Settled] = {}
    for result in results:
        if _is_to_do(result) or _is_undecided(result):
            continue
        same = (result.topic, *map(_saying, (*result.because, *result.do_anyway)))
        before = found.get(same)
        found[same] = Settled(
            topic=result.topic,
            words=words()["topics"][result.topic],
            persons=(*(before.persons if before else ()), result.person),
            because=result.because,
            do_anyway=result.do_anyway,
            amounts=(*(before.amounts if before else ()), *_amounts(result)),
        )
    return list(found.values())
