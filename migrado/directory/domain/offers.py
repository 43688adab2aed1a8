"""Reading what one can get in a city: advice, courses, shelter."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import yaml

from migrado.directory.domain.entries import CourseEntry, OfferEntry
from migrado.directory.domain.facts import read_fact, read_hours
from migrado.directory.domain.nodes import Value
from migrado.directory.domain.parts import (
    KEY,
    KEY_HINT,
    ORIGIN,
    Reading,
    read_origin,
    read_said,
    refuse_doubles,
)
from migrado.directory.domain.roles import (
    AUDIENCES,
    LANGUAGE_COURSE,
    LEVELS,
    OFFER_FACTS,
    OFFER_KINDS,
)
from migrado.rules.conditions import BrokenRule, compiled

REQUIRED = ("key", "office", "kind", "topics", "name", "what", "for", *ORIGIN)
OPTIONAL = ("when", "course", "source_date", "publish", "because", *OFFER_FACTS)


def read_offers(
    value: Value, *, reading: Reading, offices: frozenset[str], topics: tuple[str, ...]
) -> tuple[OfferEntry, ...]:
    """Read the offers to show, in their order; each is at one of ``offices``."""
    items = value.items(at_most=5_000)
    read = [_offer(item, reading=reading, topics=topics) for item in items]
    refuse_doubles(items, keys=[offer.key for offer, _shown in read])
    for item, (offer, shown) in zip(items, read, strict=True):
        if shown and offer.office not in offices:
            message = "there is no office “%(key)s” that is shown in this pack."
            raise item.mapping(REQUIRED, optional=OPTIONAL)["office"].refuse(
                message, key=offer.office
            )
    return tuple(offer for offer, shown in read if shown)


def _offer(value: Value, *, reading: Reading, topics: tuple[str, ...]) -> tuple[OfferEntry, bool]:
    entries = value.mapping(REQUIRED, optional=OPTIONAL)
    key = entries["key"].text(40, shape=KEY, hint=KEY_HINT)
    path = f"offers/{key}"
    kind = entries["kind"].word(OFFER_KINDS)
    facts = (
        read_fact(one, entries[one], reading=reading, path=f"{path}/{one}")
        for one in OFFER_FACTS
        if one in entries
    )
    entry = OfferEntry(
        key=key,
        office=entries["office"].text(40),
        kind=kind,
        topics=() if entries["topics"].has_nothing() else entries["topics"].words(topics),
        audiences=entries["for"].words(AUDIENCES),
        conditions=_conditions(entries),
        names=read_said(entries["name"], reading=reading, path=f"{path}/name", at_most=120),
        whats=read_said(entries["what"], reading=reading, path=f"{path}/what", at_most=600),
        facts=tuple(fact for fact in facts if fact is not None),
        course=_course(value, entries, kind=kind),
        origin=read_origin(entries, reading=reading),
    )
    return entry, not reading.waits(entries, path=path)


def _conditions(entries: Mapping[str, Value]) -> tuple[Mapping[str, Any], ...]:
    """Read conditions in the language of rule files; each must compile."""
    if "when" not in entries or entries["when"].has_nothing():
        return ()
    found = []
    for item in entries["when"].items(at_most=10):
        raw = yaml.safe_load(yaml.serialize(item.node))
        try:
            compiled(raw)
        except (BrokenRule, TypeError, AttributeError) as error:
            message = "expected a condition on facts (%(why)s)."
            raise item.refuse(message, why=str(error)[:120]) from None
        found.append(raw)
    return tuple(found)


def _course(value: Value, entries: Mapping[str, Value], *, kind: str) -> CourseEntry | None:
    if (kind == LANGUAGE_COURSE) != ("course" in entries):
        message = "expected “course” exactly where the kind is “%(kind)s”."
        raise value.refuse(message, kind=LANGUAGE_COURSE)
    if "course" not in entries:
        return None
    course = entries["course"].mapping(
        optional=["levels", "lessons", "dates", "times", "childcare", "seats"]
    )
    known = {name: one for name, one in course.items() if not one.is_empty()}
    return CourseEntry(
        levels=known["levels"].words(LEVELS) if "levels" in known else (),
        lessons=known["lessons"].number(at_least=1, at_most=3_000) if "lessons" in known else None,
        dates=_dates(known["dates"]) if "dates" in known else (),
        times=read_hours(known["times"]) if "times" in known else "",
        childcare=known["childcare"].flag() if "childcare" in known else None,
        seats=known["seats"].flag() if "seats" in known else None,
    )


def _dates(value: Value) -> tuple[tuple[date, date], ...]:
    if value.has_nothing():
        return ()
    runs = []
    for item in value.items(at_most=100):
        entries = item.mapping(["since", "until"])
        since, until = entries["since"].day(today=None), entries["until"].day(today=None)
        if until <= since:
            raise entries["until"].refuse("expected a day after “since”; it is not part of it.")
        runs.append((since, until))
    return tuple(runs)
