"""Filters that every page may use: days in words, directions, numbers to call."""

import re
from collections.abc import Iterable
from datetime import date

from babel.lists import format_list
from django import template
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from migrado.texts.domain import LANGUAGES
from migrado.web import dates

register = template.Library()
DIRECTIONS = {language.code: language.direction for language in LANGUAGES}
TAGS = {language.code: language.tag for language in LANGUAGES}


@register.filter
def full_date(day: date, code: str | None = None) -> str:
    return dates.full_date(day, code or get_language() or "en")


@register.filter
def short_date(day: date) -> str:
    return dates.short_date(day)


@register.filter
def in_days(day: date, today: date) -> str:
    """Say how far ``day`` is from ``today``; a passed day says so without a count."""
    days = (day - today).days
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    if days < 0:
        return _("this day has passed")
    return ngettext("in %(days)d day", "in %(days)d days", days) % {"days": days}


@register.filter
def direction(code: str) -> str:
    return DIRECTIONS.get(code, "ltr")


@register.filter
def tag(code: str) -> str:
    """Return the language as browsers name it; texts without a language are German."""
    return TAGS.get(code, code) or "de"


@register.filter
def tel(number: str) -> str:
    """Return the first number in ``number`` as a telephone link needs it."""
    return re.sub(r"[^0-9+]", "", number.split("/")[0])


@register.filter
def is_link(source: str) -> bool:
    return source.startswith(("https://", "http://"))


@register.filter
def host(link: str) -> str:
    """Return the host of a link, so that a long address does not break a phone's screen."""
    return link.split("/", 3)[2].removeprefix("www.") if is_link(link) else link


@register.filter
def in_a_list(words: Iterable[str], code: str) -> str:
    """Return the words as the language lists them: "you, your partner and child 1"."""
    return format_list([str(word) for word in words], locale=dates.locale(code))
