"""One question as a form: reads what was sent, and says in one sentence what does not fit."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

from babel.dates import get_month_names
from django.utils.translation import gettext as _
from django.utils.translation import override

from migrado.guide.domain.household import is_household
from migrado.guide.domain.parsing import Fault, read_ages, read_day, read_section, read_whole
from migrado.guide.domain.questions import (
    COUNTRIES,
    MAX_AGE,
    MAX_EURO,
    MAX_NATIONALITIES,
    MAX_PERSONS,
    NOBODY,
    Question,
)
from migrado.guide.domain.replies import Reply, fits
from migrado.guide.queries.words import say, short_label
from migrado.web.dates import locale

LONGEST = 60  # characters of one field
MOST_VALUES = 20  # values of one field
SELECTS = 2  # nationalities that can be chosen at once without asking for more


class Sent(Protocol):
    """What a browser sent; a QueryDict is one."""

    def getlist(self, key: str, /) -> list[Any]: ...


@dataclass(frozen=True)
class Option:
    """An answer to pick. ``german`` is the German word on the paper, shown beside the label."""

    value: str
    label: str
    description: str = ""
    german: str = ""
    is_checked: bool = False


@dataclass(frozen=True)
class PeopleFields:
    """How many, and the age of each in one text; as they were sent or answered."""

    count: str
    ages: str


@dataclass(frozen=True)
class AgeField:
    name: str
    label: str
    value: str


class QuestionForm:
    """A question in one language, with what was answered or sent before.

    Fields by kind: ``value`` (choice, member, yes_no: one; situation, interests, several,
    countries: several; number, amount, section: text), ``day month year`` (date; ``day`` takes a
    whole date too), ``partner children children_ages others others_ages`` (household; a number,
    and the ages in one text or none), ``age_<member>`` (ages). Beside them ``skip`` (unknown or
    declined; also allowed as ``value``) and ``for_all``. After ``is_valid()`` either ``value`` is
    the Reply or ``error`` the sentence to show.
    """

    def __init__(
        self,
        question: Question,
        language: str,
        data: Sent | None = None,
        *,
        reply: Reply | None = None,
    ) -> None:
        self.question = question
        self.language = language
        self.error = ""
        self.value = Reply()
        self._data = data
        self._reply = reply or Reply()

    def is_valid(self) -> bool:
        """Read what was sent; False when it does not fit, or nothing was sent."""
        if self._data is None:
            return False
        try:
            self.value = self._read()
        except Fault as fault:
            with override(self.language):
                self.error = _sentence(fault.key)
            return False
        return True

    @property
    def kind(self) -> str:
        return self.question.kind

    @property
    def may_share(self) -> bool:
        return self.question.may_share

    @property
    def for_all(self) -> bool:
        """Whether "the same for all of us" is ticked."""
        return self._sent("for_all") == "on" if self._data is not None else self._reply.for_all

    @property
    def escapes(self) -> tuple[Option, ...]:
        """The two ways not to answer; field ``skip``."""
        ticked = self._skip() if self._data is not None else self._reply.skipped
        with override(self.language):
            labels = {"unknown": _("I do not know"), "declined": _("I prefer not to say")}
        return tuple(Option(key, label, "", "", key == ticked) for key, label in labels.items())

    @property
    def choices(self) -> tuple[Option, ...]:
        """The answers to pick from; for a household, who the partner is."""
        ticked = self._ticked()
        return tuple(
            Option(value, label, description, german, value in ticked)
            for value, label, description, german in self._offers()
        )

    @property
    def countries(self) -> tuple[Option, ...]:
        """All countries by their name in the language of the page."""
        return tuple(Option(code, name) for code, name in country_names(self.language))

    @property
    def selected(self) -> tuple[str, ...]:
        """The country code in each of the selects to show, empty for one left free."""
        codes = [code for code in self._ticked() if code in COUNTRIES][:MAX_NATIONALITIES]
        shown = min(max(SELECTS, len(codes) + 1), MAX_NATIONALITIES)
        return (*codes, *[""] * (shown - len(codes)))

    @property
    def text(self) -> str:
        """What stands in the text field of a number or a section."""
        if self._data is not None:
            return self._sent("value")
        return "" if self._reply.value is None else str(self._reply.value)

    @property
    def day(self) -> str:
        return self._date_part("day", 2)

    @property
    def month(self) -> str:
        return self._date_part("month", 1)

    @property
    def year(self) -> str:
        return self._date_part("year", 0)

    @property
    def months(self) -> tuple[Option, ...]:
        """The months with their number and name."""
        names = get_month_names("wide", "stand-alone", locale=locale(self.language))
        now = self.month.lstrip("0")
        return tuple(Option(str(n), names[n], is_checked=str(n) == now) for n in range(1, 13))

    @property
    def children(self) -> PeopleFields:
        return self._people("children")

    @property
    def others(self) -> PeopleFields:
        return self._people("others")

    @property
    def ages(self) -> tuple[AgeField, ...]:
        """One field for each young member."""
        known = self._reply.value if isinstance(self._reply.value, list) else []
        fields = []
        for at, person in enumerate(self.question.subjects):
            name = f"age_{person}"
            age = known[at] if at < len(known) else None
            value = self._sent(name) if self._data is not None else _shown(age)
            fields.append(AgeField(name, short_label(person, self.language), value))
        return tuple(fields)

    def _read(self) -> Reply:
        self._refuse_too_much()
        skipped = self._skip()
        for_all = self.may_share and self.for_all
        if skipped:
            return Reply(None, "declined" if skipped == "declined" else "unknown", for_all)
        reply = Reply(_READERS[self.kind](self), "", for_all)
        if not fits(self.question, reply):
            raise Fault("choose_one")
        return reply

    def _refuse_too_much(self) -> None:
        for name in self._names():
            values = self._all(name)
            if any(not isinstance(value, str) or len(value) > LONGEST for value in values):
                raise Fault("too_long")
            if len(values) > MOST_VALUES:
                raise Fault("too_many_countries" if self.kind == "countries" else "too_long")

    def _names(self) -> Sequence[str]:
        return [*_NAMES, *(f"age_{person}" for person in self.question.subjects)]

    def _skip(self) -> str:
        for name in ("skip", "value"):
            if self._sent(name) in ("unknown", "declined"):
                return self._sent(name)
        return ""

    def _all(self, name: str) -> list[Any]:
        return self._data.getlist(name) if self._data is not None else []

    def _sent(self, name: str) -> str:
        values = self._all(name)
        return str(values[0])[:LONGEST].strip() if values else ""

    def _ticked(self) -> Sequence[str]:
        if self._data is not None:
            name = "partner" if self.kind == "household" else "value"
            return [str(value) for value in self._all(name)[:MOST_VALUES]]
        value = self._reply.value
        if isinstance(value, bool):
            return ["yes" if value else "no"]
        if isinstance(value, dict):
            return [value["partner"]]
        return value if isinstance(value, list) else [str(value)]

    def _offers(self) -> list[tuple[str, str, str, str]]:
        if self.kind == "yes_no":
            with override(self.language):
                return [("yes", _("Yes"), "", ""), ("no", _("No"), "", "")]
        if self.kind == "member":
            with override(self.language):
                nobody = (NOBODY, _("Somebody else, or nobody"), "", "")
            named = [
                (person, short_label(person, self.language), "", "")
                for person in self.question.subjects
            ]
            return [*named, nobody]
        return [
            (
                one.value,
                say(one.label, self.language),
                say(one.description, self.language),
                one.german,
            )
            for one in self.question.choices
        ]

    def _date_part(self, name: str, at: int) -> str:
        if self._data is not None:
            return self._sent(name)
        value = self._reply.value
        return value.split("-")[at].lstrip("0") if isinstance(value, str) else ""

    def _people(self, name: str) -> PeopleFields:
        if self._data is not None:
            return PeopleFields(self._sent(name), self._sent(f"{name}_ages"))
        ages = self._reply.value[name] if isinstance(self._reply.value, dict) else []
        told = "" if None in ages else ", ".join(map(str, ages))
        return PeopleFields(str(len(ages)), told)

    def _read_one(self) -> str:
        value = self._sent("value")
        if value not in [one[0] for one in self._offers()]:
            raise Fault("choose_one")
        return value

    def _read_several(self) -> list[str]:
        values = list(dict.fromkeys(self._all("value")))
        if not values:
            raise Fault("choose_one")
        return [one for one in values if one != "none" or len(values) == 1]

    def _read_countries(self) -> list[str]:
        codes = list(dict.fromkeys(code for code in self._all("value") if code))
        if not codes:
            raise Fault("choose_country")
        if len(codes) > MAX_NATIONALITIES:
            raise Fault("too_many_countries")
        if not COUNTRIES.issuperset(codes):
            raise Fault("choose_country")
        return codes

    def _read_household(self) -> dict[str, Any]:
        partner = self._sent("partner") or "alone"
        if partner not in [choice.value for choice in self.question.choices]:
            raise Fault("choose_one")
        value = {
            "partner": partner,
            "children": self._read_people("children"),
            "others": self._read_people("others"),
        }
        if not is_household(value):
            raise Fault("too_many_persons")
        return value

    def _read_people(self, name: str) -> list[int | None]:
        count = read_whole(self._sent(name) or "0", most=99)
        return read_ages(self._sent(f"{name}_ages"), count=count)

    def _read_ages(self) -> list[int | None]:
        return [read_whole(field.value, most=120) if field.value else None for field in self.ages]

    def _read_date(self) -> str:
        parts = (self._sent("day"), self._sent("month"), self._sent("year"))
        return read_day(*parts, question=self.question)


_NAMES = (
    *("value", "skip", "day", "month", "year"),
    *("partner", "children", "children_ages", "others", "others_ages"),
)
_READERS: Mapping[str, Callable[[QuestionForm], Any]] = {
    "situation": QuestionForm._read_several,
    "interests": QuestionForm._read_several,
    "several": QuestionForm._read_several,
    "household": QuestionForm._read_household,
    "ages": QuestionForm._read_ages,
    "choice": QuestionForm._read_one,
    "member": QuestionForm._read_one,
    "yes_no": lambda form: form._read_one() == "yes",
    "countries": QuestionForm._read_countries,
    "date": QuestionForm._read_date,
    "number": lambda form: read_whole(form._sent("value"), most=MAX_AGE),
    "amount": lambda form: read_whole(form._sent("value"), most=MAX_EURO),
    "section": lambda form: read_section(form._sent("value")),
}


@cache
def country_names(language: str) -> tuple[tuple[str, str], ...]:
    """Return code and name of every country, in the order of the language's alphabet roughly."""
    territories = locale(language).territories
    with override(language):
        named = {"XX": _("Stateless"), "XK": territories.get("XK", "Kosovo")}
    names = {code: named.get(code) or territories[code] for code in COUNTRIES}
    return tuple(sorted(names.items(), key=lambda pair: _plain(pair[1])))


