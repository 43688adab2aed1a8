"""A statement about a person as it is sealed: what, since when it holds, and why it was taken."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from migrado.people.domain.facts import Source, category_of


class NeedsReason(ValueError):
    """What another office said is kept only with the reason why the person was not asked."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a fact holds: a value that JSON knows, the day since when it is so, the reason."""

    value: Any
    since: date | None = None  # None: nobody said since when
    reason: str = ""

    def packed(self) -> dict[str, Any]:
        """Return what is sealed, without what is empty."""
        packed: dict[str, Any] = {"value": self.value}
        if self.since is not None:
            packed["since"] = self.since.isoformat()
        if self.reason:
            packed["reason"] = self.reason
        return packed

    @classmethod
    def unpacked(cls, packed: Mapping[str, Any]) -> "Told":
        """Return what was sealed."""
        since = packed.get("since")
        return cls(
            value=packed["value"],
            since=date.fromisoformat(since) if since else None,
            reason=packed.get("reason", ""),
        )


@dataclass(frozen=True, kw_only=True)
class Statement:
    """A fact to be written down: its key, what was told, and by whom.

    Raises UnknownFact for a key without a category; NeedsReason.
    """

    key: str
    told: Told
    source: Source = Source.SAID

    def __post_init__(self) -> None:
        category_of(self.key)
        if self.source is Source.OFFICE and not self.told.reason.strip():
            raise NeedsReason(self.key)


def said(key: str, value: Any, *, since: date | None = None) -> Statement:
    """Return a statement that the person made."""
    return Statement(key=key, told=Told(value=value, since=since))
