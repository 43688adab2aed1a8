"""Which norms stand behind the words that rule files use: derived truths, days, sums.

They are read from the docstrings and the citations of the functions, and of the functions of the
country pack that these call. So a change of law reaches the rules through what they derive.
"""

import inspect
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import CodeType, FunctionType, ModuleType
from typing import Any

from migrado.rules.de import derived
from migrado.rules.law.citations import Laws, Section

PACKAGE = derived.__name__
Norms = Mapping[str, frozenset[Section]]  # by name


@cache
def functions() -> Mapping[str, Callable[..., Any]]:
    """Return every function that rule files name, by its name there."""
    tables: tuple[Mapping[str, Callable[..., Any]], ...] = (
        derived.TRUTHS,
        derived.WORDS.notions,
        derived.DAYS,
        derived.SUMS,
        derived.KIN,
        derived.AUTHORITIES,
    )
    return {name: one for table in tables for name, one in table.items()}


def norms_of_notions(laws: Laws, *, named: Norms) -> dict[str, frozenset[Section]]:
    """Return the sections behind each derived word.

    ``named`` are the sections of parameters and groups, which functions use by name.
    """
    return {name: _norms(one, laws, named) for name, one in functions().items()}


def _norms(function: Callable[..., Any], laws: Laws, named: Norms) -> frozenset[Section]:
    found: set[Section] = set()
    for one in _reached(function):
        for text in (inspect.getdoc(one) or "", *_texts(one)):
            found |= laws.mentioned(text) if "§" in text else named.get(text, frozenset())
    return frozenset(found)


def _reached(function: Callable[..., Any]) -> list[FunctionType]:
    """Return ``function`` and every function of the country pack that it calls, each once."""
    seen: dict[FunctionType, None] = {}
    waiting = [inspect.unwrap(function)]
    while waiting:
        one = waiting.pop()
        if isinstance(one, FunctionType) and one not in seen and _is_ours(one):
            seen[one] = None
            waiting += [inspect.unwrap(other) for other in _used(one) if callable(other)]
    return list(seen)


def _is_ours(function: FunctionType) -> bool:
    return f"{function.__module__}.".startswith(f"{PACKAGE}.")


def _used(function: FunctionType) -> Iterator[Any]:
    """Yield what the names in ``function`` stand for, also ``module.name``."""
    names = [name for code in _codes(function.__code__) for name in code.co_names]
    values = [function.__globals__[name] for name in names if name in function.__globals__]
    yield from values
    for module in values:
        if isinstance(module, ModuleType) and module.__name__.startswith(f"{PACKAGE}."):
            yield from (vars(module)[name] for name in names if name in vars(module))


def _texts(function: FunctionType) -> Iterator[str]:
    """Yield the texts that ``function`` holds or names."""
    constants = [one for code in _codes(function.__code__) for one in code.co_consts]
    for one in (*constants, *_used(function)):
        yield from (text for text in (one if isinstance(one, tuple) else (one,)) if _is_text(text))


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield from _codes(one)
