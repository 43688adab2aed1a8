"""What staff read: purposes, why two persons may be one, why a consent cannot be written down."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from migrado.guide.domain.questions import definitions
from migrado.people.domain import Basis, Purpose, Reason, Refused
from migrado.people.queries.words import FACT_WORDS, country_name, value_in_words
from migrado.web.dates import locale, long_date

PURPOSE_NAMES: Mapping[Purpose, Promise] = {
    Purpose.RECEPTION: _("Reception"),
    Purpose.REGISTRATION: _("Registration"),
    Purpose.COUNSELLING: _("Arrival counselling"),
    Purpose.BENEFITS: _("Jobcenter in the house"),
    Purpose.COURSE: _("Placement in a German course"),
    Purpose.REFERRAL: _("Sending to another organisation"),
    Purpose.RIGHTS: _("The person's own rights"),
}
BASIS_WORDS: Mapping[Basis, Promise] = {
    Basis.TASK: _("needed for what the person came for"),
    Basis.LAW: _("required by law"),
    Basis.CONSENT: _("only if the person agreed"),
}
REASON_WORDS: Mapping[Reason, Promise] = {
    Reason.SAME_NAME: _("The name is the same."),
    Reason.SEARCH_FORM: _("The name is the same but for accents and signs."),
    Reason.TRANSLITERATION: _("It is the same name, put into Latin letters in another way."),
    Reason.SPELLING: _("The name is spelled otherwise and sounds alike."),
    Reason.CONSONANTS: _("The name has the same consonants, as in Arabic writing."),
    Reason.OTHER_FORM: _("The given name is the same in another language."),
    Reason.LETTER_IN_FAMILY: _("One letter of the family name differs."),
    Reason.LETTER_IN_GIVEN: _("One letter of the given name differs."),
    Reason.OTHER_FAMILY: _("The given names are the same, the family name is another."),
    Reason.OTHER_GIVEN: _("The family name is the same, the given name is another."),
    Reason.PARTLY: _("Some of the names are the same."),
    Reason.ONE_WORD: _("One name is all that one of both has, and it is the same."),
    Reason.OTHER_NAME: _("The name is another."),
    Reason.SWAPPED: _("Family name and given name are swapped."),
    Reason.JOINED: _("Two names are written as one."),
    Reason.MORE_NAMES: _("One of both has more names."),
    Reason.CALLED: _("It is the called name."),
    Reason.BIRTH_NAME: _("It is the name at birth."),
    Reason.SAME_BIRTH: _("The day of birth is the same."),
    Reason.SAME_MONTH: _("The month of birth is the same; the day is not known."),
    Reason.SAME_YEAR: _("The year of birth is the same; the day is not known."),
    Reason.CONVENTION: _("Both have the same day, which is entered where nobody knows it."),
    Reason.CONVENTION_IN_YEAR: _("One day was entered because nobody knew it; the year fits."),
    Reason.CONVENTION_YEAR_OFF: _("Days that are entered where nobody knows; a year between them."),
    Reason.DAY_MONTH_SWAPPED: _("Day and month of birth are swapped."),
    Reason.YEAR_OFF_BY_ONE: _("The year of birth differs by one."),
    Reason.ONE_DIGIT: _("One digit of the birth differs."),
    Reason.BIRTH_UNKNOWN: _("Of one of both nobody knows the birth."),
    Reason.OTHER_BIRTH: _("The birth is another."),
    Reason.OTHER_SEX: _("The sex entry is another."),
    Reason.OTHER_NATIONALITIES: _("The nationality is another."),
}
REFUSED_WORDS: Mapping[Refused, Promise] = {
    Refused.NEEDS_NO_CONSENT: _("This needs no consent."),
    Refused.NO_CATEGORY: _("Please tick what may be used."),
    Refused.CATEGORY_OUTSIDE: _("Something is ticked that this purpose does not need."),
    Refused.NO_RECIPIENT: _("Please tick who receives it."),
    Refused.OVER: _("The last day has passed. Please enter a later one."),
    Refused.TOO_LONG: _("A consent holds for one year at most. Please enter an earlier day."),
    Refused.NEEDS_GUARDIAN: _(
        "The person is under 18, or nobody knows their age. A guardian has to agree."
    ),
    Refused.OF_AGE: _("The person is 18 or older and agrees for themself."),
}


def fact_name(key: str, language: str) -> str:
    """Return what a fact is called in ``language``; facts of the contract by their question."""
    with override(language):
        if key in FACT_WORDS:
            return str(FACT_WORDS[key])
        asked = definitions().get(key)
        return gettext(asked.you.title) if asked else key.replace("_", " ")


def fact_text(key: str, value: Any, language: str) -> str:
    """Return what a fact says in ``language``; "" if it says nothing."""
    known = value_in_words(key, value, language)
    if known is not None:
        return known
    with override(language):
        asked = definitions().get(key)
        labels = {one.value: one.label for one in asked.choices} if asked else {}
        return _said(value, labels, language)


def _said(value: Any, labels: Mapping[str, str], language: str) -> str:
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, list):
        return ", ".join(_said(one, labels, language) for one in value)
    if value in labels:
        return gettext(labels[value])
    return _day_or_text(value, language)


def _day_or_text(value: Any, language: str) -> str:
    if isinstance(value, str) and len(value) == 2 and value.isupper():
        return country_name(value, locale(language))
    try:
        return long_date(date.fromisoformat(value), language)
    except (TypeError, ValueError):
        return "" if value is None else str(value)
