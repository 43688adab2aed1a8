"""What is known of a person in words that the person reads too, in each language of the house."""

from collections.abc import Callable, Mapping
from typing import Any

from babel import Locale
from django.utils.functional import Promise
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from migrado.people.domain import (
    ADDRESS,
    BIRTH,
    EMAIL,
    HEALTH,
    LANGUAGES,
    NAME,
    NATIONALITIES,
    PHONE,
    SEX,
    WISHES,
    Address,
    Birth,
    Category,
    Guardian,
    Level,
    Name,
    Relation,
    Script,
    Sex,
    Source,
    Spoken,
    Wish,
    birth_of,
)
from migrado.web.dates import language_name, locale, long_date

CATEGORY_WORDS: Mapping[Category, Promise] = {
    Category.IDENTITY: _("Name, birth, sex entry, nationality"),
    Category.CONTACT: _("Phone, e-mail, languages, ways to be reached"),
    Category.ADDRESS: _("Address"),
    Category.HOUSEHOLD: _("Who lives with whom, who decides for children"),
    Category.STAY: _("Day of arrival, residence papers"),
    Category.WORK: _("Work"),
    Category.MONEY: _("Income and benefits"),
    Category.LANGUAGE: _("German and German courses"),
    Category.EDUCATION: _("School, training, study"),
    Category.HEALTH: _("Health"),
    Category.NOTES: _("What is talked about in counselling"),
}
FACT_WORDS: Mapping[str, Promise] = {
    NAME: _("Name"),
    BIRTH: _("Day of birth"),
    SEX: _("Sex entry"),
    NATIONALITIES: _("Nationality"),
    PHONE: _("Phone"),
    EMAIL: _("E-mail"),
    LANGUAGES: _("Languages"),
    WISHES: _("Ways to be reached"),
    ADDRESS: _("Address"),
    HEALTH: _("Health"),
}
SEX_WORDS: Mapping[Sex, Promise] = {
    Sex.FEMALE: _("female"),
    Sex.MALE: _("male"),
    Sex.DIVERSE: _("diverse"),
    Sex.NONE: _("no entry"),
}
LEVEL_WORDS: Mapping[Level, Promise] = {
    Level.NATIVE: _("first language"),
    Level.WELL: _("speaks well"),
    Level.LITTLE: _("speaks a little"),
}
SCRIPT_WORDS: Mapping[Script, Promise] = {
    Script.WELL: _("reads and writes well"),
    Script.LITTLE: _("reads and writes a little"),
    Script.NOT: _("does not read or write"),
}
WISH_WORDS: Mapping[Wish, Promise] = {
    Wish.NO_POST: _("no letters: others open them"),
    Wish.NO_CALLS_BEFORE_NOON: _("no calls before noon"),
    Wish.NO_CALLS: _("no calls"),
    Wish.MESSAGES_ONLY: _("messages only"),
    Wish.NOBODY_ELSE_ANSWERS: _("say nothing to others who answer"),
}
SOURCE_WORDS: Mapping[Source, Promise] = {
    Source.SAID: _("said"),
    Source.PAPER: _("a paper was shown"),
    Source.OFFICE: _("another office said it"),
}
RELATION_WORDS: Mapping[Relation, Promise] = {
    Relation.SELF: _("speaks for the household"),
    Relation.SPOUSE: _("husband, wife or registered partner"),
    Relation.PARTNER: _("partner, not married"),
    Relation.CHILD: _("child"),
    Relation.PARENT: _("mother or father"),
    Relation.SIBLING: _("brother or sister"),
    Relation.OTHER_RELATIVE: _("another relative"),
    Relation.NOT_RELATED: _("not related"),
}
GUARDIAN_WORDS: Mapping[Guardian, Promise] = {
    Guardian.PARENT: _("parent"),
    Guardian.APPOINTED: _("guardian"),
    Guardian.CARER: _("legal carer"),
}


def value_in_words(key: str, value: Any, language: str) -> str | None:
    """Return what a fact of the house says in ``language``; "" if it says nothing.

    None for a key that is not in FACT_WORDS.
    """
    if key not in FACT_WORDS:
        return None
    if not value:
        return ""
    with override(language):
        return _WRITERS.get(key, _as_it_is)(value, language)


def birth_in_words(birth: Birth, language: str) -> str:
    """Return "2 May 1990", "May 1990", "1990"; "1990, the day is not known" if by convention."""
    if birth.year is None:
        return ""
    with override(language):
        if birth.is_conventional:
            return gettext("%(year)s, the day is not known") % {"year": birth.year}
        if birth.day is None or birth.month is None or birth.earliest is None:
            parts = [birth.year, birth.month]
            return ".".join(f"{part:02}" for part in reversed(parts) if part)
        return long_date(birth.earliest, language)


def _name(value: Mapping[str, str], language: str) -> str:
    name = Name.unpacked(value)
    found = [name.full]
    if name.called:
        found.append(gettext("called %(name)s") % {"name": name.called})
    if name.birth_family:
        found.append(gettext("born %(name)s") % {"name": name.birth_family})
    return ", ".join([*found, *([name.native] if name.native else [])])


def _birth(value: str, language: str) -> str:
    return birth_in_words(birth_of(value), language)


def _sex(value: str, language: str) -> str:
    return str(SEX_WORDS[Sex(value)])


def _nationalities(value: list[str], language: str) -> str:
    return ", ".join(country_name(code, locale(language)) for code in value)


def country_name(code: str, names: Locale) -> str:
    """Return what a country is called; XX is stateless, as in the contract of facts."""
    return gettext("Stateless") if code == "XX" else str(names.territories.get(code, code))


def _languages(value: list[Mapping[str, str]], language: str) -> str:
    return "; ".join(_spoken(Spoken.unpacked(one), language) for one in value)


def _spoken(one: Spoken, language: str) -> str:
    words = [language_name(one.language, language)]
    words += [str(LEVEL_WORDS[one.level])] if one.level else []
    words += [str(SCRIPT_WORDS[one.script])] if one.script else []
    return ", ".join(words)


def _wishes(value: list[str], language: str) -> str:
    return ", ".join(str(WISH_WORDS[Wish(one)]) for one in value)


def _address(value: Mapping[str, str], language: str) -> str:
    return Address.unpacked(value).line


def _as_it_is(value: Any, language: str) -> str:
    return str(value)


_WRITERS: Mapping[str, Callable[[Any, str], str]] = {
    NAME: _name,
    BIRTH: _birth,
    SEX: _sex,
    NATIONALITIES: _nationalities,
    LANGUAGES: _languages,
    WISHES: _wishes,
    ADDRESS: _address,
}
