"""Conditions as rule files write them, made into functions.

A condition is a mapping with one key: a fact with its value or values (``paper: [none]``),
``is:`` or ``is not:`` with the name of a derived truth, ``known:`` with a fact, ``not:`` with a
condition, ``all:`` or ``any:`` with conditions.
``unknown: yes`` or ``unknown: no`` beside it says how an unknown is ordinarily taken; without
it the facts of the condition decide.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from migrado.kernel.kleene import TRUE, Truth, assume, every, negate, some
from migrado.rules.engine.case import Case
from migrado.rules.engine.files import BrokenRule
from migrado.rules.facts import HOUSEHOLD_FACTS, PERSON_FACTS

Test = Callable[[Case], Truth]
Truths = Mapping[str, Test]
_NUMBERS: dict[str, int] = {}  # what a condition says -> its number in this process


@dataclass(frozen=True)
class Condition:
    """A test with the words it stands in, for the trace; it is tried once for a case."""

    label: str
    check: Test


def _remembering(test: Test, *, number: int, taken: bool | None) -> Test:
    """Wrap ``test``: once for a case, equal conditions share a ``number``.

    ``taken`` is how an unknown is taken; None when the facts decide.
    """

    def check(case: Case) -> Truth:
        found = case.tried.get(number)
        if found is None:
            found = test(case)
            if taken is not None:
                found = assume(found, taken)
            case.tried[number] = found
        return found

    return check


def compile_condition(raw: Mapping[str, Any], truths: Truths) -> Condition:
    """Compile ``raw``; ``truths`` are the derivations that ``is`` may name.

    Raises BrokenRule if it is not a condition.
    """
    taken = raw.get("unknown")
    body = {key: value for key, value in raw.items() if key != "unknown"}
    if len(body) != 1 or taken not in (None, True, False):
        raise BrokenRule(f"expected one condition with one key, got {raw}")
    key, value = next(iter(body.items()))
    if key == "is" and taken is None:
        return Condition(_label(key, value), _is(value, truths))  # remembered where it is derived
    number = _NUMBERS.setdefault(repr((key, value, taken)), len(_NUMBERS))
    check = _remembering(_test(key, value, truths), number=number, taken=taken)
    return Condition(_label(key, value), check)


def _label(key: str, value: Any) -> str:
    if key in ("all", "any"):
        inner = (_label(*next(iter(one.items()))) for one in value)
        return f"{key}({', '.join(inner)})"
    if key == "not":
        return f"not {_label(*next(iter(value.items())))}"
    return f"{key} {_words(value)}"


def _words(value: Any) -> str:
    if isinstance(value, Mapping):
        return " ".join(f"{key} {one}" for key, one in value.items())
    return " or ".join(str(one) for one in value) if isinstance(value, list) else str(value)


def _test(key: str, value: Any, truths: Truths) -> Test:
    builder = _BUILDERS.get(key)
    if builder:
        return builder(value, truths)
    if key not in PERSON_FACTS | HOUSEHOLD_FACTS:
        raise BrokenRule(f"expected a fact of the contract, got {key}")
    wanted = frozenset(value if isinstance(value, list) else [value])
    return lambda case: case.has(key, wanted)


def _is(name: str, truths: Truths) -> Test:
    if name not in truths:
        raise BrokenRule(f"expected a derived truth, got {name}")
    return truths[name]


def _is_not(name: str, truths: Truths) -> Test:
    inner = _is(name, truths)
    return lambda case: negate(inner(case))


def _not(raw: Mapping[str, Any], truths: Truths) -> Test:
    inner = compile_condition(raw, truths).check
    return lambda case: negate(inner(case))


def _all(raw: list[Mapping[str, Any]], truths: Truths) -> Test:
    inner = [compile_condition(one, truths).check for one in raw]
    return lambda case: every(one(case) for one in inner)


def _any(raw: list[Mapping[str, Any]], truths: Truths) -> Test:
    inner = [compile_condition(one, truths).check for one in raw]
    return lambda case: some(one(case) for one in inner)


def _known(name: str, truths: Truths) -> Test:
    """Build a test that is never unknown; what nobody told is ordinarily not so."""
    return lambda case: TRUE if case.fact(name) is not None else assume(case.not_known(name), False)


_BUILDERS: dict[str, Callable[[Any, Truths], Test]] = {
    "is": _is,
    "is not": _is_not,
    "not": _not,
    "all": _all,
    "any": _any,
    "known": _known,
}
