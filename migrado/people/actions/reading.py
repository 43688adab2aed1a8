"""Reading about a person: what the purpose allows is shown, and that it was read is written."""

from dataclasses import replace
from uuid import UUID

from django.db import transaction

from migrado.journal.domain import Kind
from migrado.people import policies
from migrado.people.actions.journal import tell, tell_of_each
from migrado.people.domain import NAME, Traits, category_of
from migrado.people.models import Consent, Person
from migrado.people.policies import Acting
from migrado.people.queries import (
    ConsentRow,
    Found,
    Known,
    PersonPage,
    Portrait,
    consents_of,
    history,
    likely_same,
    names,
    person_page,
    portrait,
    search,
)
from migrado.people.queries.consents import wording


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
    person = policies.find(number, by=by)
    if person is None:
        return None
    seen = portrait(person, sight=policies.sight(person, by=by))
    tell(Kind.READ, "people.person", by=by, of=person.pk, fields=seen.facts)
    return seen


@transaction.atomic
def read_page(number: UUID, *, by: Acting) -> PersonPage | None:
    """Return the page of the person behind ``number``; None as `read`. Twenty queries at most.

    Whoever is named on it as well, in the household or as guardian, gets a line of their own.
    """
    person = policies.find(number, by=by)
    if person is None:
        return None
    sight = policies.sight(person, by=by)
    page = person_page(person, sight=sight, on=by.on, to=policies.consents_seen(by))
    others = policies.named(page.others, by=by)
    page = replace(page, names=names({*policies.named([person.pk], by=by), *others}))
    tell(Kind.READ, "people.person", by=by, of=person.pk, fields=page.portrait.facts)
    if others:
        tell_of_each(Kind.READ, "people.person", by=by, of=sorted(others), fields=[NAME])
    return page


@transaction.atomic
def read_history(number: UUID, key: str, *, by: Acting) -> tuple[Known, ...] | None:
    """Return every statement about ``key``, the newest first; None as `read`.

    Raises UnknownFact; NotAllowed if ``by`` may not see what it is about.
    """
    person = policies.find(number, by=by)
    if person is None:
        return None
    policies.check(category_of(key), person, by=by)
    tell(Kind.READ, "people.person", by=by, of=person.pk, fields=[key])
    return history(person, key=key)


@transaction.atomic
def read_consents(person: Person, *, by: Acting) -> tuple[ConsentRow, ...]:
    """Return what ``person`` agreed to, the newest first."""
    rows = consents_of(person, on=by.on)
    tell(Kind.READ, "people.consent", by=by, of=person.pk)
    return rows


@transaction.atomic
def read_wording(consent: Consent, *, by: Acting, is_printed: bool = False) -> str:
    """Return what was read before ``consent`` was given, word for word. Raises vault.Erased."""
    kind = Kind.PRINT if is_printed else Kind.READ
    tell(kind, "people.consent", by=by, of=consent.person_id, thing_id=consent.pk)
    return wording(consent)


def _tell_found(found: tuple[Found, ...], *, by: Acting) -> None:
    tell_of_each(Kind.SEARCH, "people.person", by=by, of=[one.id for one in found])
