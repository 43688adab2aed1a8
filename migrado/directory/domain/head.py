"""Reading who a city is: ``city.yaml``, and its own rules where nothing more is needed."""

from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from migrado.directory.domain.entries import local_rules
from migrado.directory.domain.nodes import Value, read_file
from migrado.directory.domain.parts import KEY, KEY_HINT, Reading, refuse_doubles
from migrado.directory.domain.roles import RESERVED_CITY_KEYS, STATES, TOPICS
from migrado.directory.domain.rules import read_rules
from migrado.rules.local import LocalRules
from migrado.texts.domain import LANGUAGES

COUNTRIES = ("DE",)


@dataclass(frozen=True)
class Head:
    """What stands in ``city.yaml``."""

    key: str
    name: str
    country: str
    state: str
    zone: str
    languages: tuple[str, ...]
    topics: tuple[str, ...]
    districts: tuple[tuple[str, str], ...]


def read_head(path: Path) -> Head:
    """Read ``city.yaml`` in the folder ``path``; its key is the folder's name."""
    city = pack_file(path, "city.yaml")
    plain = ["key", "name", "country", "state", "zone", "languages", "topics", "districts"]
    entries = city.mapping(plain)
    return Head(
        key=_city_key(entries["key"], folder=path.name),
        name=entries["name"].text(80),
        country=entries["country"].word(COUNTRIES),
        state=entries["state"].word(STATES),
        zone=_zone(entries["zone"]),
        languages=entries["languages"].words([language.code for language in LANGUAGES]),
        topics=entries["topics"].words(TOPICS),
        districts=_districts(entries["districts"]),
    )


def _city_key(value: Value, *, folder: str) -> str:
    key = value.text(40, shape=KEY, hint=KEY_HINT)
    if key in RESERVED_CITY_KEYS:
        raise value.refuse("“%(key)s” is taken as an address; choose another key.", key=key)
    if key != folder:
        message = "the key “%(key)s” differs from the folder “%(folder)s”."
        raise value.refuse(message, key=key, folder=folder)
    return key


def _districts(value: Value) -> tuple[tuple[str, str], ...]:
    if value.is_empty():
        return ()
    items = value.items(at_most=100)
    found = []
    for item in items:
        entries = item.mapping(["key", "name"])
        key = entries["key"].text(40, shape=KEY, hint=KEY_HINT)
        found.append((key, entries["name"].text(80)))
    refuse_doubles(items, keys=[key for key, _name in found])
    return tuple(found)


def _zone(value: Value) -> str:
    zone = value.text(40)
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        message = "expected a time zone like “Europe/Berlin”, found “%(zone)s”."
        raise value.refuse(message, zone=zone) from None
    return zone


def read_local_rules(path: Path) -> LocalRules:
    """Read only what the engine of the law needs of the pack in ``path``; quick."""
    head = read_head(path)
    reading = Reading(head.languages, today=None)
    rules = read_rules(pack_file(path, "rules.yaml"), reading=reading)
    return local_rules(
        head.key,
        state=head.state,
        rules={rule.key: (rule.value, rule.origin) for rule in rules},
    )


def pack_file(path: Path, file: str) -> Value:
    """Read one file of the pack in ``path``, reported below the folder's name."""
    return read_file(path / file, name=f"{path.name}/{file}")
