"""The law as dated rules: pure Python, a country pack in ``de``, an engine that knows none."""

from migrado.rules.assessment import assess
from migrado.rules.de import load

__all__ = ["assess", "load"]
