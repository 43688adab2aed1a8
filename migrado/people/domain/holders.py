"""What every room that keeps something about a person has to be able to do with it.

The rooms above implement it in their ``actions/holding.py``; the list of them is the setting
PERSON_HOLDERS. A test fails for a model that leads to a person and that no holder names.
"""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID


class Holder(Protocol):
    """Whoever keeps something about persons."""

    @property
    def models(self) -> frozenset[str]:
        """Return the labels of the models that it answers for ("people.fact")."""

    def export(self, rows: Collection[UUID]) -> Mapping[str, Any]:
        """Return all that is kept about the person rows ``rows``, opened, as JSON knows it."""

    def erase(self, rows: Collection[UUID], *, now: datetime) -> None:
        """Remove what does not go by itself with the rows of the person: files, keys of its own."""
