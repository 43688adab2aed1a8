"""The texts that ship with the rules, with the hash and the day of each, in the folder ``law``."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from migrado.rules.engine.files import BrokenRule, read_yaml
from migrado.rules.law.citations import Laws, Section, section
from migrado.rules.law.statutes import Statute, read_statutes, sha256, write_statute

SECTIONS = "sections.yaml"
_HEAD = """\
# The sections that ship in this folder. Made by `migrado law-watch`; do not edit by hand.
# sha256: of the text as it ships; checked_on: when it was last compared with the law;
# read: where the text moved on, the sha256 of that which rules without `confirmed` were read with.

"""


@dataclass(frozen=True)
class Entry:
    """What is known of a shipped text; ``read`` None: its first text is the one that ships."""

    sha256: str
    checked_on: date
    read: str | None = None

    @property
    def first(self) -> str:
        """Return the sha256 of the text that rules were read with that nobody confirmed since."""
        return self.read or self.sha256


@dataclass
class Shipped:
    """The folder ``law`` of a country pack; `save` writes what was changed here."""

    folder: Path
    laws: Laws
    entries: dict[Section, Entry]
    statutes: dict[str, Statute]
    _touched: set[str] = field(default_factory=set)

    def text(self, one: Section) -> str:
        """Return the text of a section that ships."""
        return self.statutes[one.law].sections[one.name]

    def put(self, one: Section, text: str, entry: Entry, *, title: str = "") -> None:
        """Ship ``text``; ``title`` is that of its law, if no other section of it ships yet."""
        known = self.statutes.get(one.law, Statute(title, {}))
        self.statutes[one.law] = Statute(known.title, {**known.sections, one.name: text})
        self.entries[one] = entry
        self._touched.add(one.law)

    def drop(self, one: Section) -> None:
        """Ship the section no longer."""
        known = self.statutes[one.law]
        rest = {name: text for name, text in known.sections.items() if name != one.name}
        self.statutes[one.law] = Statute(known.title, rest)
        del self.entries[one]
        self._touched.add(one.law)

    def save(self) -> list[Path]:
        """Write what differs from what lies in the folder, and return the files."""
        written: list[Path] = []
        for law in sorted(self._touched):
            path = self.folder / self.laws.watched[law]
            if self.statutes[law].sections:
                write_statute(path, self.statutes[law])
            else:
                path.unlink(missing_ok=True)
            written.append(path)
        listed, text = self.folder / SECTIONS, _listing(self.entries)
        if not listed.exists() or listed.read_text(encoding="utf-8") != text:
            listed.write_text(text, encoding="utf-8", newline="\n")
            written.append(listed)
        self._touched.clear()
        return written


def read_entries(folder: Path) -> dict[Section, Entry]:
    """Return what is known of the texts in ``folder``. Raises BrokenRule if it is broken."""
    path = folder / SECTIONS
    raw: Mapping[str, Mapping[str, object]] = (read_yaml(path) if path.exists() else None) or {}
    return {section(name): _entry(name, one) for name, one in raw.items()}


def read_shipped(folder: Path, laws: Laws) -> Shipped:
    """Read the folder. Raises BrokenRule if a text is not the one that is listed."""
    entries = read_entries(folder)
    named = {one.law for one in entries}
    files = {law: file for law, file in laws.watched.items() if law in named}
    statutes = read_statutes(folder, files)
    for one, entry in entries.items():
        text = statutes[one.law].sections.get(one.name, "") if one.law in statutes else ""
        if sha256(text) != entry.sha256:
            raise BrokenRule(f"{one}: the text in {folder.name} is not the one in {SECTIONS}")
    return Shipped(folder, laws, entries, statutes)


def in_order(sections: Iterable[Section]) -> list[Section]:
    """Return the sections as their laws have them."""
    return sorted(sections, key=lambda one: one.order)


def _entry(name: str, raw: Mapping[str, object]) -> Entry:
    hashes = [raw.get("sha256"), raw.get("read", raw.get("sha256"))]
    if not set(raw) <= {"sha256", "checked_on", "read"} or not all(map(_is_hash, hashes)):
        raise BrokenRule(f"{SECTIONS}: expected sha256, checked_on and perhaps read at {name}")
    day, read = raw.get("checked_on"), raw.get("read")
    if not isinstance(day, date):
        raise BrokenRule(f"{SECTIONS}: expected a day in checked_on at {name}")
    return Entry(str(raw["sha256"]), day, str(read) if read else None)


def _is_hash(value: object) -> bool:
    return re.fullmatch(r"[0-9a-f]{64}", str(value)) is not None


def _listing(entries: Mapping[Section, Entry]) -> str:
    lines = [
        f"{one}:\n  sha256: '{entry.sha256}'\n  checked_on: {entry.checked_on}\n"
        + (f"  read: '{entry.read}'\n" if entry.read else "")
        for one, entry in ((one, entries[one]) for one in in_order(entries))
    ]
    return _HEAD + "".join(lines)
