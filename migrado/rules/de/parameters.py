"""The parameters of the country pack, read once."""

from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from migrado.rules.engine.case import Case
from migrado.rules.engine.parameters import Parameter, read_parameters


@cache
def parameters() -> dict[str, Parameter]:
    """Return all parameters by name."""
    return read_parameters(Path(__file__).with_name("parameters.yaml"))


def parameter(name: str, case: Case) -> Any:
    """Return the value of a day or a length of time for the day of ``case``."""
    return _on(name, case.as_of)


@lru_cache(maxsize=4096)
def _on(name: str, day: date) -> Any:
    return parameters()[name].latest(day)
