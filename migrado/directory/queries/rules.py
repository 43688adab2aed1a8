"""What a city decides for itself, which rules are stale, and the numbers to call."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from migrado.directory.domain import law
from migrado.directory.domain.entries import Origin
from migrado.directory.domain.entries import local_rules as put_together
from migrado.directory.models import Helpline, LocalRule
from migrado.directory.queries.facts import Fact, hours_fact, said
from migrado.rules.local import LocalRules
from migrado.texts.domain import best
from migrado.texts.models import City


@dataclass(frozen=True)
class HelplineCard:
    """A number to call; ``hours`` and ``note`` are None where nothing is known."""

    key: str
    topic: str
    name: str
    name_lang: str
    phone: str
    website: str
    hours: Fact | None
    note: Fact | None
    source: str
    checked_on: date
    source_date: str


def local_rules(city: City) -> LocalRules:
    """Return what ``city`` decides for itself, as the engine of the law takes it; one statement."""
    found = LocalRule.objects.in_city(city)
    return put_together(
        city.key,
        state=city.state,
        rules={
            rule.key: (rule.value, Origin(rule.source, rule.source_date, rule.checked_on))
            for rule in found
        },
    )


def stale_rules() -> frozenset[str]:
    """Return the ids of the rules whose law changed since they were read; no statement."""
    return law.stale_rules(settings.VAR_DIR)


def local_rule_texts(city: City, *, language: str) -> dict[str, Fact]:
    """Return what the local rules say to the reader, by key of the rule; two statements."""
    found = LocalRule.objects.in_city(city).prefetch_related("texts")
    facts = {rule.key: said(rule, rule.texts.all(), language=language) for rule in found}
    return {key: fact for key, fact in facts.items() if fact is not None}


def helplines(city: City, *, language: str, topic: str = "") -> tuple[HelplineCard, ...]:
    """Return the helplines of the city's country, or those for ``topic``; two statements."""
    found = Helpline.objects.filter(country=city.country_id).prefetch_related("texts")
    if topic:
        found = found.filter(topic=topic)
    return tuple(_helpline_card(line, language=language) for line in found)


def urgent_helplines(city: City, *, language: str) -> tuple[HelplineCard, ...]:
    """Return the few numbers that every page shows: emergencies, and the first for violence."""
    shown = helplines(city, language=language)
    violence = [line for line in shown if line.topic == "violence"][:1]
    return (*(line for line in shown if line.topic == "emergency"), *violence)


def _helpline_card(line: Helpline, *, language: str) -> HelplineCard:
    texts = list(line.texts.all())
    name = best([text for text in texts if text.part == "name"], language)
    note = said(line, [text for text in texts if text.part == "note"], language=language)
    return HelplineCard(
        key=line.key,
        topic=line.topic,
        name=name.text if name else line.key,
        name_lang=name.language if name else "",
        phone=line.phone,
        website=line.website,
        hours=hours_fact(line, line.hours, language=language) if line.hours else None,
        note=note,
        source=line.source,
        checked_on=line.checked_on,
        source_date=line.source_date,
    )
