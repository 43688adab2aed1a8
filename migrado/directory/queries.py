"""What pages, the guide and the API read about offices, local rules and helplines."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.utils import translation
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext as _

from migrado.directory.domain.entries import Origin
from migrado.directory.domain.entries import local_rules as put_together
from migrado.directory.domain.hours import DAYS
from migrado.directory.models import (
    Helpline,
    HelplineText,
    LocalRule,
    LocalRuleText,
    Office,
    OfficeFact,
    OfficeFactText,
    OfficeRole,
    OfficeText,
    Sourced,
)
from migrado.rules.local import LocalRules
from migrado.texts.domain import SOURCE, best
from migrado.texts.models import City

M = TypeVar("M", bound=Model)
SaidRow = OfficeFactText | LocalRuleText | HelplineText


@dataclass(frozen=True)
class Fact:
    """One thing that is known, and how we know it."""

    text: str
    lang: str  # the language that ``text`` is in; not always the one asked for
    source: str
    checked_on: date
    source_date: str = ""  # the source's own date: "2021", "2021-02", "2021-02-03" or ""
    state: str = ""  # "machine" or "reviewed" for a text, "" for a plain fact


@dataclass(frozen=True)
class OfficeCard:
    """One office as a page shows it; None means not known, and the page says where to ask.

    ``name`` is in the reader's language (``name_lang`` says which, if there is none in it),
    ``german`` is what stands on the door. ``team`` and the values of ``teams`` (by matter, e.g.
    "work") are German too. ``role`` is the role asked for, "" where none was.
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
    appointment: Fact | None = None
    note: Fact | None = None
    name_lang: str = ""
    german: str = ""
    teams: Mapping[str, str] = field(default_factory=dict)
    roles: tuple[str, ...] = ()


@dataclass(frozen=True)
class HelplineCard:
    """A number to call; ``hours`` and ``note`` are None where nothing is known."""

    key: str
    topic: str
    name: str
    name_lang: str
    phone: str
    website: str
    hours: Fact | None
    note: Fact | None
    source: str
    checked_on: date


def offices_for(city: City, *, roles: Iterable[str], language: str) -> dict[str, OfficeCard]:
    """Return, for each of ``roles`` that an office has, the first such office of the pack.

    Four statements, whatever the number of roles.
    """
    found = all_offices_for(city, roles=roles, language=language)
    return {role: cards[0] for role, cards in found.items()}


def all_offices_for(
    city: City, *, roles: Iterable[str], language: str
) -> dict[str, tuple[OfficeCard, ...]]:
    """Return, for each of ``roles`` that an office has, all such offices in order of the pack.

    For roles that several offices share by whom they serve, like night shelters. Four statements.
    """
    wanted = tuple(dict.fromkeys(roles))
    shelf = _shelf(city, _with_role(city, wanted), language=language)
    return {
        role: tuple(shelf.card(office, role=role) for office in found)
        for role in wanted
        if (found := shelf.with_role(role))
    }


def offices(city: City, *, language: str, role: str = "") -> tuple[OfficeCard, ...]:
    """Return all offices, or all with ``role``, in the order of the pack; four statements."""
    kept = _with_role(city, (role,)) if role else Office.objects.in_city(city)
    shelf = _shelf(city, kept, language=language)
    return tuple(shelf.card(office, role=role) for office in shelf.offices)


def place(city: City, key: str, *, language: str) -> OfficeCard | None:
    """Return the office with the key ``key``, None when there is none; four statements."""
    shelf = _shelf(city, Office.objects.in_city(city).filter(key=key), language=language)
    return shelf.card(shelf.offices[0], role="") if shelf.offices else None


def local_rules(city: City) -> LocalRules:
    """Return what ``city`` decides for itself, as the engine of the law takes it; one statement."""
    found = LocalRule.objects.in_city(city)
    return put_together(
        city.key,
        state=city.state,
        rules={
            rule.key: (rule.value, Origin(rule.source, rule.source_date, rule.checked_on))
            for rule in found
        },
    )


def local_rule_texts(city: City, *, language: str) -> dict[str, Fact]:
    """Return what the local rules say to the reader, by key of the rule; two statements."""
    found = LocalRule.objects.in_city(city).prefetch_related("texts")
    facts = {rule.key: _said(rule, rule.texts.all(), language=language) for rule in found}
    return {key: fact for key, fact in facts.items() if fact is not None}


def helplines(city: City, *, language: str, topic: str = "") -> tuple[HelplineCard, ...]:
    """Return the helplines of the city's country, or those for ``topic``; two statements."""
    found = Helpline.objects.filter(country=city.country_id).prefetch_related("texts")
    if topic:
        found = found.filter(topic=topic)
    return tuple(_helpline_card(line, language=language) for line in found)


