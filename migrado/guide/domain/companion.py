"""What a companion is told: one step, its place, its day and its papers; nobody's facts."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from migrado.guide.domain.plan import Words, words
from migrado.rules import load
from migrado.rules.results import Paper

LIFETIME_DAYS = 14
SHORTEST_DAYS = 3
VERSION = 1


@dataclass(frozen=True)
class Task:
    """Keys of words, of an office ("" where none is known) and of papers, and a day.

    Two households that go to the same place with the same papers give equal tasks.
    """

    step: str
    topic: str
    office: str
    papers: tuple[str, ...]
    advised_on: date | None

    @classmethod
    def from_json(cls, data: bytes) -> "Task | None":
        """Read what ``to_json`` wrote; None for what an older version wrote and we cannot read."""
        raw = json.loads(data)
        if raw.get("v") != VERSION or raw["step"] not in words()["steps"]:
            return None
        day = raw["day"]
        return cls(
            step=raw["step"],
            topic=raw["topic"],
            office=raw["office"],
            papers=tuple(raw["papers"]),
            advised_on=date.fromisoformat(day) if day else None,
        )

    def to_json(self) -> bytes:
        """Return compact JSON, equal for equal tasks."""
        raw = {
            "v": VERSION,
            "step": self.step,
            "topic": self.topic,
            "office": self.office,
            "papers": self.papers,
            "day": self.advised_on.isoformat() if self.advised_on else None,
        }
        return json.dumps(raw, separators=(",", ":")).encode()

    @property
    def words(self) -> Words:
        """The words of the step."""
        found: Words = words()["steps"][self.step]
        return found


def step_of(key: str) -> str:
    """Return the entry of the words for a step's key, which may name persons behind it."""
    known = (one for one in words()["steps"] if key == one or key.startswith(f"{one}."))
    return str(max(known, key=len))


def end_of_link(*, on: date, last_day: date | None) -> date:
    """Return the first day on which the link opens nothing.

    Two weeks after ``on``, or the day after the last legal day when that is sooner; three days
    are the least.
    """
    longest = on + timedelta(days=LIFETIME_DAYS)
    sooner = min(longest, last_day + timedelta(days=1)) if last_day else longest
    return max(sooner, on + timedelta(days=SHORTEST_DAYS))


def papers_of(task: Task) -> tuple[Paper, ...]:
    """Return the papers in words, without those that the rules no longer know."""
    known = _papers(task.topic)
    return tuple(known[key] for key in task.papers if key in known)


@cache
def _papers(topic: str) -> dict[str, Paper]:
    found = load().topics.get(topic)
    if found is None:
        return {}
    effects = [rule.effect for group in found.groups for rule in group]
    effects += [addition.effect for addition in found.additions]
    return _by_key(paper for effect in effects for paper in effect.papers)


def _by_key(papers: Iterable[Paper]) -> dict[str, Paper]:
    """Return each key's first paper; where wordings differ by situation, the first is plainest."""
    found: dict[str, Paper] = {}
    for paper in papers:
        found.setdefault(paper.key, paper)
    return found
