"""A city pack as rows: which rows a table should hold, and how that differs from what it holds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from migrado.directory.domain.entries import Origin, Pack, Said

Key = tuple[str, ...]
Fields = Mapping[str, Any]
Rows = Mapping[Key, Fields]


@dataclass(frozen=True)
class Change:
    """One difference; ``before`` is None for what is new, ``after`` for what went."""

    what: Literal["added", "changed", "removed"]
    thing: str  # e.g. "fact buergerdienste/phone"
    field: str  # "" when the whole thing came or went
    before: Any = None
    after: Any = None

    def __str__(self) -> str:
        if self.what != "changed":
            return f"{self.what} {self.thing}"
        return f"changed {self.thing}: {self.field} “{self.before}” -> “{self.after}”"


def compare(table: str, *, have: Rows, want: Rows) -> list[Change]:
    """Return what has to happen to ``have`` to become ``want``, by key and then by field."""
    changes = []
    for key in sorted(have.keys() | want.keys()):
        thing = f"{table} {'/'.join(key)}"
        if key not in have:
            changes.append(Change("added", thing, ""))
        elif key not in want:
            changes.append(Change("removed", thing, ""))
        else:
            changes += _differences(thing, have=have[key], want=want[key])
    return changes


def _differences(thing: str, *, have: Fields, want: Fields) -> list[Change]:
    return [
        Change("changed", thing, field, before=have[field], after=value)
        for field, value in want.items()
        if have[field] != value
    ]


def office_rows(pack: Pack) -> Rows:
    """Return the offices by key."""
    return {(office.key,): {"position": n} for n, office in enumerate(pack.offices)}


def office_text_rows(pack: Pack) -> Rows:
    """Return the names of the offices by office and language."""
    return {
        (office.key, *key): fields
        for office in pack.offices
        for key, fields in _said(office.names, column="name")
    }


def role_rows(pack: Pack) -> Rows:
    """Return the roles by office, role and matter."""
    return {
        (office.key, entry.role, entry.matter): {"team": entry.team}
        for office in pack.offices
        for entry in office.roles
    }


def fact_rows(pack: Pack) -> Rows:
    """Return the facts by office and kind."""
    return {
        (office.key, fact.kind): {"value": fact.value, **_origin(fact.origin)}
        for office in pack.offices
        for fact in office.facts
    }


def fact_text_rows(pack: Pack) -> Rows:
    """Return the texts of the facts by office, kind and language."""
    return {
        (office.key, fact.kind, *key): fields
        for office in pack.offices
        for fact in office.facts
        for key, fields in _said(fact.texts, column="text")
    }


def rule_rows(pack: Pack) -> Rows:
    """Return the local rules by key."""
    return {(rule.key,): {"value": dict(rule.value), **_origin(rule.origin)} for rule in pack.rules}


def rule_text_rows(pack: Pack) -> Rows:
    """Return the texts of the local rules by key and language."""
    return {
        (rule.key, *key): fields
        for rule in pack.rules
        for key, fields in _said(rule.texts, column="text")
    }


def helpline_rows(pack: Pack) -> Rows:
    """Return the helplines by key."""
    return {
        (line.key,): {
            "position": n,
            "topic": line.topic,
            "phone": line.phone,
            "website": line.website,
            "hours": line.hours,
            **_origin(line.origin),
        }
        for n, line in enumerate(pack.helplines)
    }


def helpline_text_rows(pack: Pack) -> Rows:
    """Return the texts of the helplines by key, part and language."""
    return {
        (line.key, part, *key): fields
        for line in pack.helplines
        for part, texts in (("name", line.names), ("note", line.notes))
        for key, fields in _said(texts, column="text")
    }


def language_rows(pack: Pack) -> Rows:
    """Return the languages of the city by code."""
    return {(code,): {"position": n} for n, code in enumerate(pack.languages)}


def _said(texts: Iterable[Said], *, column: str) -> list[tuple[Key, Fields]]:
    return [
        (
            (said.language,),
            {column: said.text, "state": said.state, "source_revision": said.source_revision},
        )
        for said in texts
    ]


def _origin(origin: Origin) -> Fields:
    return {
        "source": origin.source,
        "source_date": origin.source_date,
        "checked_on": origin.checked_on,
    }
