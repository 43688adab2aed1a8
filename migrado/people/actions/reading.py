"""Reading about a person: what the purpose allows is shown, and that it was read is written."""

from uuid import UUID

from django.db import transaction

from migrado.journal.domain import Kind
from migrado.people import policies
from migrado.people.actions.journal import tell, tell_of_each
from migrado.people.domain import Traits
from migrado.people.models import Person
from migrado.people.policies import Acting
from migrado.people.queries import (
    ConsentRow,
    Found,
    Portrait,
    consents_of,
    likely_same,
    portrait,
    search,
)
from migrado.people.queries.portraits import standing


@transaction.atomic
def look_up(text: str, *, by: Acting) -> tuple[Found, ...]:
    """Return who is found by ``text`` among those whom ``by`` may see. Eight queries.

    What was typed is not written down; that somebody was shown is, once for each.
    """
    found = search(text, among=policies.visible(by), city=by.city)
    _tell_found(found, by=by)
    return found


@transaction.atomic
def look_up_same(wanted: Traits, *, by: Acting, without: Person | None = None) -> tuple[Found, ...]:
    """Return who may be written down already under another spelling, the likeliest first."""
    found = likely_same(
        wanted,
        among=policies.visible(by),
        city=by.city,
        without=without.pk if without else None,
    )
    _tell_found(found, by=by)
    return found


@transaction.atomic
def read(number: UUID, *, by: Acting) -> Portrait | None:
    """Return the person behind ``number`` as ``by`` may see them; None if there is nobody for them.

    Who may not see them learns no more than if there were nobody.
    """
    person = standing(number, city=by.city)
    if person is None or not policies.visible(by).filter(pk=person.pk).exists():
        return None
    seen = portrait(person, sight=policies.sight(person, by=by))
    tell(Kind.READ, "people.person", by=by, of=person.pk, fields=seen.facts)
    return seen


@transaction.atomic
def read_consents(person: Person, *, by: Acting) -> tuple[ConsentRow, ...]:
    """Return what ``person`` agreed to, the newest first."""
    rows = consents_of(person, on=by.on)
    tell(Kind.READ, "people.consent", by=by, of=person.pk)
    return rows


def _tell_found(found: tuple[Found, ...], *, by: Acting) -> None:
    tell_of_each(Kind.SEARCH, "people.person", by=by, of=[one.id for one in found])
