"""Statutes as text: one Markdown file a law, each section under a heading of the first level.

The first line begins with ``%`` and gives the title. What stands under any other heading (a
table of contents, a part, a heading of another level) belongs to no section.
"""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from migrado.kernel.refusal import Refusal
from migrado.rules.law.citations import Section

_HEADING = re.compile(r"#+(?:\s|$)")
_SECTION = re.compile(r"#\s+§\s*(\d+[a-z]*)(?=\s|$)")
_ANNEX = re.compile(
    r"#\s+Anlage(?:\s+([IVX]+|[A-Z]\d*[a-z]?|\d+[a-z]?))?(?=\s|$)(?:.*?\(zu (§ \d+[a-z]*))?"
)


@dataclass(frozen=True)
class Statute:
    """A law: ``title`` are its first lines, ``sections`` the texts by name, headings included."""

    title: str
    sections: Mapping[str, str]


def read_statute(path: Path) -> Statute:
    """Read a law. Raises Refusal if the file cannot be read or is not one."""
    lines = _lines(path)
    if not lines or not lines[0].startswith("%"):
        raise Refusal("expected a law whose first line is “% title”.", where=str(path))
    title = [line for line in lines[:8] if line.startswith("%")]
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in lines:
        if _HEADING.match(line):
            name = _name(line)
            # A law may print the same section twice, as it is and as it will be.
            current = found.setdefault(name, []) if name else []
        current.append(line)
    texts = {name: "\n".join(body).strip("\n") for name, body in found.items()}
    return Statute("\n".join(title), texts)


def read_statutes(folder: Path, files: Mapping[str, str]) -> dict[str, Statute]:
    """Read those of ``files`` (law -> file name) that lie in ``folder``, by law.

    Raises Refusal if the folder cannot be read, holds none of them, or one is broken.
    """
    try:
        # A disk may have taken the umlauts of the names apart.
        there = {unicodedata.normalize("NFC", one.name): one for one in folder.iterdir()}
    except OSError as error:
        why = error.strerror or "unknown"
        raise Refusal("cannot be read (%(why)s).", where=str(folder), why=why) from None
    found = {law: read_statute(there[file]) for law, file in files.items() if file in there}
    if files and not found:
        some = ", ".join(sorted(files.values())[:3])
        raise Refusal("expected laws named like %(some)s.", where=str(folder), some=some)
    return found


def write_statute(path: Path, statute: Statute) -> None:
    """Write a law so that `read_statute` gives the same again, sections in their order."""
    names = sorted(statute.sections, key=lambda name: Section("", name).order)
    parts = [statute.title, *(statute.sections[name] for name in names)]
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8", newline="\n")


def sha256(text: str) -> str:
    """Return the sha256 of a section's text, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def _lines(path: Path) -> list[str]:
    """Return the lines without trailing blanks, whatever ends them."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        why = error.strerror or "unknown"
        raise Refusal("cannot be read (%(why)s).", where=str(path), why=why) from None
    except UnicodeDecodeError:
        raise Refusal("expected text in UTF-8.", where=str(path)) from None
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return [line.rstrip() for line in plain.split("\n")]


def _name(heading: str) -> str:
    """Return the name of the section that ``heading`` opens, empty if it opens none."""
    section = _SECTION.match(heading)
    if section:
        return f"§ {section[1]}"
    annex = _ANNEX.match(heading)
    if not annex:
        return ""
    number, norm = annex.groups()
    return f"Anlage {number}" if number else f"Anlage zu {norm}" if norm else "Anlage"
