"""One line in the journal for each read and write: who, of whom, what, why."""

from collections.abc import Iterable
from uuid import UUID

from migrado.journal.actions import record, record_each
from migrado.journal.domain import Kind
from migrado.journal.models import Entry
from migrado.people.policies import Acting


def tell(
    kind: Kind,
    thing: str,
    *,
    by: Acting,
    of: UUID | None,
    thing_id: object = "",
    fields: Iterable[str] = (),
) -> Entry:
    """Append a line in the transaction of what it tells of; one INSERT.

    ``of`` None: nobody in particular, as in a search. Raises OutsideTransaction.
    """
    return record(
        kind=kind,
        at=by.now,
        actor=str(by.account.pk),
        desk=by.role.value,
        subject=of,
        thing=thing,
        thing_id=str(thing_id),
        fields=sorted(fields),
        purpose=by.purpose.value,
        city=by.city,
    )


def tell_of_each(
    kind: Kind, thing: str, *, by: Acting, of: Iterable[UUID], fields: Iterable[str] = ()
) -> None:
    """Append the same line for each of ``of``, or one of nobody; two INSERTs at most."""
    who = list(of)
    entry = tell(kind, thing, by=by, of=who[0] if who else None, fields=fields)
    if who[1:]:
        record_each(entry, who[1:])
