"""Dated legal parameters: values that change on a day, each with its unit and source."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from migrado.rules.engine.files import BrokenRule, read_yaml

UNITS = ("day", "days", "months", "years", "EUR", "number", "percent")


@dataclass(frozen=True)
class DatedValue:
    since: date
    value: Any  # a day, a list of days, a whole number, or Decimal for money
    source: str


@dataclass(frozen=True)
class Parameter:
    """``values`` newest first. ``known_until`` is the last day on which the newest is known to
    hold, None when nothing is announced to end it."""

    name: str
    unit: str
    values: tuple[DatedValue, ...]
    known_until: date | None

    def on(self, day: date) -> DatedValue | None:
        """Return the value known to be in force on ``day``, None before the first and after the
        last day for which it is known."""
        if self.known_until and day > self.known_until:
            return None
        return next((one for one in self.values if one.since <= day), None)

    def latest(self, day: date) -> Any:
        """Return the newest value of ``day``; before the first one, the first.

        For days and lengths of time, whose rules carry their own period of force.
        """
        return (next((one for one in self.values if one.since <= day), self.values[-1])).value


def read_parameters(path: Path) -> dict[str, Parameter]:
    """Return the parameters of a file. Raises BrokenRule if one lacks unit, day or source."""
    return {name: _parameter(name, raw) for name, raw in read_yaml(path).items()}


def _parameter(name: str, raw: Mapping[str, Any]) -> Parameter:
    extra = set(raw) - {"unit", "values", "known_until"}
    if extra or raw.get("unit") not in UNITS or not raw.get("values"):
        raise BrokenRule(f"{name}: expected a unit of {UNITS}, values, and nothing else")
    values = tuple(_value(name, raw["unit"], one) for one in raw["values"])
    newest_first = tuple(sorted(values, key=lambda one: one.since, reverse=True))
    return Parameter(name, raw["unit"], newest_first, raw.get("known_until"))


def _value(name: str, unit: str, raw: Mapping[str, Any]) -> DatedValue:
    if set(raw) != {"since", "value", "source"} or not raw["source"]:
        raise BrokenRule(f"{name}: expected since, value and source")
    return DatedValue(raw["since"], _typed(unit, raw["value"]), raw["source"])


def _typed(unit: str, value: Any) -> Any:
    if unit == "EUR":
        return Decimal(str(value))
    return timedelta(value) if unit == "days" else value
