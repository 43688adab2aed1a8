"""From keys and English entries to words in a language, and in German beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from babel.lists import format_list
from babel.numbers import format_currency, format_decimal
from django.utils.translation import gettext, gettext_lazy, ngettext, override

from migrado.guide.domain.answers import Answers
from migrado.guide.domain.household import Member, member
from migrado.guide.domain.plan import words
from migrado.rules.results import Amount, Param, Statement
from migrado.web.dates import full_date, locale

GERMAN = "de"
PER = {
    "month": gettext_lazy("%(eur)s a month"),
    "lesson": gettext_lazy("%(eur)s a lesson"),
    "course": gettext_lazy("%(eur)s for the course"),
    "year": gettext_lazy("%(eur)s a year"),
    "once": gettext_lazy("%(eur)s once"),
}


@dataclass(frozen=True)
class Bilingual:
    """A text in the language of the page and in German, for the clerk to read along."""

    text: str
    german: str

    @property
    def german_differs(self) -> bool:
        """Say whether showing the German beside the text tells anybody anything."""
        return self.text != self.german


@dataclass(frozen=True)
class Cited(Bilingual):
    """A text with the norm or the page that says so; ``source`` is empty where none is named."""

    source: str


def say(entry: str, language: str, params: Mapping[str, Param] | None = None) -> str:
    """Return the catalogue's ``entry`` in ``language``, parameters in the language's form."""
    if not entry:
        return ""
    with override(language):
        text = gettext(entry)
    if not params:
        return text
    return text % {name: _in_words(value, language) for name, value in params.items()}


def both(entry: str, language: str, params: Mapping[str, Param] | None = None) -> Bilingual:
    """Return ``entry`` in ``language`` and in German."""
    return Bilingual(say(entry, language, params), say(entry, GERMAN, params))


def cited(statement: Statement, language: str) -> Cited:
    """Return a statement of the rules with its source."""
    text = both(statement.text, language, statement.params)
    return Cited(text.text, text.german, statement.source)


def amount_in_words(amount: Amount, language: str) -> Bilingual:
    """Return e.g. "child benefit: €259 a month" in ``language`` and in German."""
    return Bilingual(_amount(amount, language), _amount(amount, GERMAN))


def _amount(amount: Amount, language: str) -> str:
    name = say(words()["amounts"][amount.what].title, language)
    eur = format_currency(amount.eur, "EUR", locale=locale(language), decimal_quantization=False)
    with override(language):
        much = PER[amount.per] % {"eur": eur}
        return gettext("%(what)s: %(much)s") % {"what": name, "much": much}


def joined(parts: tuple[str, ...], language: str) -> str:
    """Return the parts as a list in words: "you, your partner and child 1"."""
    return format_list(parts, locale=locale(language)) if parts else ""


def label(answers: Answers, person: str, language: str) -> str:
    """Return how the page calls a member, without a name: "child 1 (4 years)"."""
    one = next((known for known in answers.members if known.id == person), member(person))
    persons = answers.facts(date.min, "")["persons"]
    age = next((facts.get("age") for facts in persons if facts["id"] == person), None)
    with override(language):
        return _label(one, age)


def short_label(person: str, language: str) -> str:
    """Return how a form calls a member of whom it knows the id only: "child 1"."""
    with override(language):
        return _label(member(person), None)


def _label(one: Member, age: int | None) -> str:
    match one.role:
        case "self":
            return gettext("you")
        case "spouse":
            return gettext("your husband or wife")
        case "partner":
            return gettext("your partner")
        case "child":
            return _child(one.number, age)
        case _:
            return _relative(one.number, age)


def _child(number: int, age: int | None) -> str:
    if age is None:
        return gettext("child %(number)s") % {"number": number}
    pattern = ngettext("child %(number)s (%(age)s year)", "child %(number)s (%(age)s years)", age)
    return pattern % {"number": number, "age": age}


def _relative(number: int, age: int | None) -> str:
    if age is None:
        return gettext("relative %(number)s") % {"number": number}
    pattern = ngettext(
        "relative %(number)s (%(age)s year)", "relative %(number)s (%(age)s years)", age
    )
    return pattern % {"number": number, "age": age}


def _in_words(value: Param, language: str) -> str:
    if isinstance(value, date):
        return full_date(value, language)
    if isinstance(value, (int, Decimal)):
        return format_decimal(value, locale=locale(language))
    return value
