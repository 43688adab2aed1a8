"""What somebody agreed to, as the desk lists it, and what they read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from migrado.desk.queries.words import PURPOSE_NAMES
from migrado.directory.queries import organisation_names
from migrado.people.domain import Given, Giver
from migrado.people.models import Consent
from migrado.people.queries import ConsentRow
from migrado.people.queries.wording import BETWEEN, GERMAN, Receipted
from migrado.people.queries.words import CATEGORY_WORDS
from migrado.texts.domain import language as language_of
from migrado.texts.models import City
from migrado.web.dates import language_name

GIVEN_WORDS = {
    (Given.SIGNED, Giver.SELF): _("signed on paper"),
    (Given.ON_SCREEN, Giver.SELF): _("read and agreed at the screen"),
    (Given.SIGNED, Giver.GUARDIAN): _("signed on paper by a guardian"),
    (Given.ON_SCREEN, Giver.GUARDIAN): _("read and agreed at the screen by a guardian"),
}


@dataclass(frozen=True)
class ConsentShown:
    """One consent in words; ``ended`` says why it holds no more, empty while it holds."""

    id: UUID
    name: Promise
    categories: tuple[Promise, ...]
    places: tuple[str, ...]
    language: str
    given: Promise
    given_at: datetime
    until: date  # exclusive
    ended: Promise | str


@dataclass(frozen=True)
class WordingShown:
    """What was read in one language, line by line."""

    language: str
    direction: str
    lines: tuple[str, ...]


def consent_rows(
    found: Iterable[ConsentRow], *, language: str, city: City
) -> tuple[ConsentShown, ...]:
    """Return the consents in words, in the order of ``found``; a query if one names a place."""
    rows = tuple(found)
    has_places = any(one.recipients for one in rows)
    places = dict(organisation_names(city, language=language)) if has_places else {}
    return tuple(
        ConsentShown(
            id=one.id,
            name=PURPOSE_NAMES[one.purpose],
            categories=tuple(word for of, word in CATEGORY_WORDS.items() if of in one.categories),
            places=tuple(places.get(key, key) for key in one.recipients),
            language=language_name(one.language, language),
            given=GIVEN_WORDS[one.given, one.giver],
            given_at=one.given_at,
            until=one.until,
            ended=_ended(one),
        )
        for one in rows
    )


def wordings(text: str, *, language: str) -> tuple[WordingShown, ...]:
    """Return what was read, in ``language`` and beside it in German, as it was kept."""
    codes = dict.fromkeys((language, GERMAN))
    return tuple(
        WordingShown(language_of(code).tag, language_of(code).direction, tuple(one.splitlines()))
        for code, one in zip(codes, text.split(BETWEEN), strict=False)
    )


def receipted(consent: Consent, wording: str, *, zone: tzinfo | None) -> Receipted:
    """Return what the receipt of ``consent`` says, in the time of ``zone``."""
    withdrawal = getattr(consent, "withdrawal", None)
    return Receipted(
        number=str(consent.pk),
        given=Given(consent.given),
        given_at=consent.given_at.astimezone(zone),
        language=consent.language,
        until=consent.until,
        withdrawn_at=withdrawal.at.astimezone(zone) if withdrawal else None,
        wording=wording,
    )


def _ended(one: ConsentRow) -> Promise | str:
    if one.withdrawn_at:
        return _("taken back")
    if one.is_replaced:
        return _("replaced by a newer one")
    return "" if one.holds else _("its time is over")
