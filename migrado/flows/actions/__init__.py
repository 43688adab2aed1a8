"""Writes that touch several rooms."""

from migrado.flows.actions.indexes import index_city
from migrado.flows.actions.packs import load_city

__all__ = ["index_city", "load_city"]
