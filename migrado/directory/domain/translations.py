"""The translations of a pack: one file a language, each text under the path of its German."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from migrado.directory.domain.nodes import Value, files_in
from migrado.texts.domain import LANGUAGES, SOURCE, State

FOLDER = "texts"
INLINE = (SOURCE, "en")  # languages that stand beside the fact itself
MOST_TEXTS = 5_000


@dataclass(frozen=True)
class Translated:
    """One text of a language file; ``made_from`` is the revision of the German."""

    value: Value
    state: str
    made_from: Value | None


@dataclass
class Translations:
    """All language files of a pack; remembers which texts were asked for."""

    files: Mapping[str, Mapping[str, Translated]] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)

    def of(self, path: str) -> Iterator[tuple[str, Translated]]:
        """Yield the translations of the text at ``path``, by language."""
        self._used.add(path)
        for code, texts in self.files.items():
            if path in texts:
                yield code, texts[path]

    def refuse_unused(self, mine: Callable[[str], bool]) -> None:
        """Raise Refusal for a translation, among those that are ``mine``, of no text here."""
        for texts in self.files.values():
            for path, text in texts.items():
                if mine(path) and path not in self._used:
                    raise text.value.refuse("the pack has no text “%(path)s”.", path=path)


def read_translations(folder: Path, *, languages: tuple[str, ...], name: str) -> Translations:
    """Read the language files in ``folder``, reported as below ``name``; none if it is not there.

    Raises Refusal for a file of a language that is not one of ``languages``.
    """
    files = {}
    for code, value in files_in(folder, name=f"{name}/{FOLDER}"):
        if code in INLINE or code not in {language.code for language in LANGUAGES}:
            message = "“%(code)s” is not a language whose texts stand in a file of their own."
            raise value.refuse(message, code=code)
        if code not in languages:
            raise value.refuse("the city does not speak “%(code)s”.", code=code)
        files[code] = _read(value)
    return Translations(files)


def _read(value: Value) -> Mapping[str, Translated]:
    entries = value.mapping(["texts"], optional=["made_from", "reviewed", "draft"])
    texts = entries["texts"].named(at_most=MOST_TEXTS)
    made_from = entries["made_from"].named(at_most=MOST_TEXTS) if "made_from" in entries else {}
    states = _states(entries, paths=texts)
    for path, revision in made_from.items():
        if path not in texts:
            raise revision.refuse("there is no text “%(path)s” in this file.", path=path)
    return {
        path: Translated(text, states.get(path, State.MACHINE).value, made_from.get(path))
        for path, text in texts.items()
    }


def _states(entries: Mapping[str, Value], *, paths: Mapping[str, Value]) -> dict[str, State]:
    states: dict[str, State] = {}
    for state in (State.REVIEWED, State.DRAFT):
        if state.value not in entries:
            continue
        for item in entries[state.value].items(at_most=MOST_TEXTS):
            path = item.text(200)
            if path not in paths:
                raise item.refuse("there is no text “%(path)s” in this file.", path=path)
            if path in states:
                raise item.refuse("“%(path)s” cannot have two states.", path=path)
            states[path] = state
    return states
