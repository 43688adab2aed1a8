"""Reading who stands behind the offices of a city, and the offices themselves."""

from collections.abc import Mapping
from dataclasses import dataclass

from migrado.directory.domain.entries import (
    ExceptionEntry,
    FactEntry,
    OfficeEntry,
    OrganisationEntry,
    RoleEntry,
)
from migrado.directory.domain.facts import read_fact, read_hours
from migrado.directory.domain.nodes import Value
from migrado.directory.domain.parts import (
    KEY,
    KEY_HINT,
    ORIGIN,
    Reading,
    read_origin,
    read_said,
    refuse_doubles,
)
from migrado.directory.domain.roles import (
    FACTS,
    MATTERS,
    NEEDED_ROLES,
    ORGANISATION_KINDS,
    ROLES,
)

ABOUT = ("roles", "organisation", "district", "topics", "exceptions", "publish", "because")


@dataclass(frozen=True)
class Known:
    """What an office may refer to."""

    organisations: frozenset[str]
    districts: frozenset[str]
    topics: tuple[str, ...]


def read_organisations(value: Value, *, reading: Reading) -> tuple[OrganisationEntry, ...]:
    """Read the organisations, in their order."""
    items = value.items(at_most=500)
    found = tuple(_organisation(item, reading=reading) for item in items)
    refuse_doubles(items, keys=[one.key for one in found])
    return found


def _organisation(value: Value, *, reading: Reading) -> OrganisationEntry:
    entries = value.mapping(["key", "kind", "name"], optional=["website"])
    key = entries["key"].text(40, shape=KEY, hint=KEY_HINT)
    path = f"organisations/{key}"
    website = (
        read_fact("website", entries["website"], reading=reading, path=f"{path}/website")
        if "website" in entries
        else None
    )
    return OrganisationEntry(
        key=key,
        kind=entries["kind"].word(ORGANISATION_KINDS),
        names=read_said(entries["name"], reading=reading, path=f"{path}/name", at_most=120),
        website=website,
    )


def read_offices(value: Value, *, reading: Reading, known: Known) -> tuple[OfficeEntry, ...]:
    """Read the offices to show, in their order; every needed role must be somebody's."""
    items = value.items(at_most=2_000)
    read = [(item, *_office(item, reading=reading, known=known)) for item in items]
    refuse_doubles(items, keys=[office.key for _item, office, _shown in read])
    offices = tuple(office for _item, office, shown in read if shown)
    filled = {role.role for office in offices for role in office.roles}
    if missing := [role for role in NEEDED_ROLES if role not in filled]:
        message = "no office has the role “%(role)s”; list one, without facts if none are known."
        raise value.refuse(message, role=missing[0])
    return offices


def _office(value: Value, *, reading: Reading, known: Known) -> tuple[OfficeEntry, bool]:
    entries = value.mapping(["key", "name"], optional=(*ABOUT, *FACTS))
    key = entries["key"].text(40, shape=KEY, hint=KEY_HINT)
    path = f"offices/{key}"
    entry = OfficeEntry(
        key=key,
        organisation=_reference(entries, "organisation", known.organisations),
        district=_reference(entries, "district", known.districts),
        names=read_said(entries["name"], reading=reading, path=f"{path}/name", at_most=120),
        roles=_roles(entries["roles"]) if "roles" in entries else (),
        topics=entries["topics"].words(known.topics) if "topics" in entries else (),
        facts=_facts(entries, reading=reading, path=path),
        exceptions=_exceptions(entries, reading=reading, path=path),
    )
    return entry, not reading.waits(entries, path=path)


def _facts(entries: Mapping[str, Value], *, reading: Reading, path: str) -> tuple[FactEntry, ...]:
    read = (
        read_fact(kind, entries[kind], reading=reading, path=f"{path}/{kind}")
        for kind in FACTS
        if kind in entries
    )
    return tuple(fact for fact in read if fact is not None)


def _reference(entries: Mapping[str, Value], name: str, known: frozenset[str]) -> str:
    if name not in entries or entries[name].is_empty():
        return ""
    key = entries[name].text(40)
    if key not in known:
        raise entries[name].refuse(f"there is no {name} “%(key)s” in this pack.", key=key)
    return key


def _roles(value: Value) -> tuple[RoleEntry, ...]:
    roles: dict[tuple[str, str], RoleEntry] = {}
    for item in value.items(at_most=60):
        entries = item.mapping(["role"], optional=["matter", "team"])
        entry = RoleEntry(
            role=entries["role"].word(ROLES),
            matter=entries["matter"].word(MATTERS) if "matter" in entries else "",
            team=entries["team"].text(120) if "team" in entries else "",
        )
        if (entry.role, entry.matter) in roles:
            raise item.refuse("the role “%(role)s” stands here twice.", role=entry.role)
        roles[entry.role, entry.matter] = entry
    if teams := [role for role, matter in roles if matter and (role, "") not in roles]:
        message = "expected the role “%(role)s” without a matter too."
        raise value.refuse(message, role=teams[0])
    return tuple(roles.values())


def _exceptions(
    entries: Mapping[str, Value], *, reading: Reading, path: str
) -> tuple[ExceptionEntry, ...]:
    if "exceptions" not in entries or entries["exceptions"].is_empty():
        return ()
    items = entries["exceptions"].items(at_most=100)
    found = tuple(_exception(item, reading=reading, path=path) for item in items)
    for item, one, before in zip(items[1:], found[1:], found, strict=False):
        if one.since < before.until:
            raise item.refuse("expected days after those of the exception before it.")
    return found


def _exception(value: Value, *, reading: Reading, path: str) -> ExceptionEntry:
    entries = value.mapping(["since", "until", "hours", *ORIGIN], optional=["text", "source_date"])
    since, until = entries["since"].day(today=None), entries["until"].day(today=None)
    if until <= since:
        raise entries["until"].refuse("expected a day after “since”; it is not part of the span.")
    own = f"{path}/exceptions/{since.isoformat()}"
    texts = (
        read_said(entries["text"], reading=reading, path=own, at_most=200)
        if "text" in entries
        else ()
    )
    return ExceptionEntry(
        since=since,
        until=until,
        hours=read_hours(entries["hours"]),
        texts=texts,
        origin=read_origin(entries, reading=reading),
    )
