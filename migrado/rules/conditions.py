"""Conditions outside the law: whether an offer of a city is for the person who asks."""

from collections.abc import Iterable, Mapping
from typing import Any

from migrado.kernel.kleene import Truth, every
from migrado.rules.assessment import case_of
from migrado.rules.de.derived import WORDS
from migrado.rules.engine.conditions import Condition, compile_condition
from migrado.rules.engine.files import BrokenRule
from migrado.rules.facts import HOUSEHOLD_FACTS, PERSON_FACTS, Household, can_be
from migrado.rules.local import LocalRules

__all__ = ["BrokenRule", "compiled", "holds"]


def compiled(raw: Mapping[str, Any]) -> Condition:
    """Return a condition in the language of rule files.

    Raises BrokenRule if it is none, or asks for a value that the fact can never have.
    """
    found = compile_condition(raw, WORDS)
    _refuse_impossible(raw)
    return found


def holds(
    conditions: Iterable[Mapping[str, Any]], household: Household, *, local: LocalRules
) -> Truth:
    """Tell whether all ``conditions`` hold for the first person of ``household``.

    True where there are none. Unknown where a fact is missing that decides one of them.
    """
    case = case_of(household, local=local)
    return every(compiled(raw).check(case) for raw in conditions)


def _refuse_impossible(raw: Mapping[str, Any]) -> None:
    for key, value in raw.items():
        inner = [value] if key == "not" else value if key in ("all", "any") else []
        for one in inner:
            _refuse_impossible(one)
        if key in PERSON_FACTS | HOUSEHOLD_FACTS:
            for one in value if isinstance(value, list) else [value]:
                if one is None or not can_be(key, one):
                    raise BrokenRule(f"{key} can never be {one}")
        if key == "known" and value not in PERSON_FACTS | HOUSEHOLD_FACTS:
            raise BrokenRule(f"expected a fact of the contract, got {value}")
