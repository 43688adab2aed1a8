"""Reading a city pack, ``cities/<key>/*.yaml``; the first fault is told in one sentence."""

from datetime import date
from pathlib import Path

from migrado.directory.domain.entries import HelplineEntry, Pack
from migrado.directory.domain.facts import read_plain
from migrado.directory.domain.head import pack_file, read_head
from migrado.directory.domain.nodes import Value, read_file
from migrado.directory.domain.offers import read_offers
from migrado.directory.domain.offices import Known, read_offices, read_organisations
from migrado.directory.domain.parts import (
    KEY,
    KEY_HINT,
    ORIGIN,
    Reading,
    read_origin,
    read_said,
    refuse_doubles,
)
from migrado.directory.domain.roles import HELP_TOPICS
from migrado.directory.domain.rules import read_rules
from migrado.directory.domain.translations import FOLDER, read_translations
from migrado.kernel.refusal import Refusal
from migrado.texts.domain import LANGUAGES

PACKS = Path(__file__).resolve().parents[3] / "cities"
COUNTRIES = ("DE",)
# The day on which the packs that ship were last checked; a clock that shows less is wrong.
MADE_ON = date(2026, 11, 25)
PAGES = "pages/"  # texts of guide pages, which this floor does not know
FILES = ("city.yaml", "organisations.yaml", "offices.yaml", "offers.yaml", "rules.yaml")


def read_pack(path: Path, *, today: date | None = None) -> Pack:
    """Read the city pack in the folder ``path`` and the helplines of its country.

    Helplines stand beside the pack in ``_<country>/helplines.yaml``; where that file is missing,
    those in ``PACKS`` are taken. The guide pages of the pack are read on a higher floor. With
    ``today``, days later than that are faults. Raises Refusal naming file and line of the first
    fault and what was expected there.
    """
    _refuse_other_files(path)
    head = read_head(path)
    translations = read_translations(path / FOLDER, languages=head.languages, name=path.name)
    reading = Reading(head.languages, today, translations)
    organisations = read_organisations(pack_file(path, "organisations.yaml"), reading=reading)
    known = Known(
        organisations=frozenset(one.key for one in organisations),
        districts=frozenset(key for key, _name in head.districts),
        topics=head.topics,
    )
    offices = read_offices(pack_file(path, "offices.yaml"), reading=reading, known=known)
    places = frozenset(office.key for office in offices)
    pack = Pack(
        key=head.key,
        name=head.name,
        country=head.country,
        state=head.state,
        zone=head.zone,
        languages=head.languages,
        topics=head.topics,
        districts=head.districts,
        organisations=organisations,
        offices=offices,
        offers=read_offers(
            pack_file(path, "offers.yaml"), reading=reading, offices=places, topics=head.topics
        ),
        rules=read_rules(pack_file(path, "rules.yaml"), reading=reading),
        helplines=read_helplines(path.parent, country=head.country, today=today),
        waiting=tuple(reading.waiting),
    )
    translations.refuse_unused(lambda text: not text.startswith(PAGES))
    return pack


def pack_keys() -> tuple[str, ...]:
    """Return the keys of the packs that ship with the project, in order."""
    return tuple(sorted(path.parent.name for path in PACKS.glob("[a-z]*/city.yaml")))


def read_helplines(
    folder: Path, *, country: str, today: date | None = None
) -> tuple[HelplineEntry, ...]:
    """Read the helplines of ``country`` from beside the packs in ``folder``, else from PACKS."""
    room = f"_{country.lower()}"
    base = folder if (folder / room / "helplines.yaml").exists() else PACKS
    codes = tuple(language.code for language in LANGUAGES)
    translations = read_translations(base / room / FOLDER, languages=codes, name=room)
    reading = Reading(codes, today, translations)
    value = read_file(base / room / "helplines.yaml", name=f"{room}/helplines.yaml")
    items = value.items(at_most=100)
    helplines = tuple(_helpline(item, reading=reading) for item in items)
    refuse_doubles(items, keys=[line.key for line in helplines])
    translations.refuse_unused(lambda text: True)
    return helplines


def _refuse_other_files(path: Path) -> None:
    if not path.is_dir():
        raise Refusal("there is no folder with a city pack.", where=str(path))
    for found in sorted(path.glob("*.y*ml")):
        if found.name not in FILES:
            message = "this file is not part of a city pack; expected only %(files)s."
            raise Refusal(message, where=f"{path.name}/{found.name}", files=", ".join(FILES))


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
    key = entries["key"].text(40, shape=KEY, hint=KEY_HINT)
    path = f"helplines/{key}"
    notes = (
        read_said(entries["note"], reading=reading, path=f"{path}/note", at_most=600)
        if "note" in entries
        else ()
    )
    return HelplineEntry(
        key=key,
        topic=entries["topic"].word(HELP_TOPICS),
        phone=plain.get("phone") or entries["phone"].text(40),
        website=plain.get("website", ""),
        hours=plain.get("hours", ""),
        names=read_said(entries["name"], reading=reading, path=f"{path}/name", at_most=120),
        notes=notes,
        origin=read_origin(entries, reading=reading),
    )
