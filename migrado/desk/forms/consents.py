"""What somebody is asked to agree to, as it is filled in at the desk."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from migrado.desk.forms.choices import Choices, house_languages
from migrado.people.domain import (
    Agreement,
    Category,
    Given,
    Giver,
    Purpose,
    longest,
    offered,
    ticked_before,
)
from migrado.people.queries.words import CATEGORY_WORDS

SELF = "self"
OUTSIDE = "outside"  # a guardian whom the house does not know


class ConsentForm(forms.Form):
    """The choices that make the wording; ``agreement`` is what they amount to.

    ``places`` are the organisations of the directory, by key and name; ``guardians`` who may
    agree for the person, by id and words.
    """

    use_required_attribute = False
    categories = forms.MultipleChoiceField(
        label=_("What may be used"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Please tick what may be used.")},
    )
    recipients = forms.MultipleChoiceField(
        label=_("Who receives it"), required=False, widget=forms.CheckboxSelectMultiple
    )
    language = forms.ChoiceField(label=_("In which language is it read?"))
    given = forms.ChoiceField(
        label=_("How do they agree?"),
        choices=[
            (Given.SIGNED.value, _("They sign the sheet on paper")),
            (Given.ON_SCREEN.value, _("They read it on the screen")),
        ],
        initial=Given.SIGNED,
    )
    until = forms.DateField(
        label=_("Until when (one year at most)"), widget=forms.DateInput({"type": "date"})
    )
    giver = forms.ChoiceField(label=_("Who agrees?"))

    def __init__(
        self,
        data: Any = None,
        *,
        purpose: Purpose,
        on: date,
        language: str,
        places: Choices,
        guardians: Iterable[tuple[str, Any]],
    ):
        first = {
            "categories": [one.value for one in ticked_before(purpose)],
            "language": language,
            "until": longest(on).isoformat(),
        }
        super().__init__(data, initial=first)
        self.purpose = purpose
        self._places = dict(places)
        self._choose("categories", [(one.value, CATEGORY_WORDS[one]) for one in offered(purpose)])
        self._choose("language", house_languages())
        who = [(SELF, _("the person themself")), *guardians]
        self._choose("giver", [*who, (OUTSIDE, _("a guardian whom the house does not know"))])
        if purpose is Purpose.REFERRAL:
            self._choose("recipients", places)
        else:
            del self.fields["recipients"]

    def _choose(self, name: str, choices: Choices) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    @property
    def agreement(self) -> Agreement:
        """Return what was filled in."""
        said = self.cleaned_data
        return Agreement(
            purpose=self.purpose,
            categories=frozenset(map(Category, said["categories"])),
            language=said["language"],
            given=Given(said["given"]),
            by=Giver.SELF if said["giver"] == SELF else Giver.GUARDIAN,
            until=said["until"],
            recipients=frozenset(said.get("recipients", ())),
        )

    @property
    def guardian(self) -> UUID | None:
        """Return the id of the guardian who agrees, None if the house does not know them."""
        giver = self.cleaned_data["giver"]
        return None if giver in (SELF, OUTSIDE) else UUID(giver)

    @property
    def place_names(self) -> tuple[str, ...]:
        """Return the names of the organisations that receive something."""
        if "recipients" not in self.fields:
            return ()
        return tuple(str(self._places[key]) for key in self.cleaned_data["recipients"])
