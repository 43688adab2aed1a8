"""Reading a city pack, ``cities/<key>/*.yaml``; the first fault is told in one sentence."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from migrado.directory.domain.entries import (
    HelplineEntry,
    OfficeEntry,
    Pack,
    RoleEntry,
    RuleEntry,
)
from migrado.directory.domain.nodes import Value, read_file
from migrado.directory.domain.parts import (
    KEY,
    KEY_HINT,
    ORIGIN,
    Reading,
    read_fact,
    read_origin,
    read_plain,
    read_said,
)
from migrado.directory.domain.roles import (
    AUTHORITIES,
    FACTS,
    HELP_TOPICS,
    MATTERS,
    NEEDED_ROLES,
    REGISTRATION_GROUPS,
    RESERVED_CITY_KEYS,
    ROLES,
    STATES,
)
from migrado.kernel.refusal import Refusal
from migrado.texts.domain import LANGUAGES

PACKS = Path(__file__).resolve().parents[3] / "cities"
COUNTRIES = ("DE",)
# The day on which the packs that ship were last checked; a clock that shows less is wrong.
MADE_ON = date(2026, 11, 23)
FILES = ("city.yaml", "offices.yaml", "rules.yaml")


def read_pack(path: Path, *, today: date | None = None) -> Pack:
    """Read the city pack in the folder ``path`` and the helplines of its country.

    Helplines stand beside the pack in ``_<country>/helplines.yaml``; where that file is missing,
    those in ``PACKS`` are taken. With ``today``, days later than that are faults. Raises Refusal
    naming file and line of the first fault and what was expected there.
    """
    _refuse_other_files(path)
    city = read_file(path / "city.yaml", name=f"{path.name}/city.yaml")
    entries = city.mapping(["key", "name", "country", "state", "zone", "languages"])
    key = _city_key(entries["key"], folder=path.name)
    languages = _languages(entries["languages"])
    country = entries["country"].word(COUNTRIES)
    reading = Reading(languages, today)
    offices = read_file(path / "offices.yaml", name=f"{path.name}/offices.yaml")
    rules = read_file(path / "rules.yaml", name=f"{path.name}/rules.yaml")
    return Pack(
        key=key,
        name=entries["name"].text(80),
        country=country,
        state=entries["state"].word(STATES),
        zone=_zone(entries["zone"]),
        languages=languages,
        offices=_offices(offices, reading=reading),
        rules=_rules(rules, reading=reading),
        helplines=read_helplines(path.parent, country=country, today=today),
    )


def pack_keys() -> tuple[str, ...]:
    """Return the keys of the packs that ship with the project, in order."""
    return tuple(sorted(path.parent.name for path in PACKS.glob("[a-z]*/city.yaml")))


def read_helplines(
    folder: Path, *, country: str, today: date | None = None
) -> tuple[HelplineEntry, ...]:
    """Read the helplines of ``country`` from beside the packs in ``folder``, else from PACKS."""
    name = f"_{country.lower()}/helplines.yaml"
    path = folder / name if (folder / name).exists() else PACKS / name
    reading = Reading(tuple(language.code for language in LANGUAGES), today)
    items = read_file(path, name=name).items(at_most=100)
    helplines = tuple(_helpline(item, reading=reading) for item in items)
    _refuse_doubles(items, keys=[line.key for line in helplines])
    return helplines


def _refuse_other_files(path: Path) -> None:
    if not path.is_dir():
        raise Refusal("there is no folder with a city pack.", where=str(path))
    for found in sorted(path.glob("*.y*ml")):
        if found.name not in FILES:
            message = "this file is not part of a city pack; expected only %(files)s."
            raise Refusal(message, where=f"{path.name}/{found.name}", files=", ".join(FILES))


def _city_key(value: Value, *, folder: str) -> str:
    key = value.text(40, shape=KEY, hint=KEY_HINT)
    if key in RESERVED_CITY_KEYS:
        raise value.refuse("“%(key)s” is taken as an address; choose another key.", key=key)
    if key != folder:
        message = "the key “%(key)s” differs from the folder “%(folder)s”."
        raise value.refuse(message, key=key, folder=folder)
    return key


def _languages(value: Value) -> tuple[str, ...]:
    codes = [language.code for language in LANGUAGES]
    found = []
    for item in value.items(at_most=len(codes)):
        code = item.word(codes)
        if code in found:
            raise item.refuse("the language “%(code)s” stands here twice.", code=code)
        found.append(code)
    return tuple(found)


def _zone(value: Value) -> str:
    zone = value.text(40)
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        message = "expected a time zone like “Europe/Berlin”, found “%(zone)s”."
        raise value.refuse(message, zone=zone) from None
    return zone


def _offices(value: Value, *, reading: Reading) -> tuple[OfficeEntry, ...]:
    items = value.items(at_most=500)
    offices = tuple(_office(item, reading=reading) for item in items)
    _refuse_doubles(items, keys=[office.key for office in offices])
    filled = {role.role for office in offices for role in office.roles}
    if missing := [role for role in NEEDED_ROLES if role not in filled]:
        message = "no office has the role “%(role)s”; list one, without facts if none are known."
        raise value.refuse(message, role=missing[0])
    return offices


def _office(value: Value, *, reading: Reading) -> OfficeEntry:
    entries = value.mapping(["key", "name", "roles"], optional=FACTS)
    facts = [
        fact
        for kind in FACTS
        if kind in entries
        if (fact := read_fact(kind, entries[kind], reading=reading)) is not None
    ]
    return OfficeEntry(
        key=entries["key"].text(40, shape=KEY, hint=KEY_HINT),
        names=read_said(entries["name"], reading=reading, at_most=120),
        roles=_roles(entries["roles"]),
        facts=tuple(facts),
    )


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


def _rules(value: Value, *, reading: Reading) -> tuple[RuleEntry, ...]:
    entries = value.mapping(["registration_authority", "personal_appearance"])
    about = ["source_date", "text"]
    authority = entries["registration_authority"].mapping(
        [*REGISTRATION_GROUPS, *ORIGIN], optional=about
    )
    appearance = entries["personal_appearance"].mapping(["required", *ORIGIN], optional=about)
    groups = {group: authority[group].word(AUTHORITIES) for group in REGISTRATION_GROUPS}
    required = {"required": appearance["required"].flag()}
    return (
        _rule("registration_authority", groups, entries=authority, reading=reading),
        _rule("personal_appearance", required, entries=appearance, reading=reading),
    )


def _rule(
    key: str,
    value: Mapping[str, str] | Mapping[str, bool | None],
    *,
    entries: Mapping[str, Value],
    reading: Reading,
) -> RuleEntry:
    said = read_said(entries["text"], reading=reading, at_most=600) if "text" in entries else ()
    return RuleEntry(key, dict(value), said, read_origin(entries, reading=reading))


def _helpline(value: Value, *, reading: Reading) -> HelplineEntry:
    entries = value.mapping(
        ["key", "topic", "phone", "name", *ORIGIN],
        optional=["website", "hours", "note", "source_date"],
    )
    plain = {
        kind: read_plain(kind, entries[kind])
        for kind in ("phone", "website", "hours")
        if kind in entries and not entries[kind].is_empty()
    }
    notes = read_said(entries["note"], reading=reading, at_most=600) if "note" in entries else ()
    return HelplineEntry(
        key=entries["key"].text(40, shape=KEY, hint=KEY_HINT),
        topic=entries["topic"].word(HELP_TOPICS),
        phone=plain.get("phone") or entries["phone"].text(40),
        website=plain.get("website", ""),
        hours=plain.get("hours", ""),
        names=read_said(entries["name"], reading=reading, at_most=120),
        notes=notes,
        origin=read_origin(entries, reading=reading),
    )


def _refuse_doubles(items: Sequence[Value], *, keys: Sequence[str]) -> None:
    for position, (item, key) in enumerate(zip(items, keys, strict=True)):
        if key in keys[:position]:
            raise item.refuse("the key “%(key)s” stands here twice.", key=key)
