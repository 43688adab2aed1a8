"""From the source of a rule to the sections that it names, and back to what is not watched.

A source is ``LAW § 17 (3) S. 2, (4)`` or ``LAW §§ 6 (3), 81 (4)``; several are joined by ``;``.
After ``§`` stands one section, after ``§§`` every bare number is one. ``LAW Anlage 1`` and
``LAW Anlage zu § 28`` name annexes.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from migrado.rules.engine.files import BrokenRule, read_yaml

_ANNEX = r"Anlage(?: (?:zu § \d+[a-z]*|[IVX]+|[A-Z]\d*[a-z]?|\d+[a-z]?)\b)?"
_NUMBER = re.compile(r"\d+[a-z]{0,2}(?!\w)")
_MARK = (
    r"(?:S\.|Satz|sentence|Nr\.|no\.|Nummer|Buchst\.|Buchstabe|Hs\.|Halbsatz|Alt\.|Var\.|Abs\."
    r"|UAbs\.)"
)
_RANGE = r"(?: ?(?:–|-|bis|to) ?\d*[a-z]{0,2}\b)?"
_PARAGRAPH = r" ?\(\d+[a-z]*\)(?: ?(?:–|-|bis) ?\(\d+[a-z]*\))?"
_DETAILS = re.compile(rf"(?:{_PARAGRAPH}| {_MARK} ?\d*[a-z]*{_RANGE}| [a-z]{{1,2}}{_RANGE}(?!\w))*")
_COUNTED = re.compile(rf"{_MARK} ?\d+[a-z]*(?: [a-z])?{_RANGE}$")
_WORDING = re.compile(r" in der (?:.* )?Fassung.*$")
_COMMA = re.compile(r",\s*| und | oder | sowie | i\. ?V\. ?m\. | in Verbindung mit ")
_SECTIONS_FROM_TO = re.compile(r"(\d+)([a-z]?) ?(?:–|-|bis) ?(\d+)([a-z]?)(?!\w)")


class Section(NamedTuple):
    """A section of a law; ``name`` is "§ 17", "Anlage 1" or "Anlage zu § 28"."""

    law: str
    name: str

    def __str__(self) -> str:
        return f"{self.law} {self.name}"

    @property
    def order(self) -> tuple[object, ...]:
        """Return a key that sorts as the law does: § 9, § 9a, § 10, annexes last."""
        number, letters = re.search(r"(\d*)([a-z]*)$", self.name).groups()  # type: ignore[union-attr]
        return (self.law, self.name[0] != "§", int(number or 0), len(letters), letters, self.name)


def section(text: str) -> Section:
    """Return the section that prints as ``text``. Raises BrokenRule if it is none."""
    found = re.fullmatch(rf"(\S.*?) (§ \d+[a-z]*|{_ANNEX})", text)
    if not found:
        raise BrokenRule(f"expected a section like BMG § 17, got {text}")
    return Section(*found.groups())


@dataclass(frozen=True)
class Laws:
    """The laws of a country pack: ``watched`` with their files, ``not_watched`` with why.

    Sources of the second kind are told by how they begin.
    """

    watched: Mapping[str, str]
    not_watched: Mapping[str, str]

    @cached_property
    def _names(self) -> str:
        return "|".join(re.escape(one) for one in sorted(self.watched, key=len, reverse=True))

    @cached_property
    def _parts(self) -> re.Pattern[str]:
        joint = rf"(?:,| und| i\. ?V\. ?m\.| in Verbindung mit) (?=(?:{self._names}) (?:§|Anlage))"
        return re.compile(rf"\s*;\s*|{joint}")

    @cached_property
    def _cited(self) -> re.Pattern[str]:
        return re.compile(rf"({self._names}) ((?:§|Anlage).*)")

    @cached_property
    def _mentioned(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)({self._names}) (§§?) ?(?=\d)")

    def parse(self, source: str) -> frozenset[Section]:
        """Return the watched sections that ``source`` names.

        Raises BrokenRule if a part of it is neither a section of a watched law nor one of those
        sources that are not watched.
        """
        found: set[Section] = set()
        for part in self._parts.split(source.strip()):
            cited = self._cited.fullmatch(part)
            if cited:
                names = _names(_WORDING.sub("", cited[2]), source=source)
                found |= {Section(cited[1], name) for name in names}
            elif self._is_not_watched(part):
                found |= self.mentioned(part)
            else:
                raise BrokenRule(f"expected a law that is watched or known not to be, got {part!r}")
        return frozenset(found)

    def _is_not_watched(self, part: str) -> bool:
        return any(re.match(rf"{re.escape(one)}(?!\w)", part) for one in self.not_watched)

    def mentioned(self, prose: str) -> frozenset[Section]:
        """Return the watched sections that running text names, like a docstring with its norm."""
        flat = " ".join(prose.split())
        return frozenset(
            Section(one[1], f"§ {number}")
            for one in self._mentioned.finditer(flat)
            for number in _run(flat, one.end(), plural=one[2] == "§§")
        )


def read_laws(path: Path) -> Laws:
    """Return the laws of a file ``laws.yaml``. Raises BrokenRule if it is broken."""
    raw = read_yaml(path)
    if set(raw) != {"watched", "not_watched"}:
        raise BrokenRule(f"{path.name}: expected watched and not_watched")
    return Laws(raw["watched"], raw["not_watched"])


def _names(text: str, *, source: str) -> Iterator[str]:
    """Yield the names in ``§§ 6 (3), 81 (4)``, strictly."""
    plural, counted, started = False, False, False
    for raw in _COMMA.split(text):
        sign = re.match(r"(§§?) ?(?=\d)", raw)
        piece = raw[sign.end() :] if sign else raw
        plural = len(sign[1]) == 2 if sign else plural
        number = _NUMBER.match(piece)
        annex = re.match(_ANNEX, piece)
        is_new = bool(annex) or bool(number and (sign or plural))
        if number and not is_new and not counted:
            raise BrokenRule(f"expected §§ before several sections, got {source!r}")
        if is_new:
            names, rest = _first(piece, annex=annex, source=source)
            yield from names
        else:
            rest = piece[number.end() :] if number else f" {piece}"
        if not _DETAILS.fullmatch(rest) or not (started or is_new):
            raise BrokenRule(f"expected sections like § 17 (3) S. 2, got {raw!r} in {source!r}")
        started, counted = True, bool(_COUNTED.search(piece)) or (counted and not is_new)


def _first(piece: str, *, annex: re.Match[str] | None, source: str) -> tuple[list[str], str]:
    """Return the names with which ``piece`` begins, and the rest of it."""
    if annex:
        return [annex[0]], piece[annex.end() :]
    several = _SECTIONS_FROM_TO.match(piece)
    if several:
        first, since, last, until = several.groups()
        if first != last or not until:
            raise BrokenRule(f"expected every section by its number, got a range in {source!r}")
        letters = range(ord(since or "a"), ord(until) + 1)
        names = [*([first] if not since else []), *(f"{first}{chr(one)}" for one in letters)]
        return [f"§ {one}" for one in names], piece[several.end() :]
    number = _NUMBER.match(piece)
    assert number  # the caller has seen it
    return [f"§ {number[0]}"], piece[number.end() :]


def _run(text: str, at: int, *, plural: bool) -> Iterator[str]:
    """Yield the numbers of sections from ``at`` on, for as long as they follow each other."""
    joint = re.compile(r"(?:,| and| und) (?=\d)")
    while number := _NUMBER.match(text, at):
        yield number[0]
        at = _end_of_details(text, number.end())
        following = joint.match(text, at)
        if not plural or not following:
            return
        at = following.end()


def _end_of_details(text: str, at: int) -> int:
    """Return where the paragraphs end that follow a section, also those after a comma."""
    while True:
        details = re.compile(rf"(?:,? ?{_PARAGRAPH}|,? {_MARK} ?\d+[a-z]*{_RANGE})+").match(
            text, at
        )
        if not details:
            return at
        at = details.end()
