"""Message catalogues: extracted from Python, templates and YAML, kept sorted, compiled by Babel.

GNU gettext is not needed on the machine. A catalogue stands in `locale/<language>/LC_MESSAGES`.
"""

import io
import os
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import yaml
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation import to_locale
from django.utils.translation.template import templatize

from migrado.project import settings
from migrado.texts.domain import LANGUAGES

PACKAGE = settings.BASE_DIR / "migrado"
LOCALE = PACKAGE / "locale"
SOURCE_LANGUAGE = "en"
KEYWORDS = dict(DEFAULT_KEYWORDS) | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
YAML_ROOMS = ("rules", "guide/domain")
STAFF_ROOMS = (
    "migrado/accounts/",
    "migrado/desk/",
    "migrado/casework/",
    "migrado/people/models/",
)  # read by staff only
STAFF_LANGUAGES = ("de",)  # beside the source language, see accounts/middleware.py
YAML_KEYS = frozenset({"text", "label", "help", "title", "hint", "why"})
# A date that never moves: a catalogue changes only when a string does.
BIRTHDAY = datetime(2026, 11, 23, tzinfo=UTC)


class Found(NamedTuple):
    """One string of the source; ``id`` is a pair where it has a plural."""

    file: str
    id: str | tuple[str, ...]
    context: str | None = None


def found() -> Iterator[Found]:
    """Yield every string that a visitor may see, with the file it stands in."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if "migrations" not in path.parts:
            yield from _from_python(path, path.read_text(encoding="utf-8"))
    for path in sorted(PACKAGE.rglob("templates/**/*.*")):
        if path.suffix in {".html", ".txt"}:
            yield from _from_template(path)
    for room in YAML_ROOMS:
        for path in sorted((PACKAGE / room).rglob("*.yaml")):
            yield from _from_yaml(path)


def template(strings: Iterable[Found]) -> Catalog:
    """Return the catalogue of ``strings``, without translations."""
    catalog = _empty(None)
    for string in strings:
        catalog.add(string.id, locations=[(string.file, 0)], context=string.context)
    return catalog


def templates() -> dict[str, Catalog]:
    """Return for each language the strings it needs: those of staff in their languages only."""
    strings = list(found())
    everybody = template(one for one in strings if not one.file.startswith(STAFF_ROOMS))
    all_ = template(strings)
    return {
        language: all_ if language in STAFF_LANGUAGES else everybody
        for language in translated_languages()
    }


def translated_languages() -> list[str]:
    """Return the languages that need a catalogue, in the order of the house."""
    return [language.code for language in LANGUAGES if language.code != SOURCE_LANGUAGE]


def po_file(language: str) -> Path:
    """Return where the catalogue of ``language`` lies."""
    return LOCALE / to_locale(language) / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    """Return the catalogue of ``language``; empty if there is none yet."""
    path = po_file(language)
    if not path.exists():
        return _empty(language)
    with path.open("rb") as file:
        return read_po(file, locale=_of_babel(language))


def outdated() -> list[str]:
    """Return the catalogue files that `update_catalogues` would change."""
    return [
        _name(po_file(language))
        for language, strings in templates().items()
        if _updated(language, strings) != _bytes(po_file(language))
    ]


def update_catalogues() -> list[str]:
    """Bring every catalogue up to date and return the files that changed."""
    changed = outdated()
    for language, strings in templates().items():
        path = po_file(language)
        if _name(path) in changed:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(_updated(language, strings))
    return changed


def compile_catalogues() -> None:
    """Write the compiled form of each catalogue that is newer than it."""
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/django.po")):
        compiled = path.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime_ns >= path.stat().st_mtime_ns:
            continue
        buffer = io.BytesIO()
        with path.open("rb") as file:
            write_mo(buffer, read_po(file))
        draft = compiled.with_suffix(f".{os.getpid()}")
        draft.write_bytes(buffer.getvalue())
        draft.replace(compiled)


def summary() -> str:
    """Return a line for each language: how much of it is translated."""
    lines = []
    for language in translated_languages():
        messages = [message for message in read(language) if message.id]
        done = sum(is_translated(message) for message in messages)
        lines.append(f"{language}: {done} of {len(messages)} translated\n")
    return "".join(lines)


def is_translated(message: Message) -> bool:
    """Say whether every form of ``message`` has a text that counts."""
    forms = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    return bool(forms) and all(forms) and not message.fuzzy


def _updated(language: str, strings: Catalog) -> bytes:
    catalog = read(language)
    catalog.update(strings, no_fuzzy_matching=True, update_creation_date=False)
    catalog.fuzzy = False
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=0, sort_output=True, ignore_obsolete=True, include_lineno=False)
    return buffer.getvalue()


def _empty(language: str | None) -> Catalog:
    return Catalog(
        locale=_of_babel(language) if language else None,
        project="MigraDO",
        header_comment="# Messages of MigraDO; made by `make messages`, translated by hand.",
        creation_date=BIRTHDAY,
        revision_date=BIRTHDAY,
        last_translator="MigraDO",
        language_team="MigraDO",
        fuzzy=False,
    )


def _of_babel(language: str) -> str:
    """Return whose plural forms ``language`` has: easy German those of German."""
    return language.split("-")[0]


def _from_python(path: Path, text: str) -> Iterator[Found]:
    lines = io.BytesIO(text.encode())
    for _, message, _, context in extract("python", lines, keywords=KEYWORDS):
        yield Found(_name(path), message, context)


def _from_template(path: Path) -> Iterator[Found]:
    # Django turns a template into calls of gettext amid filler; indentation would not parse.
    calls = templatize(path.read_text(encoding="utf-8"), origin=str(path))
    yield from _from_python(path, "\n".join(line.lstrip() for line in calls.splitlines()))


def _from_yaml(path: Path) -> Iterator[Found]:
    open_nodes = [yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)]
    while open_nodes:
        node = open_nodes.pop()
        if isinstance(node, yaml.SequenceNode):
            open_nodes.extend(node.value)
        elif isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                open_nodes.append(value)
                if key.value in YAML_KEYS and value.tag == "tag:yaml.org,2002:str" and value.value:
                    yield Found(_name(path), value.value)


def _name(path: Path) -> str:
    return path.relative_to(settings.BASE_DIR).as_posix()


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""
