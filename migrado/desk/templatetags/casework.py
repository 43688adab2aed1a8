"""Filters of the pages of casework: keys in words, languages by name."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from django import template
from django.utils.functional import Promise
from django.utils.translation import get_language

from migrado.casework.queries.words import all_words
from migrado.web.dates import language_name

register = template.Library()
TABLES = {type(next(iter(table))): table for table in all_words()}


@register.filter
def word(key: StrEnum | None) -> Promise | str:
    """Return what staff call ``key``; nothing without one."""
    return TABLES[type(key)][key] if key is not None else ""


@register.filter
def spoken(code: str) -> str:
    """Return what the language ``code`` is called in the language of the page."""
    return language_name(code, get_language() or "en")


@register.filter
def at(names: Mapping[str, str], key: str) -> str:
    """Return what ``key`` of the directory is called, "" if it is not there any more."""
    return names.get(key, "")


@register.filter
def last_day(until: date) -> date:
    """Return the last day before ``until``, which is exclusive."""
    return until - timedelta(days=1)
