"""One small form for each fact of the house: what is known is offered, what is new is read."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from migrado.desk.forms.choices import countries, languages, named
from migrado.desk.forms.fact import FactForm
from migrado.kernel.refusal import Refusal
from migrado.people.domain import (
    ADDRESS,
    BIRTH,
    EMAIL,
    LANGUAGES,
    MOST_LANGUAGES,
    NAME,
    NATIONALITIES,
    PHONE,
    SEX,
    WISHES,
    Address,
    Birth,
    Name,
    Spoken,
    birth_of,
    check_birth,
    parse_name,
)
from migrado.people.queries.words import (
    LEVEL_WORDS,
    SCRIPT_WORDS,
    SEX_WORDS,
    WISH_WORDS,
)

SHOWN_LANGUAGES = 3
SHOWN_NATIONALITIES = 2
_PHONE = re.compile(r"\+?[0-9 ()/.-]{5,30}")


class NameForm(FactForm):
    """Names exactly as in the passport, and what the person is called."""

    key = NAME
    family = forms.CharField(label=_("Family name, as in the passport"), required=False)
    given = forms.CharField(label=_("Given names, as in the passport"), required=False)
    called = forms.CharField(
        label=_("Called name"),
        required=False,
        help_text=_("What the person wants to be called, if it is something else."),
    )
    birth_family = forms.CharField(label=_("Family name at birth"), required=False)
    native = forms.CharField(label=_("Whole name in its own script"), required=False)

    @property
    def value(self) -> Any:
        return self.name.packed() if self.name else None

    @property
    def name(self) -> Name | None:
        """Return the name; None if the fields do not fit."""
        found: Name | None = self.cleaned_data.get("name")
        return found

    @classmethod
    def filled(cls, value: Any) -> dict[str, Any]:
        return dict(value or {})

    def clean(self) -> dict[str, Any]:
        """Raise ValidationError for what no passport can hold, in the field where it stands."""
        said = {field: self.cleaned_data.get(field, "") for field in Name.__dataclass_fields__}
        try:
            self.cleaned_data["name"] = parse_name(**said)
        except Refusal as refusal:
            self.add_error(refusal.where or "family", _refused_name(refusal))
        return super().clean()


class BirthForm(FactForm):
    """A day of birth, or as much of it as is known."""

    key = BIRTH
    day = forms.IntegerField(label=_("Day"), required=False, min_value=1, max_value=31)
    month = forms.IntegerField(label=_("Month"), required=False, min_value=1, max_value=12)
    year = forms.IntegerField(label=_("Year"), required=False, min_value=1900, max_value=2200)
    is_conventional = forms.BooleanField(
        label=_("The true day is not known; an office has entered this one."), required=False
    )

    @property
    def value(self) -> Any:
        return self.birth.text

    @property
    def birth(self) -> Birth:
        """Return the birth as far as it was filled in."""
        return self.cleaned_data.get("birth") or Birth()

    @classmethod
    def filled(cls, value: Any) -> dict[str, Any]:
        birth = birth_of(value or "")
        parts = {"day": birth.day, "month": birth.month, "year": birth.year}
        return parts | {"is_conventional": birth.is_conventional}

    def clean(self) -> dict[str, Any]:
        """Raise ValidationError for a day that is none, or that lies ahead."""
        said = self.cleaned_data
        if self.errors:
            return said
        try:
            said["birth"] = Birth(
                year=said.get("year"),
                month=said.get("month"),
                day=said.get("day"),
                is_conventional=bool(said.get("is_conventional")),
            )
            check_birth(said["birth"], on=self.on)
        except Refusal:
            self.add_error("day", _("Please enter a day like 2 5 1990, or only the year."))
        return super().clean()


class SexForm(FactForm):
    """The entry in the register, or not asked."""

    key = SEX
    sex = forms.ChoiceField(
        label=_("Sex entry, as in the passport"),
        required=False,
        choices=[("", _("not asked")), *named(SEX_WORDS)],
    )

    @property
    def value(self) -> Any:
        return self.cleaned_data.get("sex", "")

    @classmethod
    def filled(cls, value: Any) -> dict[str, Any]:
        return {"sex": value or ""}


class NationalitiesForm(FactForm):
    """The countries of the passports."""

    key = NATIONALITIES

    def __init__(self, data: Any = None, **options: Any):
        super().__init__(data, **options)
        shown = [("", "–"), *countries(get_language() or "en")]
        for number in range(SHOWN_NATIONALITIES):
            label = _("Nationality") if not number else _("Second nationality")
            self.fields[f"country{number}"] = forms.ChoiceField(
                label=label, required=False, choices=shown
            )

    @property
    def value(self) -> Any:
        found = (self.cleaned_data.get(f"country{n}") for n in range(SHOWN_NATIONALITIES))
        return list(dict.fromkeys(code for code in found if code))

    @classmethod
    def filled(cls, value: Any) -> dict[str, Any]:
        return {f"country{number}": code for number, code in enumerate(value or ())}


class PhoneForm(FactForm):
    """A number to call or to write to."""

    key = PHONE
    phone = forms.CharField(label=_("Phone"), required=False, max_length=30)

    @property
    def value(self) -> Any:
        return self.cleaned_data.get("phone", "")

    @classmethod
    def filled(cls, value: Any) -> dict[str, Any]:
        return {"phone": value or ""}

    def clean_phone(self) -> str:
        """Raise ValidationError for what nobody can dial."""
        phone: str = " ".join(self.cleaned_data["phone"].split())
        if phone and not _PHONE.fullmatch(phone):
            raise ValidationError(_("Please enter a number like +49 231 000000."))
        return phone


class EmailForm(FactForm):
    """An e-mail address."""

    key = EMAIL
    email = forms.EmailField(label=_("E-mail"), required=False, max_length=254)

    @property
    def value(self) -> Any:
        return self.cleaned_data.get("email", "")

    @classmethod
    def filled(cls, value: Any) -> dict[str, Any]:
        return {"email": value or ""}


class LanguagesForm(FactForm):
    """Languages with how well they are spoken, read and written."""

    key = LANGUAGES

    def __init__(self, data: Any = None, **options: Any):
        super().__init__(data, **options)
        shown = [("", "–"), *languages(get_language() or "en")]
        for number in self._numbers():
            choices = {
                "language": (_("Language"), shown),
                "level": (_("Speaking"), [("", _("not asked")), *named(LEVEL_WORDS)]),
                "script": (_("Reading and writing"), [("", _("not asked")), *named(SCRIPT_WORDS)]),
            }
            for name, (label, of) in choices.items():
                self.fields[f"{name}{number}"] = forms.ChoiceField(
                    label=label, required=False, choices=of
                )

    def _numbers(self) -> Iterable[int]:
        kept = sum(f"language{number}" in self.initial for number in range(MOST_LANGUAGES))
        sent = sum(f"{self.key}-language{number}" in self.data for number in range(MOST_LANGUAGES))
        return range(min(MOST_LANGUAGES, max(SHOWN_LANGUAGES, kept + 1, sent)))

    @property
    def rows(self) -> list[list[forms.BoundField]]:
        """Return the fields of each language, one list a language."""
        names = ("language", "level", "script")
        return [[self[f"{name}{number}"] for name in names] for number in self._numbers()]

    @property
    def is_several(self) -> bool:
        """Say whether more than one language is filled in, rightly or not."""
        return any(fields[0].value() for fields in self.rows[1:])

    @property
    def value(self) -> Any:
        said = self.cleaned_data
        found = [
            {name: said.get(f"{name}{number}", "") for name in ("language", "level", "script")}
            for number in self._numbers()
        ]
        return [Spoken.unpacked(one).packed() for one in found if one["language"]]

    @classmethod
    def filled(cls, value: Any) -> dict[str, Any]:
        return {
            f"{name}{number}": said
            for number, one in enumerate(value or ())
            for name, said in one.items()
        }


class WishesForm(FactForm):
    """How the person wants to be reached, and how not."""

    key = WISHES
    wishes = forms.MultipleChoiceField(
        label=_("How the person wants to be reached"),
        required=False,
        choices=named(WISH_WORDS),
        widget=forms.CheckboxSelectMultiple,
    )

    @property
    def value(self) -> Any:
        return self.cleaned_data.get("wishes", [])

    @classmethod
    def filled(cls, value: Any) -> dict[str, Any]:
        return {"wishes": value or []}


class AddressForm(FactForm):
    """Where the person lives, and since when."""

    key = ADDRESS
    extra = forms.CharField(
        label=_("Shelter, or the name on the letter box"), required=False, max_length=100
    )
    street = forms.CharField(label=_("Street and number"), required=False, max_length=100)
    postcode = forms.CharField(label=_("Postcode"), required=False, max_length=10)
    town = forms.CharField(label=_("Town"), required=False, max_length=100)
    lives_since = forms.DateField(
        label=_("Lives there since"), required=False, widget=forms.DateInput({"type": "date"})
    )

    @property
    def value(self) -> Any:
        parts = {name: self.cleaned_data.get(name, "") for name in Address.__dataclass_fields__}
        return Address(**parts).packed()

    @property
    def since(self) -> date | None:
        found: date | None = self.cleaned_data.get("lives_since")
        return found

    @classmethod
    def filled(cls, value: Any) -> dict[str, Any]:
        return dict(value or {})


FORMS: tuple[type[FactForm], ...] = (
    *(NameForm, BirthForm, SexForm, NationalitiesForm),
    *(PhoneForm, EmailForm, LanguagesForm, WishesForm, AddressForm),
)


def _refused_name(refusal: Refusal) -> str:
    if refusal.where and "sign" in refusal.params:
        return gettext("A passport name cannot hold this sign: %(sign)s.") % refusal.params
    if "most" in refusal.params:
        return gettext("A name has %(most)s characters at most.") % refusal.params
    return gettext("A person needs a family name or a given name, with letters.")
