"""The names that conditions may use beside the facts of the contract."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from migrado.kernel.kleene import Truth
from migrado.rules.engine.case import Case, DerivedDay, Ordinary

Test = Callable[[Case], Truth]
Notion = Callable[[Any], Test]  # from what stands in the rule file to a test


def _no_figure(name: str, day: date) -> Any:
    raise KeyError(name)


@dataclass(frozen=True)
class Vocabulary:
    """What a country pack derives from the facts.

    ``truths`` are named by ``is:``; each of ``notions`` is a key of its own and takes a value.
    ``days`` are derived days. ``ordinary`` tells what a fact ordinarily is while nobody told it,
    None where nothing is. ``figure`` returns the parameter of a name on a day, None where it
    is not known for that day, and raises KeyError for an unknown name.
    """

    truths: Mapping[str, Test] = field(default_factory=dict)
    notions: Mapping[str, Notion] = field(default_factory=dict)
    days: Mapping[str, DerivedDay] = field(default_factory=dict)
    ordinary: Mapping[str, Ordinary] = field(default_factory=dict)
    figure: Callable[[str, date], Any] = _no_figure
