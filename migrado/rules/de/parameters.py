"""The parameters of the country pack, read once."""

from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from migrado.rules.engine.amounts import NotKnown, Sum
from migrado.rules.engine.case import Case
from migrado.rules.engine.files import BrokenRule
from migrado.rules.engine.parameters import Parameter, read_parameters


@cache
def parameters() -> dict[str, Parameter]:
    """Return all parameters by name. Raises BrokenRule if two files give the same name."""
    found: dict[str, Parameter] = {}
    for path in sorted(Path(__file__).with_name("parameters").glob("*.yaml")):
        more = read_parameters(path)
        twice = sorted(found.keys() & more.keys())
        if twice:
            raise BrokenRule(f"{path.name}: expected every parameter once, got {twice[0]} again")
        found |= more
    return found


def parameter(name: str, case: Case) -> Any:
    """Return the value of a day or a length of time for the day of ``case``."""
    return _on(name, case.as_of)


@lru_cache(maxsize=4096)
def _on(name: str, day: date) -> Any:
    return parameters()[name].latest(day)


@lru_cache(maxsize=4096)
def figure(name: str, day: date) -> Any:
    """Return the value on ``day``, None where it is not known for it; KeyError if unnamed."""
    found = parameters()[name].on(day)
    return found.value if found else None


def money(name: str, case: Case) -> Sum | NotKnown | None:
    """Return the euros of the day of ``case``; None before the first day of the parameter."""
    known = parameters()[name]
    found = known.on(case.as_of)
    if found:
        return Sum(found.value, found.source)
    if known.known_until and case.as_of > known.known_until:
        return NotKnown(known.known_until, known.values[0].source)
    return None
