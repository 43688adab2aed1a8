"""Comparing the shipped texts with a snapshot, and which rules are stale by that."""

import difflib
import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from migrado.rules.engine.files import BrokenRule
from migrado.rules.law.basis import Basis, Foundation
from migrado.rules.law.citations import Section, section
from migrado.rules.law.shipped import Entry, Shipped, in_order
from migrado.rules.law.statutes import Statute, sha256

GONE = ""  # the text of a section that is no longer in the law


class Seen(NamedTuple):
    """A text that was seen to differ: from the one with the sha256 ``shipped``."""

    shipped: str
    text: str


Changes = Mapping[Section, Seen]


@dataclass(frozen=True)
class Comparison:
    """What a comparison with a snapshot gave.

    ``same`` are sections whose text is the shipped one; ``laws_missing`` have sections here but
    no file in the snapshot; ``not_shipped`` are sections that rules name and that lie nowhere.
    """

    changes: Changes
    same: tuple[Section, ...]
    laws_missing: tuple[str, ...]
    not_shipped: tuple[Section, ...]


def compare(
    shipped: Shipped, snapshot: Mapping[str, Statute], foundation: Foundation
) -> Comparison:
    """Compare every shipped section with the laws of ``snapshot``."""
    changes: dict[Section, Seen] = {}
    same: list[Section] = []
    for one in in_order(shipped.entries):
        if one.law not in snapshot:
            continue
        text = _text(snapshot, one)
        if text == shipped.text(one):
            same.append(one)
        else:
            changes[one] = Seen(shipped.entries[one].sha256, text)
    missing = {one.law for one in shipped.entries} - snapshot.keys()
    lacking = in_order(foundation.places.keys() - shipped.entries.keys())
    return Comparison(changes, tuple(same), tuple(sorted(missing)), tuple(lacking))


def ship(
    shipped: Shipped, snapshot: Mapping[str, Statute], foundation: Foundation, *, on: date
) -> tuple[list[Section], list[Section]]:
    """Ship what rules newly name, drop what none names any more; return both.

    A changed text on which no rule rests ships as well: there is no rule to confirm it with.
    Raises BrokenRule if a section is named that the snapshot does not have.
    """
    named = foundation.places
    rested_on = {section for rule in foundation.rules for section in rule.sections}
    new = named.keys() - shipped.entries.keys()
    free = {one for one in shipped.entries if one in named and one not in rested_on}
    texts = {one: _text(snapshot, one) for one in in_order(new | free) if one.law in snapshot}
    lacking = in_order(one for one in new | free if not texts.get(one, one not in new))
    if lacking:
        told = "; ".join(f"{one} ({named[one]})" for one in lacking)
        raise BrokenRule(f"expected sections that the laws have, got {told}")
    for one, text in texts.items():
        if one in new or text != shipped.text(one):
            shipped.put(one, text, Entry(sha256(text), on), title=snapshot[one.law].title)
    unnamed = in_order(shipped.entries.keys() - named.keys())
    for one in unnamed:
        shipped.drop(one)
    return in_order(new), unnamed


def _text(snapshot: Mapping[str, Statute], one: Section) -> str:
    return snapshot[one.law].sections.get(one.name, GONE)


def mark_checked(shipped: Shipped, sections: Iterable[Section], *, on: date) -> None:
    """Note that these texts were compared on the day ``on``; an earlier day changes nothing."""
    for one in sections:
        entry = shipped.entries[one]
        if entry.checked_on < on:
            shipped.entries[one] = replace(entry, checked_on=on)


def known_hash(one: Section, entries: Mapping[Section, Entry], changes: Changes) -> str:
    """Return the sha256 of the text that is now known: seen last, otherwise shipped.

    What was seen beside an older shipped text counts no more.
    """
    entry, seen = entries[one], changes.get(one)
    return sha256(seen.text) if seen and seen.shipped == entry.sha256 else entry.sha256


def law_hash(
    sections: Iterable[Section], entries: Mapping[Section, Entry], changes: Changes
) -> str:
    """Return 16 hex digits that tell with which texts of its sections a rule is read."""
    known = (
        f"{one} {known_hash(one, entries, changes)}\n"
        for one in in_order(sections)
        if one in entries
    )
    return hashlib.sha256("".join(known).encode()).hexdigest()[:16]


def moved(entries: Mapping[Section, Entry], changes: Changes) -> frozenset[Section]:
    """Return the sections whose text is no longer the one that rules were first read with."""
    return frozenset(
        one for one, entry in entries.items() if known_hash(one, entries, changes) != entry.first
    )


def stale(
    rules: Iterable[Basis], entries: Mapping[Section, Entry], changes: Changes
) -> tuple[Basis, ...]:
    """Return the rules of whose sections one has moved, unless confirmed with the text of now."""
    away = moved(entries, changes)
    return tuple(
        one
        for one in rules
        if not away.isdisjoint(one.sections)
        and not (one.confirmed and one.confirmed.law == law_hash(one.sections, entries, changes))
    )


def diffs(changes: Changes, shipped: Shipped, *, snapshot: str) -> Iterator[str]:
    """Yield the unified diff of each changed section; ``snapshot`` is how it is called there."""
    for one, seen in changes.items():
        day = shipped.entries[one].checked_on
        now = f"{one} ({snapshot})" if seen.text else f"{one} (no longer in {snapshot})"
        lines = difflib.unified_diff(
            shipped.text(one).split("\n"),
            seen.text.split("\n") if seen.text else [],
            fromfile=f"{one} (checked on {day})",
            tofile=now,
            lineterm="",
        )
        yield "\n".join(lines) + "\n"


def by_topic(rules: Collection[Basis]) -> dict[str, list[str]]:
    """Return the ids of the rules by topic, in their order."""
    found: dict[str, list[str]] = {}
    for one in rules:
        found.setdefault(one.topic, []).append(one.id)
    return found


def changes_as_json(changes: Changes) -> dict[str, dict[str, str]]:
    """Return the changes in a shape that JSON can hold."""
    return {str(one): seen._asdict() for one, seen in changes.items()}


def changes_from_json(raw: Any) -> dict[Section, Seen]:
    """Return the changes that `changes_as_json` made. Raises BrokenRule for anything else."""
    try:
        return {
            section(name): Seen(str(one["shipped"]), str(one["text"])) for name, one in raw.items()
        }
    except (AttributeError, KeyError, TypeError):
        raise BrokenRule("expected sections with shipped and text") from None
