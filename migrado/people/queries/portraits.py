"""A person as somebody at work may see them: the kinds of data that are named, and no other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from migrado.people.domain import BIRTH, NAME, Birth, Category, Name, birth_of, keys_of
from migrado.people.models import Fact, Person
from migrado.people.queries.opened import Known, boxes_of, clusters, known_of, opened
from migrado.texts.models import City


@dataclass(frozen=True)
class Portrait:
    """What may be seen of a person. ``sight`` says which kinds of data that are."""

    id: UUID
    sight: frozenset[Category]
    facts: Mapping[str, Known] = field(default_factory=dict)

    @property
    def name(self) -> Name | None:
        """Return the name; None if it is not known or not for these eyes."""
        found = self.value(NAME)
        return Name.unpacked(found) if found else None

    @property
    def birth(self) -> Birth:
        """Return the birth as far as it is known."""
        return birth_of(self.value(BIRTH) or "")

    def value(self, key: str) -> Any:
        """Return the value of a fact, None without one."""
        return self.facts[key].told.value if key in self.facts else None

    def is_adult(self, on: date) -> bool | None:
        """Say whether they are 18 on ``on``; None: not known for certain."""
        return self.birth.is_adult(on)


def standing(number: UUID, *, city: City) -> Person | None:
    """Return the person of ``city`` behind an id, also an id that was merged; None without one.

    One query.
    """
    found = Person.objects.in_city(city).select_related("merged_into").filter(pk=number).first()
    return (found.merged_into or found) if found else None


def portrait(person: Person, *, sight: frozenset[Category]) -> Portrait:
    """Return ``person`` as ``sight`` shows them; four queries at most."""
    return portraits([person.pk], sight=sight)[0]


def portraits(ids: Iterable[UUID], *, sight: frozenset[Category]) -> tuple[Portrait, ...]:
    """Return standing persons as ``sight`` shows them, in the order of ``ids``; four queries."""
    wanted = list(dict.fromkeys(ids))
    known = known_of(wanted, keys=keys_of(sight))
    return tuple(Portrait(one, sight, known.get(one, {})) for one in wanted)


def names(ids: Iterable[UUID]) -> Mapping[UUID, Name]:
    """Return the names of standing persons, without those that have none; four queries."""
    known = known_of(ids, keys=[NAME])
    return {
        one: Name.unpacked(facts[NAME].told.value) for one, facts in known.items() if NAME in facts
    }


def history(person: Person, *, key: str) -> tuple[Known, ...]:
    """Return every statement about ``key``, the newest first, of merged rows too; four queries."""
    whose = clusters([person.pk])
    boxes = boxes_of(whose)
    facts = Fact.objects.filter(person__in=boxes, key=key).order_by("-recorded_at", "-pk")
    return tuple(opened(fact, boxes[fact.person_id]) for fact in facts)
