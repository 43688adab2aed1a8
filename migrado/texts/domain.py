"""The languages of the house and the states of a text; this is the only list of either."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeVar


class State(StrEnum):
    """How far a text has come; ``machine`` is shown and marked as not checked by a person."""

    DRAFT = "draft"  # never shown
    MACHINE = "machine"  # written or translated with a machine, no person has vouched for it
    REVIEWED = "reviewed"  # a person who reads both languages has compared them


@dataclass(frozen=True)
class Language:
    code: str  # stands in addresses and names of files
    name: str  # in the language itself
    direction: str = "ltr"  # or "rtl"
    variant: str = ""  # BCP 47, where the code means something else there
    state: State = State.MACHINE  # of the words of the interface

    @property
    def tag(self) -> str:
        """Return the language as browsers and screen readers name it (BCP 47)."""
        return self.variant or self.code


LANGUAGES: tuple[Language, ...] = (
    Language("de", "Deutsch"),
    # "de-SI" would be the German of Slovenia; "simple" is the registered variant.
    Language("de-si", "Leichte Sprache", variant="de-simple"),
    Language("en", "English"),
    Language("uk", "Українська"),
    Language("ar", "العربية", "rtl"),
    Language("tr", "Türkçe"),
    Language("ru", "Русский"),
    Language("fa", "فارسی", "rtl"),
    Language("ro", "Română"),
    Language("bg", "Български"),
    Language("pl", "Polski"),
    Language("fr", "Français"),
    Language("es", "Español"),
    Language("ku", "Kurdî (Kurmancî)"),
    Language("ti", "ትግርኛ"),
)
EASY = "de-si"
SOURCE = "de"  # the language that content is written in and translated from

_BY_CODE = {language.code: language for language in LANGUAGES}


class Row(Protocol):
    """Whatever holds a text in one language: a database row or an entry of a city pack."""

    @property
    def language(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def source_revision(self) -> int: ...


R = TypeVar("R", bound=Row)


def language(code: str) -> Language:
    """Return the language with the code ``code``. Raises KeyError for any other code."""
    return _BY_CODE[code]


def is_stale(row: Row, *, revision: int) -> bool:
    """Tell whether ``row`` was made from an older text than the one of ``revision``."""
    return row.source_revision < revision


def best(rows: Iterable[R], code: str) -> R | None:
    """Return the row to show to a reader of ``code``, or None when none may be shown.

    A draft is never shown. A translation made from an older source text is not shown either:
    it may say the opposite of what holds now. In both cases the source text stands in, and the
    caller marks it with its own language.
    """
    shown = {row.language: row for row in rows if row.state != State.DRAFT}
    source, wanted = shown.get(SOURCE), shown.get(code)
    if wanted is None or source is None:
        return wanted or source
    return source if is_stale(wanted, revision=source.source_revision) else wanted