@dataclass(frozen=True)
class _Shelf:
    """Offices with all that belongs to them, by primary key, ready to be put on cards."""

    language: str
    offices: tuple[Office, ...]
    roles: Mapping[int, Sequence[OfficeRole]]
    names: Mapping[int, Sequence[OfficeText]]
    facts: Mapping[int, Sequence[OfficeFact]]
    texts: Mapping[int, Sequence[OfficeFactText]]  # by primary key of the fact

    def with_role(self, role: str) -> list[Office]:
        return [
            office
            for office in self.offices
            if any(row.role == role for row in self.roles[office.pk])
        ]

    def card(self, office: Office, *, role: str) -> OfficeCard:
        names = self.names.get(office.pk, ())
        name, german = best(names, self.language), best(names, SOURCE)
        roles = self.roles[office.pk]
        teams = {row.matter: row.team for row in roles if row.team and role in ("", row.role)}
        return OfficeCard(
            key=office.key,
            role=role,
            name=name.name if name else office.key,
            name_lang=name.language if name else "",
            german=german.name if german else office.key,
            team=teams.pop("", ""),
            teams=teams,
            roles=tuple(dict.fromkeys(row.role for row in roles)),
            **{fact.kind: self._fact(fact) for fact in self.facts.get(office.pk, ())},
        )

    def _fact(self, fact: OfficeFact) -> Fact | None:
        if not fact.value:
            return _said(fact, self.texts.get(fact.pk, ()), language=self.language)
        if fact.kind == "hours":
            return _hours(fact, fact.value, language=self.language)
        return Fact(fact.value, SOURCE, fact.source, fact.checked_on, fact.source_date)


def _with_role(city: City, roles: Iterable[str]) -> QuerySet[Office]:
    holders = OfficeRole.objects.in_city(city).filter(role__in=roles).values("office")
    return Office.objects.in_city(city).filter(pk__in=holders)


def _shelf(city: City, kept: QuerySet[Office], *, language: str) -> _Shelf:
    """Fetch the offices in ``kept``, all of ``city``; four statements. Every office has a role."""
    keys = kept.order_by().values("pk")
    shown = (language, SOURCE)
    roles = (
        OfficeRole.objects.in_city(city)
        .filter(office__in=keys)
        .select_related("office")
        .order_by("office__position", "office__key", "pk")
    )
    by_office = _grouped(roles, by="office_id")
    names = OfficeText.objects.in_city(city).filter(office__in=keys, language__in=shown)
    facts = OfficeFact.objects.in_city(city).filter(office__in=keys)
    texts = OfficeFactText.objects.in_city(city).filter(fact__office__in=keys, language__in=shown)
    return _Shelf(
        language=language,
        offices=tuple(rows[0].office for rows in by_office.values()),
        roles=by_office,
        names=_grouped(names, by="office_id"),
        facts=_grouped(facts, by="office_id"),
        texts=_grouped(texts, by="fact_id"),
    )


def _grouped(rows: Iterable[M], *, by: str) -> dict[int, list[M]]:
    groups: dict[int, list[M]] = {}
    for row in rows:
        groups.setdefault(getattr(row, by), []).append(row)
    return groups


def _said(origin: Sourced, texts: Iterable[SaidRow], *, language: str) -> Fact | None:
    """Return the text to show to a reader of ``language``, None when there is none to show."""
    row = best(texts, language)
    if row is None:
        return None
    return Fact(
        text=row.text,
        lang=row.language,
        source=origin.source,
        checked_on=origin.checked_on,
        source_date=origin.source_date,
        state=row.state,
    )


def _hours(origin: Sourced, hours: str, *, language: str) -> Fact:
    """Return opening hours with the names of the days in ``language``."""
    with translation.override(language):
        text = _("Day and night, every day") if hours == "24/7" else _spoken(hours)
    return Fact(text, language, origin.source, origin.checked_on, origin.source_date)


def _spoken(hours: str) -> str:
    names = {day: str(WEEKDAYS_ABBR[number]) for number, day in enumerate(DAYS)}
    names |= {"PH": _("public holidays"), "off": _("closed")}
    return re.sub("|".join(names), lambda found: names[found[0]], hours)


def _helpline_card(line: Helpline, *, language: str) -> HelplineCard:
    texts = list(line.texts.all())
    name = best([text for text in texts if text.part == "name"], language)
    note = _said(line, [text for text in texts if text.part == "note"], language=language)
    return HelplineCard(
        key=line.key,
        topic=line.topic,
        name=name.text if name else line.key,
        name_lang=name.language if name else "",
        phone=line.phone,
        website=line.website,
        hours=_hours(line, line.hours, language=language) if line.hours else None,
        note=note,
        source=line.source,
        checked_on=line.checked_on,
    )
