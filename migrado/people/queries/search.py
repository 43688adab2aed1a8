"""Finding a person by a name in any spelling, inside one city; what is compared is blinded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from uuid import UUID

from django.db.models import Case, Count, When
from django.db.models.functions import Coalesce

from migrado.people.domain import (
    BIRTH,
    ENOUGH,
    NAME,
    NATIONALITIES,
    POSSIBLE,
    SEX,
    Birth,
    Group,
    Likeness,
    Name,
    Traits,
    asked_like,
    birth_of,
    compare,
    fits,
    questions,
)
from migrado.people.models import NameToken
from migrado.people.models.persons import PersonQuerySet
from migrado.people.queries.opened import Known, known_of
from migrado.texts.models import City
from migrado.vault import queries as vault

INDEX = "people"
MOST = 30  # shown at most; who is not among them is found with one word more
CANDIDATES = 90  # opened and looked at, those that meet most groups first


@dataclass(frozen=True)
class Found:
    """Somebody who was found: enough to say who it is, and no more."""

    id: UUID
    name: Name
    birth: Birth
    sex: str = ""
    nationalities: frozenset[str] = frozenset()
    likeness: Likeness | None = None  # to whom they were compared with; None: not compared

    @property
    def traits(self) -> Traits:
        """Return what is compared of them."""
        return Traits(self.name, self.birth, self.sex, self.nationalities)


def search(text: str, *, among: PersonQuerySet, city: City) -> tuple[Found, ...]:
    """Return who of ``among`` is found by ``text``, most words in common first; six queries.

    Words in any order and script, beginnings of words from three letters on, a date of birth.
    Who meets every word comes first; without such a one, who meets some.
    """
    found = _found(_candidates(questions(text), among=among, city=city))
    exact = [one for one in found if fits(text, one.name, one.birth)]
    return tuple((exact or found)[:MOST])


def likely_same(
    wanted: Traits, *, among: PersonQuerySet, city: City, without: UUID | None = None
) -> tuple[Found, ...]:
    """Return who of ``among`` may be ``wanted``, the likeliest first; never ``without``.

    It is a reason to look and never to merge. Six queries.
    """
    groups = asked_like(wanted.name, wanted.birth)
    near = _candidates(groups, among=among, city=city, fewest=min(ENOUGH, len(groups)))
    alike = [
        replace(one, likeness=likeness)
        for one in _found(near)
        if one.id != without and (likeness := compare(wanted, one.traits)).score >= POSSIBLE
    ]
    return tuple(sorted(alike, key=_unlikeness))


def _unlikeness(found: Found) -> tuple[int, UUID]:
    return (-found.likeness.score if found.likeness else 0, found.id)


def _candidates(
    groups: Sequence[Group], *, among: PersonQuerySet, city: City, fewest: int = 1
) -> list[UUID]:
    """Return who meets ``fewest`` of ``groups`` or more, those who meet most first."""
    index = vault.index_of(INDEX)
    if index is None or not groups:
        return []
    blinded = [
        [index.blind(term.text, purpose=term.purpose) for term in sorted(group)] for group in groups
    ]
    rows = NameToken.objects.in_city(city).filter(token__in=set(chain.from_iterable(blinded)))
    met = rows.annotate(
        standing=Coalesce("person__merged_into", "person"),
        group=Case(*(When(token__in=one, then=number) for number, one in enumerate(blinded))),
    )
    seen = met.filter(standing__in=among.values("pk")).values("standing")
    best = seen.annotate(common=Count("group", distinct=True)).filter(common__gte=fewest)
    ordered = best.order_by("-common", "-standing")
    return list(ordered.values_list("standing", flat=True)[:CANDIDATES])


def _found(ids: list[UUID]) -> list[Found]:
    known = known_of(ids, keys=[NAME, BIRTH, SEX, NATIONALITIES])
    return [_row(one, known[one]) for one in ids if NAME in known.get(one, {})]


def _row(number: UUID, known: Mapping[str, Known]) -> Found:
    values = {key: fact.told.value for key, fact in known.items()}
    return Found(
        id=number,
        name=Name.unpacked(values[NAME]),
        birth=birth_of(values.get(BIRTH, "")),
        sex=values.get(SEX, ""),
        nationalities=frozenset(values.get(NATIONALITIES) or ()),
    )
