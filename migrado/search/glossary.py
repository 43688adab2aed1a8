"""The glossary of concepts: what people call a thing in each language, and the German for it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml

from migrado.kernel.refusal import Refusal

CONCEPTS = Path(__file__).parent / "concepts"
LANGUAGES = (*("de", "en", "uk", "ar", "tr", "ru", "fa", "ro", "bg", "pl", "fr", "es", "ku", "ti"),)
TOPICS = ("housing", "work", "family", "education", "language", "health", "leisure")
# The most pressing first: answers keep this order.
URGENT = (*("emergency", "suicide", "child_danger", "violence", "trafficking", "homeless_tonight"),)
_CHOICES: dict[object, tuple[str, ...]] = {"topic": TOPICS, "urgent": URGENT}
MUST_SPEAK = ("de", "en")
LONGEST_LABEL = 80
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Concept:
    """Something that people look for, under all its names."""

    key: str
    topic: str | None
    urgent: str | None
    labels: Mapping[str, tuple[str, ...]]  # by language; the first German one is the office's word

    @property
    def pressing(self) -> int:
        """Say how early it must be answered; concepts that are not urgent come last."""
        return URGENT.index(self.urgent) if self.urgent else len(URGENT)


class Glossary:
    """All concepts, in the order of their files."""

    def __init__(self, concepts: Iterable[Concept] = ()):
        self.concepts = tuple(concepts)

    @cached_property
    def by_key(self) -> dict[str, Concept]:
        """Return the concepts by their keys."""
        return {concept.key: concept for concept in self.concepts}


@cache
def default_glossary() -> Glossary:
    """Return the glossary that ships with the project, read once a process."""
    return read_glossary(CONCEPTS)


def read_glossary(folder: Path) -> Glossary:
    """Return the concepts of all YAML files in ``folder``, by file name.

    Raises Refusal, with file and place, for what is misspelt, missing, empty or there twice.
    """
    concepts: dict[str, Concept] = {}
    for path in sorted(folder.glob("*.yaml")):
        for at, raw in enumerate(_entries(path)):
            concept = _concept(raw, path, f"/{at}")
            if concept.key in concepts:
                raise Refusal(
                    "the key %(key)r is there twice.",
                    pointer=f"/{at}/key",
                    where=path.name,
                    key=concept.key,
                )
            concepts[concept.key] = concept
    return Glossary(concepts.values())


def _entries(path: Path) -> list[Any]:
    try:
        entries = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        why = " ".join(str(error).split())[:200]
        raise Refusal("not readable as YAML: %(why)s.", where=path.name, why=why) from None
    if not isinstance(entries, list):
        raise Refusal("a list of concepts is expected.", where=path.name)
    return entries


def _concept(raw: object, path: Path, pointer: str) -> Concept:
    if not isinstance(raw, dict):
        sentence = "a concept with key, topic, urgent and languages is expected."
        raise Refusal(sentence, pointer=pointer, where=path.name)
    names = dict.fromkeys(("key", "topic", "urgent", *MUST_SPEAK, *raw))
    for name in names:
        problem = _problem(name, raw)
        if problem:
            raise Refusal(problem, pointer=f"{pointer}/{str(name)[:40]}", where=path.name)
    labels = {language: tuple(raw[language]) for language in LANGUAGES if language in raw}
    return Concept(raw["key"], raw["topic"], raw["urgent"], labels)


def _problem(name: object, raw: dict[object, Any]) -> str:
    """Return what is wrong with one part of a concept; empty when nothing is."""
    if name not in raw:
        return "is missing."
    if name == "key":
        return _problem_of_key(raw[name])
    if name in _CHOICES:
        known = raw[name] is None or raw[name] in _CHOICES[name]
        return "" if known else f"null or one of {', '.join(_CHOICES[name])} is expected."
    if name in LANGUAGES:
        return _problem_of_labels(raw[name])
    return "is not a part of a concept."


def _problem_of_key(key: object) -> str:
    good = isinstance(key, str) and re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", key)
    return "" if good else "small letters, digits and hyphens are expected."


def _problem_of_labels(labels: object) -> str:
    if not isinstance(labels, list) or not labels:
        return "a list of words and phrases is expected."
    for label in labels:
        if not isinstance(label, str) or not label.strip() or label != label.strip():
            return "each label is text without blanks around it."
        if len(label) > LONGEST_LABEL:
            return "a label is too long."
    if len({label.lower() for label in labels}) < len(labels):
        return "a label is there twice."
    return ""
