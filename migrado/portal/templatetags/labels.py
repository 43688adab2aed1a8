"""Words of a city pack as pages say them: topics, kinds of offers, for whom, levels."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

from migrado.directory.queries import HelplineCard, OfferCard
from migrado.guide.queries import Verdict
from migrado.web.dates import language_name as named

register = template.Library()

TOPICS: Mapping[str, Any] = {
    "work": _("Work"),
    "housing": _("Housing"),
    "family": _("Family"),
    "education": _("School, training, study"),
    "language": _("Learning German"),
    "health": _("Health"),
    "leisure": _("Leisure"),
}
TOPIC_LINES: Mapping[str, Any] = {
    "work": _("Finding work, permits, diplomas from abroad, money while you look"),
    "housing": _("A home, a bed for tonight, the paper from the landlord"),
    "family": _("Children, child care, pregnancy, money for families"),
    "education": _("School places, vocational training, university"),
    "language": _("Courses, tests, interpreters"),
    "health": _("Doctors, health insurance, help without insurance"),
    "leisure": _("Libraries, sport, meeting people"),
}
KINDS: Mapping[str, Any] = {
    "advice": _("Advice"),
    "help_with_forms": _("Help with forms"),
    "language_course": _("German course"),
    "course": _("Course"),
    "childcare": _("Child care"),
    "shelter": _("A place to sleep"),
    "meeting": _("Meeting people"),
    "online": _("On the internet"),
}
AUDIENCES: Mapping[str, Any] = {
    "everyone": _("everyone"),
    "eu": _("people from the EU"),
    "refugees": _("refugees"),
    "women": _("women"),
    "men": _("men"),
    "children": _("children"),
    "young_people": _("young people"),
    "parents": _("parents"),
    "without_home": _("people without a home"),
    "uninsured": _("people without health insurance"),
    "lgbtiq": _("queer people (LGBTIQ)"),
    "institutions": _("offices, schools and associations, not for single persons"),
}
LEVELS: Mapping[str, Any] = {
    "literacy": _("learning to read and write"),
    **{level: level.upper() for level in ("a1", "a2", "b1", "b2", "c1")},
}
# What the line with the emergency numbers calls them; the full names stand on the page "Ask".
SHORT_HELPLINES: Mapping[str, Any] = {
    "police": _("Police"),
    "ambulance-and-fire": _("Ambulance, fire"),
    "violence-against-women": _("Violence"),
}
VERDICTS: Mapping[tuple[str, str], Any] = {
    ("right", "yes"): _("Yes, most likely."),
    ("right", "no"): _("Most likely not."),
    ("right", "ask"): _("A person has to look at this with you."),
    ("duty", "yes"): _("Most likely you have to."),
    ("duty", "no"): _("Most likely you do not have to."),
    ("duty", "ask"): _("A person has to look at this with you."),
}
COSTS: Mapping[str, Any] = {"free": _("free"), "paid": _("costs money")}


@register.filter
def verdict_label(verdict: Verdict) -> Any:
    return VERDICTS[verdict.side, verdict.answer]


@register.filter
def topic_label(topic: str) -> Any:
    return TOPICS.get(topic, topic)


@register.filter
def topic_line(topic: str) -> Any:
    return TOPIC_LINES.get(topic, "")


@register.filter
def kind_label(kind: str) -> Any:
    return KINDS.get(kind, kind)


@register.filter
def audience_label(audience: str) -> Any:
    return AUDIENCES.get(audience, audience)


@register.filter
def audience_labels(audiences: tuple[str, ...]) -> list[Any]:
    return [AUDIENCES.get(one, one) for one in audiences]


@register.filter
def level_labels(levels: tuple[str, ...]) -> list[Any]:
    return [LEVELS.get(one, one) for one in levels]


@register.filter
def short_helpline(line: HelplineCard) -> Any:
    return SHORT_HELPLINES.get(line.key, line.name)


@register.filter
def not_known(offer: OfferCard) -> list[Any]:
    """Return what nobody told us about an offer and a person would want to know."""
    told: list[tuple[bool, Any]] = [
        (bool(offer.cost), _("costs")),
        (offer.get_in is not None, _("how to get in")),
    ]
    if course := offer.course:
        told += [
            (bool(course.levels), _("level")),
            (bool(course.dates), _("dates")),
            (course.childcare is not None, _("child care")),
            (course.seats is not None, _("free seats")),
        ]
    return [label for is_told, label in told if not is_told]


@register.filter
def cost_label(cost: str) -> Any:
    return COSTS.get(cost, cost)


@register.filter
def language_label(code: str, language: str) -> str:
    return named(code, language)
