"""Writing down a person and what is known of them."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.db import transaction

from migrado.accounts.policies import NotAllowed
from migrado.journal.domain import Kind
from migrado.people import policies
from migrado.people.actions.journal import tell
from migrado.people.domain import (
    BIRTH,
    NAME,
    Category,
    Name,
    Statement,
    birth_of,
    category_of,
    terms,
)
from migrado.people.models import Fact, NameToken, Person
from migrado.people.policies import Acting
from migrado.people.queries.search import INDEX
from migrado.vault import actions as vault
from migrado.vault import queries as vault_queries
from migrado.vault.domain import Box, uuid7


class ChangedMeanwhile(Exception):
    """Somebody else wrote down one of ``keys`` after it was shown; nothing was written."""

    def __init__(self, keys: Iterable[str]) -> None:
        self.keys = tuple(sorted(keys))
        super().__init__(", ".join(self.keys))


class Gone(LookupError):
    """The person was erased or merged into another meanwhile."""


@transaction.atomic
def register(statements: Sequence[Statement], *, by: Acting) -> Person:
    """Write down a new person with what is known of them, a name at least.

    Raises NotAllowed for a kind of data that the purpose has no use for; ValueError without name.
    """
    if NAME not in {one.key for one in statements}:
        raise ValueError("a person has a name")
    _check_use(statements, by=by, allowed=policies.usable(by.purpose))
    key = vault.new_subject_key(now=by.now)
    person = Person(id=uuid7(by.now), city=by.city, key=key, created_at=by.now)
    person.save(force_insert=True)
    box = vault_queries.opened(key)
    for one in statements:
        _write(one, person, box=box, by=by)
    _find_by(person, box)
    tell(Kind.WRITE, "people.person", by=by, of=person.pk, fields=[s.key for s in statements])
    return person


@transaction.atomic
def state(
    person: Person,
    statements: Sequence[Statement],
    *,
    by: Acting,
    saw: Mapping[str, UUID] | None = None,
) -> None:
    """Write down ``statements`` about a standing person; what was there stays as history.

    ``saw`` holds by key the fact that the form showed; a key that is not in it was not known
    then. None: whatever is there is superseded. Raises ChangedMeanwhile if another fact is in
    force by now; NotAllowed; Gone.
    """
    _check_use(statements, by=by, allowed=policies.sight(person, by=by))
    locked = _lock(person)
    current = _in_force(locked, [one.key for one in statements])
    if saw is not None:
        _check_unchanged(statements, current, saw)
    box = vault_queries.box_of(locked.key_id)
    for one in statements:
        _write(one, locked, box=box, by=by)
    if {NAME, BIRTH} & {one.key for one in statements}:
        _find_by(locked, box)
    tell(Kind.WRITE, "people.person", by=by, of=person.pk, fields=[s.key for s in statements])


def _check_use(
    statements: Iterable[Statement], *, by: Acting, allowed: frozenset[Category]
) -> None:
    outside = {category_of(one.key) for one in statements} - allowed
    if outside:
        raise NotAllowed(*sorted(outside))


def _lock(person: Person) -> Person:
    """Return the row, held until the transaction ends: two who write take turns."""
    found = Person.objects.in_city(person.city).standing().select_for_update()
    locked = found.filter(pk=person.pk).first()
    if locked is None:
        raise Gone
    return locked


def _in_force(person: Person, keys: Iterable[str]) -> dict[str, UUID]:
    """Return which fact counts now, of ``person`` and of rows merged into them."""
    rows = [person.pk, *person.merged.values_list("pk", flat=True)]
    facts = Fact.objects.filter(person__in=rows, key__in=list(keys), superseded_at=None)
    return dict(facts.order_by("recorded_at", "pk").values_list("key", "pk"))


def _check_unchanged(
    statements: Iterable[Statement], current: Mapping[str, UUID], saw: Mapping[str, UUID]
) -> None:
    changed = [one.key for one in statements if current.get(one.key) != saw.get(one.key)]
    if changed:
        raise ChangedMeanwhile(changed)


def _write(one: Statement, person: Person, *, box: Box, by: Acting) -> None:
    Fact.objects.filter(person=person, key=one.key, superseded_at=None).update(superseded_at=by.now)
    fact = Fact(id=uuid7(by.now), person=person, key=one.key, source=one.source, recorded_at=by.now)
    fact.sealed = box.seal_json(one.told.packed(), about=fact.about)
    fact.save(force_insert=True)


def _find_by(person: Person, box: Box) -> None:
    """Blind anew by what the person is found: every name they have or had, and the birth."""
    index = vault.index(INDEX)
    facts = list(Fact.objects.filter(person=person, key__in=[NAME, BIRTH]).order_by("recorded_at"))
    values = [(one.key, box.unseal_json(one.sealed, about=one.about)["value"]) for one in facts]
    births = [birth_of(value) for key, value in values if key == BIRTH]
    birth = births[-1] if births else birth_of("")
    names = [Name.unpacked(value) for key, value in values if key == NAME]
    found = {term for name in names for term in terms(name, birth)}
    tokens = {index.blind(term.text, purpose=term.purpose) for term in found}
    NameToken.objects.in_city(person.city).filter(person=person).delete()
    rows = [NameToken(city=person.city, person=person, token=token) for token in sorted(tokens)]
    NameToken._base_manager.bulk_create(rows)
