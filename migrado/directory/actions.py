"""Everything that changes the directory: loading a city pack."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.db import models, transaction

from migrado.directory.domain import rows
from migrado.directory.domain.entries import Pack
from migrado.directory.domain.rows import Change, Fields, Key, Rows
from migrado.directory.models import (
    CityTopic,
    Course,
    District,
    Helpline,
    HelplineText,
    LocalRule,
    LocalRuleText,
    Offer,
    OfferAudience,
    OfferFact,
    OfferFactText,
    OfferText,
    OfferTopic,
    Office,
    OfficeException,
    OfficeExceptionText,
    OfficeFact,
    OfficeFactText,
    OfficeRole,
    OfficeText,
    OfficeTopic,
    Organisation,
    OrganisationText,
)
from migrado.texts.models import City, CityLanguage, Country

# A parent is found by the first parts of a row's key.
Parents = Mapping[Key, models.Model]


@dataclass(frozen=True)
class Changes:
    """What a load did, in the order of tables; empty when the database already agreed."""

    changes: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.changes)


@dataclass(frozen=True)
class _Table:
    """How the rows of one model are named by the parts of a key."""

    name: str
    model: type[models.Model]
    columns: tuple[str, ...]  # the parts of the key that are the row's own columns
    owner: Mapping[str, Any]  # city or country, the same on every row
    parent: str = ""  # the foreign key that the first parts of the key name
    parents: Parents = field(default_factory=dict)
    # Columns that name another row by its key, with the rows to choose from; "" names none.
    links: Mapping[str, Parents] = field(default_factory=dict)


@transaction.atomic
def load_city(pack: Pack, *, now: datetime) -> Changes:
    """Make the database say what ``pack`` says, and nothing else, about its city.

    Loading the same pack again changes nothing. What left the pack is removed. Helplines belong
    to the country and are replaced by those that came with this pack. Loads of one country wait
    for each other, because each first locks the row of the country.
    """
    country = _locked_country(pack.country)
    city, changes = _load_city_row(pack, country=country, now=now)
    languages = _Table("language", CityLanguage, ("language",), {"city": city})
    changes += _sync(languages, want=rows.language_rows(pack))[1]
    changes += _load_offices(pack, city=city)
    changes += _load_offers(pack, city=city)
    changes += _load_rules(pack, city=city)
    changes += _load_helplines(pack, country=country)
    if changes and city.changed_at != now:
        city.changed_at = now
        city.save(update_fields=["changed_at"])
    return Changes(tuple(changes))


def _locked_country(code: str) -> Country:
    """Return the row of the country, made if need be, locked until the transaction ends."""
    Country.objects.bulk_create([Country(code=code)], ignore_conflicts=True)
    return Country.objects.select_for_update().get(code=code)


def _load_city_row(pack: Pack, *, country: Country, now: datetime) -> tuple[City, list[Change]]:
    want = {
        "country": country.code,
        "name": pack.name,
        "state": pack.state,
        "zone": pack.zone,
    }
    city = City.objects.select_related("country").filter(key=pack.key).first()
    have: dict[Key, Fields] = {}
    if city is not None:
        have[pack.key,] = {name: str(getattr(city, name)) for name in want}
    changes = rows.compare("city", have=have, want={(pack.key,): want})
    if city is None:
        city = City(key=pack.key)
    if changes:
        city.country, city.name, city.state = country, pack.name, pack.state
        city.zone, city.changed_at = pack.zone, now
        city.save()
    return city, changes


def _load_offices(pack: Pack, *, city: City) -> list[Change]:
    own = {"city": city}
    topics = _Table("city topic", CityTopic, ("topic",), own)
    changes = _sync(topics, want=rows.topic_rows(pack))[1]
    districts, more = _sync(
        _Table("district", District, ("key",), own), want=rows.district_rows(pack)
    )
    changes += more
    table = _Table("organisation", Organisation, ("key",), own)
    organisations, more = _sync(table, want=rows.organisation_rows(pack))
    changes += more
    names = _Table("organisation name", OrganisationText, ("language",), own, "organisation")
    changes += _below(names, organisations, want=rows.organisation_text_rows(pack))
    links = {"organisation": organisations, "district": districts}
    table = _Table("office", Office, ("key",), own, links=links)
    offices, more = _sync(table, want=rows.office_rows(pack))
    return changes + more + _load_about_offices(pack, own=own, offices=offices)


def _load_about_offices(pack: Pack, *, own: Mapping[str, Any], offices: Parents) -> list[Change]:
    names = _Table("name", OfficeText, ("language",), own, "office")
    changes = _below(names, offices, want=rows.office_text_rows(pack))
    topics = _Table("topic", OfficeTopic, ("topic",), own, "office")
    changes += _below(topics, offices, want=rows.office_topic_rows(pack))
    roles = _Table("role", OfficeRole, ("role", "matter"), own, "office")
    changes += _below(roles, offices, want=rows.role_rows(pack))
    facts = _Table("fact", OfficeFact, ("kind",), own, "office", offices)
    known, more = _sync(facts, want=rows.fact_rows(pack))
    texts = _Table("text", OfficeFactText, ("language",), own, "fact")
    changes += more + _below(texts, known, want=rows.fact_text_rows(pack))
    days = _Table("exception", OfficeException, ("since",), own, "office", offices)
    exceptions, more = _sync(days, want=rows.exception_rows(pack))
    texts = _Table("exception text", OfficeExceptionText, ("language",), own, "exception")
    return changes + more + _below(texts, exceptions, want=rows.exception_text_rows(pack))


def _load_offers(pack: Pack, *, city: City) -> list[Change]:
    own = {"city": city}
    offices: Parents = {(office.key,): office for office in Office.objects.in_city(city)}
    table = _Table("offer", Offer, ("key",), own, links={"office": offices})
    offers, changes = _sync(table, want=rows.offer_rows(pack))
    texts = _Table("offer text", OfferText, ("part", "language"), own, "offer")
    changes += _below(texts, offers, want=rows.offer_text_rows(pack))
    topics = _Table("offer topic", OfferTopic, ("topic",), own, "offer")
    changes += _below(topics, offers, want=rows.offer_topic_rows(pack))
    audiences = _Table("offer audience", OfferAudience, ("audience",), own, "offer")
    changes += _below(audiences, offers, want=rows.offer_audience_rows(pack))
    courses = _Table("course", Course, (), own, "offer")
    changes += _below(courses, offers, want=rows.course_rows(pack))
    facts = _Table("offer fact", OfferFact, ("kind",), own, "offer", offers)
    known, more = _sync(facts, want=rows.offer_fact_rows(pack))
    texts = _Table("offer fact text", OfferFactText, ("language",), own, "fact")
    return changes + more + _below(texts, known, want=rows.offer_fact_text_rows(pack))


def _load_rules(pack: Pack, *, city: City) -> list[Change]:
    own = {"city": city}
    rules, changes = _sync(_Table("rule", LocalRule, ("key",), own), want=rows.rule_rows(pack))
    texts = _Table("rule text", LocalRuleText, ("language",), own, "rule", rules)
    return changes + _sync(texts, want=rows.rule_text_rows(pack))[1]


def _load_helplines(pack: Pack, *, country: Country) -> list[Change]:
    table = _Table("helpline", Helpline, ("key",), {"country": country})
    lines, changes = _sync(table, want=rows.helpline_rows(pack))
    texts = _Table("helpline text", HelplineText, ("part", "language"), {}, "helpline", lines)
    return changes + _sync(texts, want=rows.helpline_text_rows(pack))[1]


def _below(table: _Table, parents: Parents, *, want: Rows) -> list[Change]:
    """Sync rows that nothing else hangs on, and return what changed."""
    return _sync(replace(table, parents=parents), want=want)[1]


def _sync(table: _Table, *, want: Rows) -> tuple[dict[Key, models.Model], list[Change]]:
    """Make the rows of ``table`` equal to ``want``; return them by key, and what changed.

    Rows under a parent that went are gone already (the foreign key cascades) and not named again.
    """
    found = _rows_by_key(table)
    columns = next(iter(want.values()), {})
    linked = {name: {row.pk: key[0] for key, row in to.items()} for name, to in table.links.items()}
    have = {key: _fields(row, columns, linked=linked) for key, row in found.items()}
    changes = rows.compare(table.name, have=have, want=want)
    manager = table.model._base_manager
    manager.filter(pk__in=[found.pop(key).pk for key in have.keys() - want.keys()]).delete()
    new: list[Key] = []
    changed: list[Key] = []
    for key, fields in want.items():
        if key in found and have[key] == fields:
            continue
        (changed if key in found else new).append(key)
        row = found.setdefault(key, _new_row(table, key=key))
        for name, value in fields.items():
            setattr(row, name, _linked(table, name, value))
    manager.bulk_create([found[key] for key in new])
    if changed:
        manager.bulk_update([found[key] for key in changed], list(columns))
    return found, changes


def _fields(
    row: models.Model, columns: Iterable[str], *, linked: Mapping[str, Mapping[int, str]]
) -> Fields:
    """Return the columns of ``row``, links as the keys that the pack names."""
    return {
        name: linked[name].get(getattr(row, f"{name}_id"), "")
        if name in linked
        else getattr(row, name)
        for name in columns
    }


def _linked(table: _Table, name: str, value: Any) -> Any:
    return table.links[name].get((value,)) if name in table.links else value


def _rows_by_key(table: _Table) -> dict[Key, models.Model]:
    owned = table.model._base_manager.filter(**table.owner)
    if not table.parent:
        return {_own_key(table, row): row for row in owned}
    keys = {parent.pk: key for key, parent in table.parents.items()}
    children = owned if table.owner else owned.filter(**{f"{table.parent}__in": list(keys)})
    column = f"{table.parent}_id"
    return {(*keys[getattr(row, column)], *_own_key(table, row)): row for row in children}


def _own_key(table: _Table, row: models.Model) -> Key:
    return tuple(str(getattr(row, column)) for column in table.columns)


def _new_row(table: _Table, *, key: Key) -> models.Model:
    split = len(key) - len(table.columns)
    parent = {table.parent: table.parents[key[:split]]} if table.parent else {}
    return table.model(
        **table.owner, **parent, **dict(zip(table.columns, key[split:], strict=True))
    )
