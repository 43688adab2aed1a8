"""Keeping a plan or an assessment that a person agreed to, and overruling an answer of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from migrado.accounts.policies import NotAllowed
from migrado.casework import policies
from migrado.casework.actions import claiming
from migrado.casework.actions.goals import required
from migrado.casework.domain import Answer, KeptKind, KeptSource, ResultRef, found
from migrado.casework.models import KeptAssessment, Overruling
from migrado.journal.domain import Kind
from migrado.people.actions.journal import tell
from migrado.people.domain import Category, Purpose
from migrado.people.models import Person
from migrado.people.policies import Acting
from migrado.vault import queries as vault
from migrado.vault.domain import uuid7


class NothingNew(ValueError):
    """The specialist answers as the rules do."""


@dataclass(frozen=True, kw_only=True)
class ToKeep:
    """What is to be kept: an assessment in the contract's JSON, or a plan as JSON.

    ``categories`` are the kinds of data that it was made from, by `people.domain.category_of`.
    """

    kind: KeptKind
    as_of: date
    source: KeptSource
    categories: frozenset[Category]
    content: Mapping[str, Any] = field(repr=False)


@transaction.atomic
def keep(person: UUID, what: ToKeep, *, by: Acting) -> KeptAssessment:
    """Keep a new version, if the person agreed to every kind of data in it. Raises NotAllowed."""
    whose = claiming.person(person, by=by)
    sight = policies.sight_for_keeping(whose, by=by)
    if not what.categories or not what.categories <= sight:
        raise NotAllowed(*sorted(what.categories - sight))
    # Held until the end, so that two desks do not write the same version.
    locked = Person.objects.in_city(by.city).select_for_update().get(pk=whose.pk)
    row = KeptAssessment(
        id=uuid7(by.now),
        city=by.city,
        person=locked,
        kind=what.kind,
        number=_last_number(locked, what.kind) + 1,
        as_of=what.as_of,
        source=what.source,
        categories=sorted(one.value for one in what.categories),
        kept_at=by.now,
    )
    row.sealed = vault.box_of(locked.key_id).seal_json(dict(what.content), about=row.about)
    row.save(force_insert=True)
    tell(Kind.WRITE, "casework.kept", by=by, of=whose.pk, thing_id=row.pk, fields=row.categories)
    return row


@transaction.atomic
def overrule(kept: UUID, ref: ResultRef, *, to: Answer, reason: str, by: Acting) -> Overruling:
    """Answer otherwise than the rules did, as a specialist of the Jobcenter, with a reason.

    The kept version stays as it is.
    Raises NotAllowed, UnknownResult, NothingNew, NoWords.
    """
    if by.purpose is not Purpose.BENEFITS:
        raise NotAllowed(by.purpose)
    row = kept_to_read(kept, by=by)
    box = vault.box_of(row.person.key_id)
    said = found(box.unseal_json(row.sealed, about=row.about), ref)
    if said.answer == to:
        raise NothingNew
    ruling = Overruling(
        id=uuid7(by.now),
        city=by.city,
        assessment=row,
        topic=ref.topic,
        person=ref.person,
        rule=said.rule,
        side=ref.side,
        answer=said.answer,
        overruled_to=Answer(to),
        on=by.on,
    )
    ruling.sealed = box.seal(required(reason), about=ruling.about)
    ruling.save(force_insert=True)
    of = row.person.merged_into_id or row.person.pk
    tell(Kind.WRITE, "casework.overruling", by=by, of=of, thing_id=ruling.pk)
    return ruling


def kept_to_read(number: UUID, *, by: Acting) -> KeptAssessment:
    """Return something kept that ``by`` may see. Raises NotAllowed."""
    every = KeptAssessment.objects.in_city(by.city).select_related("person__merged_into")
    row = every.filter(pk=number).first()
    if row is None:
        raise NotAllowed
    whose = row.person.merged_into or row.person
    if not policies.kept(whose, by=by).filter(pk=number).exists():
        raise NotAllowed
    return row


def _last_number(person: Person, kind: KeptKind) -> int:
    same = KeptAssessment.objects.in_city(person.city).filter(person=person, kind=kind)
    return same.aggregate(last=Max("number"))["last"] or 0
