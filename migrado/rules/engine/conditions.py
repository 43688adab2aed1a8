"""Conditions as rule files write them, made into functions.

A condition is a mapping with one key: a fact with its value or values (``paper: [none]``),
``is:`` or ``is not:`` with the name of a derived truth, a notion of the country pack with its
value (``title: [24]``), ``known:`` with a fact, ``not:`` with a condition, ``all:`` or ``any:``
with conditions, or one of the comparisons: ``at least``, ``less than``, ``on or after``,
``before``, ``for at least``, ``right``, ``authority``.
``unknown: yes`` or ``unknown: no`` beside it says how an unknown is ordinarily taken; without
it the facts of the condition decide.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from migrado.kernel.kleene import FALSE, TRUE, Truth, assume, every, negate, some
from migrado.rules.engine import comparisons
from migrado.rules.engine.case import Case
from migrado.rules.engine.files import BrokenRule
from migrado.rules.engine.vocabulary import Test, Vocabulary
from migrado.rules.facts import HOUSEHOLD_FACTS, PERSON_FACTS

_NUMBERS: dict[str, int] = {}  # what a condition says -> its number in this process


@dataclass(frozen=True)
class Condition:
    """A test with the words it stands in, for the trace.

    Equal conditions share a ``number``, under which a case remembers what came out.
    """

    label: str
    number: int
    test: Test

    def check(self, case: Case) -> Truth:
        """Return what the test says of ``case``; it is tried once for a case."""
        found = case.tried.get(self.number)
        if found is None:
            found = case.tried[self.number] = self.test(case)
        return found


def numbered(label: str, test: Test, *, key: object) -> Condition:
    """Return a condition under the number of ``key``: what it says, whatever words it uses."""
    return Condition(label, _NUMBERS.setdefault(repr(key), len(_NUMBERS)), test)


def _taking(test: Test, taken: bool | None) -> Test:
    """Wrap ``test`` so that an unknown is ``taken``; None: the facts decide."""
    if taken is None:
        return test
    return lambda case: assume(test(case), taken)


def compile_condition(raw: Mapping[str, Any], words: Vocabulary) -> Condition:
    """Compile ``raw``; ``words`` are the derivations that it may name.

    Raises BrokenRule if it is not a condition.
    """
    taken = raw.get("unknown")
    body = {key: value for key, value in raw.items() if key != "unknown"}
    if len(body) != 1 or taken not in (None, True, False):
        raise BrokenRule(f"expected one condition with one key, got {raw}")
    key, value = next(iter(body.items()))
    test = _taking(_test(key, value, words), taken)
    return numbered(_label(key, value), test, key=(key, value, taken))


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


def _test(key: str, value: Any, words: Vocabulary) -> Test:
    builder = _BUILDERS.get(key)
    if builder:
        return builder(value, words)
    if key in words.notions:
        return words.notions[key](value)
    if key not in PERSON_FACTS | HOUSEHOLD_FACTS:
        raise BrokenRule(f"expected a fact of the contract, got {key}")
    return _fact(key, frozenset(value if isinstance(value, list) else [value]))


def _fact(name: str, wanted: frozenset[Any]) -> Test:
    def check(case: Case) -> Truth:
        value = case.known.get(name)
        if value is None:
            return case.ordinarily(name, wanted)
        if value.__class__ is tuple:
            return FALSE if wanted.isdisjoint(value) else TRUE
        return TRUE if value in wanted else FALSE

    return check


def _is(name: str, words: Vocabulary) -> Test:
    if name not in words.truths:
        raise BrokenRule(f"expected a derived truth, got {name}")
    return words.truths[name]


def _is_not(name: str, words: Vocabulary) -> Test:
    inner = _is(name, words)
    return lambda case: negate(inner(case))


def _not(raw: Mapping[str, Any], words: Vocabulary) -> Test:
    inner = compile_condition(raw, words).check
    return lambda case: negate(inner(case))


def _all(raw: list[Mapping[str, Any]], words: Vocabulary) -> Test:
    inner = [compile_condition(one, words).check for one in raw]
    return lambda case: every([one(case) for one in inner])


def _any(raw: list[Mapping[str, Any]], words: Vocabulary) -> Test:
    inner = [compile_condition(one, words).check for one in raw]
    return lambda case: some([one(case) for one in inner])


def _known(name: str, _words: Vocabulary) -> Test:
    """Build a test that is never unknown; what nobody told is ordinarily not so."""
    return lambda case: TRUE if case.fact(name) is not None else assume(case.not_known(name), False)


_BUILDERS: dict[str, Callable[[Any, Vocabulary], Test]] = {
    "is": _is,
    "is not": _is_not,
    "not": _not,
    "all": _all,
    "any": _any,
    "known": _known,
    "at least": comparisons.at_least,
    "less than": comparisons.less_than,
    "on or after": comparisons.on_or_after,
    "before": comparisons.before,
    "for at least": comparisons.for_at_least,
    "right": comparisons.right,
    "authority": comparisons.authority,
}
