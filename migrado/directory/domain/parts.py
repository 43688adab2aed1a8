"""Reading the parts of which every file of a city pack is made: texts and origins."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from migrado.directory.domain.entries import Origin, Said, Waiting
from migrado.directory.domain.nodes import Value
from migrado.directory.domain.translations import Translations
from migrado.texts.domain import LANGUAGES, SOURCE, State

ORIGIN = ("source", "checked_on")
ABOUT_A_CLAIM = ("source_date", "publish", "because")
ABOUT_A_TEXT = ("revision", "made_from", "reviewed", "draft")
CODES = tuple(language.code for language in LANGUAGES)
KEY = re.compile(r"[a-z][a-z0-9-]{1,39}")
KEY_HINT = "a key of 2 to 40 small letters, digits and hyphens"
WEBSITE = re.compile(r"https?://[^\s/]+\.[^\s/]+(/\S*)?")
_PARTIAL = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@dataclass(frozen=True)
class Reading:
    """What a reading needs besides the file, and what it leaves behind.

    ``waiting`` collects what is written down and not loaded, in the order of reading.
    """

    languages: tuple[str, ...]
    today: date | None  # None: days in the future are not noticed
    translations: Translations = field(default_factory=Translations)
    waiting: list[Waiting] = field(default_factory=list)

    def waits(self, entries: Mapping[str, Value], *, path: str, value: str = "") -> bool:
        """Say whether a claim is not to be loaded (``publish: no``), and remember why."""
        if "publish" not in entries:
            if "because" in entries:
                raise entries["because"].refuse("expected “publish: no” beside “because”.")
            return False
        if entries["publish"].flag() is not False:
            raise entries["publish"].refuse("expected “no”; what is shown needs no “publish”.")
        if "because" not in entries:
            raise entries["publish"].refuse("expected the key “because” beside “publish: no”.")
        self.waiting.append(Waiting(path, value, entries["because"].text(300)))
        return True


def read_origin(entries: Mapping[str, Value], *, reading: Reading) -> Origin:
    """Read ``source``, ``source_date`` and ``checked_on``."""
    source = entries["source"]
    text = source.text(500)
    if text.startswith("http") and not WEBSITE.fullmatch(text):
        raise source.refuse("expected a whole address that begins with https://.")
    checked_on = entries["checked_on"].day(today=reading.today)
    return Origin(text, _source_date(entries.get("source_date"), until=checked_on), checked_on)


def _source_date(value: Value | None, *, until: date) -> str:
    if value is None or value.is_empty():
        return ""
    hint = "the source's own date in quotes, like “2021”, “2021-02” or “2021-02-03”"
    found = value.text(10, shape=_PARTIAL, hint=hint)
    try:
        first = date.fromisoformat(found + "-01-01"[len(found) - 4 :])
    except ValueError:
        raise value.refuse("the day %(value)s does not exist.", value=found) from None
    if first > until:
        raise value.refuse("the source is younger than the day on which it was checked.")
    return found


def read_said(
    value: Value,
    *,
    reading: Reading,
    path: str,
    at_most: int,
    read: Callable[[Value, int], str] = Value.text,
) -> tuple[Said, ...]:
    """Read a text in several languages; German must be among them.

    What does not stand here stands under ``path`` in the files of the translators.
    ``revision`` counts the changes of the German text (1 if absent). ``made_from`` says from
    which revision a translation was made (1 if absent), so a raised revision makes every
    translation stale until somebody has looked at it. ``reviewed`` and ``draft`` list
    languages; all others are ``machine``. ``read`` reads one text of at most so many characters;
    a translation may be twice as long.
    """
    entries = value.mapping([SOURCE], optional=[*CODES, *ABOUT_A_TEXT])
    revision = _number(entries.get("revision"), at_most=9999)
    made_from = entries["made_from"].mapping(optional=CODES) if "made_from" in entries else {}
    states = _states(entries)
    _refuse_absent(entries, made_from=made_from, states=states)
    said = {}
    for code in (code for code in CODES if code in entries):
        if code not in reading.languages and code != SOURCE:
            raise entries[code].refuse("the city does not speak “%(code)s”.", code=code)
        base = revision if code == SOURCE else _number(made_from.get(code), at_most=revision)
        text = read(entries[code], at_most)
        said[code] = Said(code, text, states.get(code, State.MACHINE).value, base)
    for code, translated in reading.translations.of(path):
        if code in said:
            raise translated.value.refuse("“%(path)s” is translated twice.", path=path)
        base = _number(translated.made_from, at_most=revision)
        text = read(translated.value, at_most * 2)
        said[code] = Said(code, text, translated.state, base)
    return tuple(said[code] for code in CODES if code in said)


def _number(value: Value | None, *, at_most: int) -> int:
    return 1 if value is None else value.number(at_least=1, at_most=at_most)


def _states(entries: Mapping[str, Value]) -> dict[str, State]:
    states: dict[str, State] = {}
    for state in (State.REVIEWED, State.DRAFT):
        for value in entries[state.value].items(at_most=40) if state.value in entries else []:
            code = value.word(CODES)
            if code in states:
                raise value.refuse("“%(code)s” cannot have two states.", code=code)
            states[code] = state
    return states


def _refuse_absent(
    entries: Mapping[str, Value], *, made_from: Mapping[str, Value], states: Mapping[str, State]
) -> None:
    named = [(code, entries["made_from"]) for code in made_from]
    named += [(code, entries[state.value]) for code, state in states.items()]
    for code, value in named:
        if code not in entries:
            raise value.refuse("there is no text in “%(code)s” here.", code=code)


def refuse_doubles(items: Sequence[Value], *, keys: Sequence[str]) -> None:
    """Raise Refusal for the first of ``items`` whose key stands before it already."""
    seen: set[str] = set()
    for item, key in zip(items, keys, strict=True):
        if key in seen:
            raise item.refuse("the key “%(key)s” stands here twice.", key=key)
        seen.add(key)
