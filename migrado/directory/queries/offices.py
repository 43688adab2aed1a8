"""Offices on cards: who does what, where, and what we do not know."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from migrado.directory.models import (
    Office,
    OfficeException,
    OfficeExceptionText,
    OfficeFact,
    OfficeFactText,
    OfficeRole,
    OfficeText,
    OfficeTopic,
    OrganisationText,
)
from migrado.directory.queries.facts import Fact, M, grouped, plain_fact, said
from migrado.texts.domain import SOURCE, best
from migrado.texts.models import City


@dataclass(frozen=True)
class OtherHours:
    """Days from ``since`` to the day before ``until`` with other hours; ``why`` may be None."""

    since: date
    until: date
    hours: str
    why: Fact | None


@dataclass(frozen=True)
class OfficeCard:
    """One office as a page shows it; None means not known, and the page says where to ask.

    ``name`` is in the reader's language (``name_lang`` says which, if there is none in it),
    ``german`` is what stands on the door. ``team`` and the values of ``teams`` (by matter, e.g.
    "work") are German too. ``role`` is the role asked for, "" where none was. ``organisation``
    and ``district`` are names, "" where none is known. ``schedule`` is the notation of the
    opening hours, "" where they are not known, ``exceptions`` the days on which others hold;
    ``spoken`` are codes of languages, () where not known.
    """

    key: str
    role: str
    name: str
    team: str = ""
    address: Fact | None = None
    landmark: Fact | None = None
    phone: Fact | None = None
    email: Fact | None = None
    website: Fact | None = None
    hours: Fact | None = None
    languages: Fact | None = None
    appointment: Fact | None = None
    note: Fact | None = None
    name_lang: str = ""
    german: str = ""
    teams: Mapping[str, str] = field(default_factory=dict)
    roles: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    organisation: str = ""
    organisation_lang: str = ""
    district: str = ""
    district_key: str = ""
    spoken: tuple[str, ...] = ()
    schedule: str = ""
    exceptions: tuple[OtherHours, ...] = ()


def offices_for(city: City, *, roles: Iterable[str], language: str) -> dict[str, OfficeCard]:
    """Return, for each of ``roles`` that an office has, the first such office of the pack.

    At most seven statements, whatever the number of roles; topics and organisations stay away.
    """
    found = all_offices_for(city, roles=roles, language=language)
    return {role: cards[0] for role, cards in found.items()}


def all_offices_for(
    city: City, *, roles: Iterable[str], language: str
) -> dict[str, tuple[OfficeCard, ...]]:
    """Return, for each of ``roles`` that an office has, all such offices in order of the pack.

    For roles that several offices share by whom they serve, like night shelters. At most seven
    statements; topics and organisations stay away.
    """
    wanted = tuple(dict.fromkeys(roles))
    shelf = _shelf(city, _with_role(city, wanted), language=language, whole=False)
    found = {role: shelf.cards(role=role) for role in wanted}
    return {role: cards for role, cards in found.items() if cards}


def offices(city: City, *, language: str, role: str = "") -> tuple[OfficeCard, ...]:
    """Return all offices, or all with ``role``, in order of the pack; at most nine statements."""
    kept = _with_role(city, (role,)) if role else Office.objects.in_city(city)
    return _shelf(city, kept, language=language).cards(role=role)


def offices_named(city: City, *, keys: Sequence[str], language: str) -> tuple[OfficeCard, ...]:
    """Return the offices with these keys, in the order of ``keys``; at most nine statements."""
    kept = Office.objects.in_city(city).filter(key__in=keys)
    cards = {card.key: card for card in _shelf(city, kept, language=language).cards(role="")}
    return tuple(cards[key] for key in keys if key in cards)


def place(city: City, key: str, *, language: str) -> OfficeCard | None:
    """Return the office with the key ``key``, None when there is none; at most nine statements."""
    found = offices_named(city, keys=[key], language=language)
    return found[0] if found else None


@dataclass(frozen=True)
class _Shelf:
    """Offices with all that belongs to them, by primary key, ready to be put on cards."""

    language: str
    offices: tuple[Office, ...]
    roles: Mapping[int, Sequence[OfficeRole]]
    topics: Mapping[int, Sequence[OfficeTopic]]
    names: Mapping[int, Sequence[OfficeText]]
    facts: Mapping[int, Sequence[OfficeFact]]
    texts: Mapping[int, Sequence[OfficeFactText]]  # by primary key of the fact
    exceptions: Mapping[int, Sequence[OfficeException]]
    reasons: Mapping[int, Sequence[OfficeExceptionText]]  # by primary key of the exception
    organisations: Mapping[int, Sequence[OrganisationText]]  # by primary key of the organisation

    def cards(self, *, role: str) -> tuple[OfficeCard, ...]:
        """Return the cards of all offices, or of those with ``role``, in order of the pack."""
        return tuple(
            self._card(office, role=role)
            for office in self.offices
            if not role or any(row.role == role for row in self.roles.get(office.pk, ()))
        )

    def _card(self, office: Office, *, role: str) -> OfficeCard:
        names = self.names.get(office.pk, ())
        name, german = best(names, self.language), best(names, SOURCE)
        roles = self.roles.get(office.pk, ())
        teams = {row.matter: row.team for row in roles if row.team and role in ("", row.role)}
        facts = self.facts.get(office.pk, ())
        owner = best(self.organisations.get(office.organisation_id or 0, ()), self.language)
        return OfficeCard(
            key=office.key,
            role=role,
            name=name.name if name else office.key,
            name_lang=name.language if name else "",
            german=german.name if german else office.key,
            team=teams.pop("", ""),
            teams=teams,
            roles=tuple(dict.fromkeys(row.role for row in roles)),
            topics=tuple(row.topic for row in self.topics.get(office.pk, ())),
            organisation=owner.name if owner else "",
            organisation_lang=owner.language if owner else "",
            district=office.district.name if office.district else "",
            district_key=office.district.key if office.district else "",
            spoken=tuple(_value(facts, "languages").split()),
            schedule=_value(facts, "hours"),
            exceptions=tuple(self._other_hours(row) for row in self.exceptions.get(office.pk, ())),
            **{fact.kind: self._fact(fact) for fact in facts},
        )

    def _fact(self, fact: OfficeFact) -> Fact | None:
        if not fact.value:
            return said(fact, self.texts.get(fact.pk, ()), language=self.language)
        return plain_fact(fact, language=self.language)

    def _other_hours(self, row: OfficeException) -> OtherHours:
        why = said(row, self.reasons.get(row.pk, ()), language=self.language)
        return OtherHours(row.since, row.until, row.hours, why)


def _with_role(city: City, roles: Iterable[str]) -> QuerySet[Office]:
    holders = OfficeRole.objects.in_city(city).filter(role__in=roles).values("office")
    return Office.objects.in_city(city).filter(pk__in=holders)


def _shelf(city: City, kept: QuerySet[Office], *, language: str, whole: bool = True) -> _Shelf:
    """Fetch the offices in ``kept``, all of ``city``; at most nine statements.

    Without ``whole`` topics and organisations stay away; seven statements then.
    """
    offices = kept.order_by().values("pk")
    own = {"office__in": offices}
    shown = {"language__in": (language, SOURCE)}
    exceptions = _of_office(OfficeException.objects.in_city(city).filter(**own))
    topics = OfficeTopic.objects.in_city(city).filter(**own)
    owners = OrganisationText.objects.in_city(city).filter(
        organisation__offices__in=offices, **shown
    )
    texts = OfficeFactText.objects.in_city(city).filter(fact__office__in=offices, **shown)
    return _Shelf(
        language=language,
        offices=tuple(kept.select_related("district").order_by("position", "key")),
        roles=_of_office(OfficeRole.objects.in_city(city).filter(**own).order_by("pk")),
        topics=_of_office(topics.order_by("position")) if whole else {},
        names=_of_office(OfficeText.objects.in_city(city).filter(**own, **shown)),
        facts=_of_office(OfficeFact.objects.in_city(city).filter(**own)),
        texts=grouped(texts, by="fact_id"),
        exceptions=exceptions,
        reasons=_reasons(city, exceptions, language=language),
        organisations=grouped(owners.distinct(), by="organisation_id") if whole else {},
    )


def _reasons(
    city: City, exceptions: Mapping[int, Sequence[OfficeException]], *, language: str
) -> dict[int, list[OfficeExceptionText]]:
    """Fetch why hours differ; no statement where they never do."""
    if not exceptions:
        return {}
    found = OfficeExceptionText.objects.in_city(city).filter(
        exception__in=[row.pk for rows in exceptions.values() for row in rows],
        language__in=(language, SOURCE),
    )
    return grouped(found, by="exception_id")


def _of_office(rows: Iterable[M]) -> dict[int, list[M]]:
    return grouped(rows, by="office_id")


def _value(facts: Iterable[OfficeFact], kind: str) -> str:
    return next((fact.value for fact in facts if fact.kind == kind), "")
