"""The answers of one visitor: small, nameless, and readable only in one exact form."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from migrado.guide.domain.facts import document
from migrado.guide.domain.household import Member, members_of
from migrado.guide.domain.interests import topics_of
from migrado.guide.domain.questions import Question
from migrado.guide.domain.replies import Reply, from_row, to_row

VERSION = 2
MAX_BYTES = 32_000
MAX_ANSWERS = 800


@dataclass(frozen=True)
class Answers:
    """Replies by the id of their question, in the order in which they were first given."""

    replies: Mapping[str, Reply] = field(default_factory=dict)

    @classmethod
    def empty(cls) -> "Answers":
        """Return the answers of somebody who has not been asked yet."""
        return cls()

    @classmethod
    def from_json(cls, data: bytes) -> "Answers | None":
        """Read what ``to_json`` wrote; None for anything else."""
        if len(data) > MAX_BYTES:
            return None
        try:
            raw = json.loads(data)
        except (ValueError, RecursionError):
            return None
        if not isinstance(raw, dict) or set(raw) != {"v", "a"} or raw["v"] != VERSION:
            return None
        rows = raw["a"]
        if not isinstance(rows, dict) or len(rows) > MAX_ANSWERS:
            return None
        replies = {key: from_row(key, row) for key, row in rows.items()}
        if None in replies.values():
            return None
        return cls({key: reply for key, reply in replies.items() if reply is not None})

    def to_json(self) -> bytes:
        """Return compact JSON, equal for equal answers given in the same order."""
        rows = {key: to_row(reply) for key, reply in self.replies.items()}
        raw = {"v": VERSION, "a": rows}
        return json.dumps(raw, separators=(",", ":"), ensure_ascii=False).encode()

    def answered(self, question: Question, value: Reply) -> "Answers":
        """Return the answers with this reply in the place of an earlier one."""
        return Answers({**self.replies, question.id: value})

    @property
    def situation(self) -> frozenset[str]:
        """What cannot wait: no_home, violence, minor_alone."""
        reply = self.replies.get("situation")
        return frozenset(reply.value or ()) - {"none"} if reply else frozenset()

    @property
    def interests(self) -> frozenset[str] | None:
        """What else the visitor wants to know (``interests.py``); None before they were asked."""
        reply = self.replies.get("interests")
        return frozenset(reply.value or ()) - {"none"} if reply else None

    @property
    def members(self) -> tuple[Member, ...]:
        """The household, the visitor first."""
        reply = self.replies.get("household")
        return members_of(reply.value if reply else None)

    def facts(
        self, as_of: date, municipality: str, *, topics: tuple[str, ...] | None = None
    ) -> dict[str, Any]:
        """Return the facts document (``rules/schemas``) that these answers amount to.

        It asks for ``topics``; None: those of arrival, and what the visitor wants to know.
        """
        named = topics_of(self.interests or ()) if topics is None else topics
        return document(
            self.replies,
            members=self.members,
            situation=self.situation,
            head={
                "as_of": as_of.isoformat(),
                "municipality": municipality,
                "topics": list(named),
            },
        )
