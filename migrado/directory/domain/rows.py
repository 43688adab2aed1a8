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


def topic_rows(pack: Pack) -> Rows:
    """Return the topics of the city by word."""
    return {(topic,): {"position": n} for n, topic in enumerate(pack.topics)}


def district_rows(pack: Pack) -> Rows:
    """Return the districts by key."""
    return {(key,): {"name": name, "position": n} for n, (key, name) in enumerate(pack.districts)}


def organisation_rows(pack: Pack) -> Rows:
    """Return the organisations by key."""
    return {
        (one.key,): {
            "kind": one.kind,
            "position": n,
            "website": one.website.value if one.website else "",
            "website_source": one.website.origin.source if one.website else "",
            "website_checked_on": one.website.origin.checked_on if one.website else None,
        }
        for n, one in enumerate(pack.organisations)
    }


def organisation_text_rows(pack: Pack) -> Rows:
    """Return the names of the organisations by organisation and language."""
    return {
        (one.key, *key): fields
        for one in pack.organisations
        for key, fields in _said(one.names, column="name")
    }


def office_rows(pack: Pack) -> Rows:
    """Return the offices by key; who runs them and where they are stand there by key."""
    return {
        (office.key,): {
            "position": n,
            "organisation": office.organisation,
            "district": office.district,
        }
        for n, office in enumerate(pack.offices)
    }


def office_topic_rows(pack: Pack) -> Rows:
    """Return the topics of the offices by office and topic."""
    return {
        (office.key, topic): {"position": n}
        for office in pack.offices
        for n, topic in enumerate(office.topics)
    }


def exception_rows(pack: Pack) -> Rows:
    """Return the days with other hours by office and first day."""
    return {
        (office.key, one.since.isoformat()): {
            "until": one.until,
            "hours": one.hours,
            **_origin(one.origin),
        }
        for office in pack.offices
        for one in office.exceptions
    }


def exception_text_rows(pack: Pack) -> Rows:
    """Return why hours differ by office, first day and language."""
    return {
        (office.key, one.since.isoformat(), *key): fields
        for office in pack.offices
        for one in office.exceptions
        for key, fields in _said(one.texts, column="text")
    }


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


def offer_rows(pack: Pack) -> Rows:
    """Return the offers by key; where they are stands there by key."""
    return {
        (offer.key,): {
            "position": n,
            "office": offer.office,
            "kind": offer.kind,
            "conditions": [dict(one) for one in offer.conditions],
            **_origin(offer.origin),
        }
        for n, offer in enumerate(pack.offers)
    }


def offer_text_rows(pack: Pack) -> Rows:
    """Return the texts of the offers by offer, part and language."""
    return {
        (offer.key, part, *key): fields
        for offer in pack.offers
        for part, texts in (("name", offer.names), ("what", offer.whats))
        for key, fields in _said(texts, column="text")
    }


def offer_topic_rows(pack: Pack) -> Rows:
    """Return the topics of the offers by offer and topic."""
    return {
        (offer.key, topic): {"position": n}
        for offer in pack.offers
        for n, topic in enumerate(offer.topics)
    }


def offer_audience_rows(pack: Pack) -> Rows:
    """Return whom the offers are for by offer and audience."""
    return {
        (offer.key, audience): {"position": n}
        for offer in pack.offers
        for n, audience in enumerate(offer.audiences)
    }


def offer_fact_rows(pack: Pack) -> Rows:
    """Return the facts about offers by offer and kind."""
    return {
        (offer.key, fact.kind): {"value": fact.value, **_origin(fact.origin)}
        for offer in pack.offers
        for fact in offer.facts
    }


def offer_fact_text_rows(pack: Pack) -> Rows:
    """Return the texts of the facts about offers by offer, kind and language."""
    return {
        (offer.key, fact.kind, *key): fields
        for offer in pack.offers
        for fact in offer.facts
        for key, fields in _said(fact.texts, column="text")
    }


def course_rows(pack: Pack) -> Rows:
    """Return what is special about language courses by offer."""
    return {
        (offer.key,): {
            "levels": list(course.levels),
            "lessons": course.lessons,
            "dates": [[since.isoformat(), until.isoformat()] for since, until in course.dates],
            "times": course.times,
            "childcare": course.childcare,
            "seats": course.seats,
        }
        for offer in pack.offers
        if (course := offer.course)
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