def _plain(name: str) -> str:
    """Fold the letters that a computer would sort behind z."""
    return name.casefold().translate(_FOLDED)


_FOLDED = str.maketrans("äöüåçéèêîíñóôšž", "aouaceeeiinoosz")


def _shown(value: int | None) -> str:
    return "" if value is None else str(value)


def _sentence(key: str) -> str:
    return {
        "choose_one": _("Please choose an answer. You can also choose “I do not know”."),
        "choose_country": _("Please choose a country from the list."),
        "too_many_countries": _("Please choose at most %(most)s nationalities."),
        "too_many_persons": _("Please enter at most %(persons)s people in all."),
        "too_long": _("That is too long for this field. Please write less."),
        "no_number": _("Please enter a whole number, like 4."),
        "no_ages": _(
            "Please enter one age for each of them, in whole years, like 8, 4. "
            "There must be as many ages as people."
        ),
        "no_date": _("Please enter a date like 15.12.2026."),
        "no_such_day": _("This day is not in the calendar. Please check day and month."),
        "short_year": _("Please enter the year with four digits, like 2026."),
        "future": _("This day is still to come. Please enter today or a day that has passed."),
        "far_future": _("This day is more than a year ahead. Please check the year."),
        "out_of_range": _("This year cannot be right. Please check it."),
        "no_section": _("Please enter the number as it stands on the card, like 24 or 18b."),
    }[key] % {"most": MAX_NATIONALITIES, "persons": MAX_PERSONS}
