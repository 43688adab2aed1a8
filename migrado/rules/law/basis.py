"""What each rule of a country pack rests on: the sections that its sources name.

Those are the sources in the rule itself, of the parameters that it names, and the norms of what
it has derived from the facts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from migrado.rules.engine.files import BrokenRule, read_yaml
from migrado.rules.law.citations import Laws, Section, read_laws
from migrado.rules.law.notions import norms_of_notions

_WORDS_ONLY = {"text", "german", "source", "confirmed"}  # keys whose values name nothing


@dataclass(frozen=True)
class Confirmed:
    """Who re-read a rule; ``law`` tells the texts with which (see `watch.law_hash`)."""

    by: str
    on: date
    law: str


@dataclass(frozen=True)
class Basis:
    """A rule or an addition: where it stands and what it rests on."""

    topic: str
    id: str
    path: Path
    sections: frozenset[Section]
    confirmed: Confirmed | None


@dataclass(frozen=True)
class Foundation:
    """What a whole country pack rests on; ``places`` says where each section is named first."""

    laws: Laws
    rules: tuple[Basis, ...]
    places: Mapping[Section, str]


def read_foundation(pack: Path) -> Foundation:
    """Read what the rules of ``pack`` rest on. Raises BrokenRule for a source it cannot place."""
    laws = read_laws(pack / "law" / "laws.yaml")
    named = {name: sections for name, sections, _ in _named(pack, laws)}
    places: dict[Section, str] = {}
    for _, sections, where in _named(pack, laws):
        _note(places, sections, where)
    notions = norms_of_notions(laws, named=named)
    for name, sections in notions.items():
        _note(places, sections, f"derived truth “{name}”")
    rules = tuple(_rules(pack, laws, {**notions, **named}))
    for rule in rules:
        _note(places, rule.sections, f"{rule.topic} {rule.id}")
    return Foundation(laws, rules, places)


def _note(places: dict[Section, str], sections: frozenset[Section], where: str) -> None:
    for one in sections:
        places.setdefault(one, where)


def _named(pack: Path, laws: Laws) -> Iterator[tuple[str, frozenset[Section], str]]:
    """Yield the name of each parameter, group and common sentence with its sections."""
    for path in (*sorted(pack.glob("*.yaml")), *sorted((pack / "parameters").glob("*.yaml"))):
        for name, raw in read_yaml(path).items():
            yield name, _sources(raw, laws, where=f"{path.name} {name}"), f"{path.name} {name}"


def _rules(pack: Path, laws: Laws, words: Mapping[str, frozenset[Section]]) -> Iterator[Basis]:
    for path in sorted((pack / "topics").glob("*.yaml")):
        raw = read_yaml(path)
        for one in (*raw["rules"], *raw.get("additions", [])):
            where = f"{raw['topic']} {one['id']}"
            sections = set(_sources(one, laws, where=where))
            for name in _names((raw.get("touches", []), one)):
                sections |= words.get(name, frozenset())
            yield Basis(
                topic=raw["topic"],
                id=str(one["id"]),
                path=path,
                sections=frozenset(sections),
                confirmed=_confirmed(one.get("confirmed"), where=where),
            )


def _confirmed(raw: Any, *, where: str) -> Confirmed | None:
    if raw is None:
        return None
    # YAML 1.1 reads the key `on` as true.
    told = (
        {"on" if key is True else key: one for key, one in raw.items()}
        if isinstance(raw, dict)
        else {}
    )
    if set(told) != {"by", "on", "law"} or not isinstance(told["on"], date):
        raise BrokenRule(f"{where}: expected confirmed: {{by: NAME, on: DAY, law: HASH}}")
    return Confirmed(str(told["by"]), told["on"], str(told["law"]))


def _sources(raw: Any, laws: Laws, *, where: str) -> frozenset[Section]:
    try:
        return frozenset(section for source in _each_source(raw) for section in laws.parse(source))
    except BrokenRule as error:
        raise BrokenRule(f"{where}: {error}") from None


def _each_source(raw: Any) -> Iterator[str]:
    """Yield the value of every key ``source``, however deep."""
    if isinstance(raw, dict):
        for key, value in raw.items():
            if key == "source":
                yield value
            else:
                yield from _each_source(value)
    elif isinstance(raw, list):
        for one in raw:
            yield from _each_source(one)


def _names(raw: Any) -> Iterator[str]:
    """Yield every key and text by which a rule may name a parameter or something derived."""
    if isinstance(raw, dict):
        for key, value in raw.items():
            if key not in _WORDS_ONLY:
                yield str(key)
                yield from _names(value)
    elif isinstance(raw, list | tuple):
        for one in raw:
            yield from _names(one)
    elif isinstance(raw, str):
        yield raw
