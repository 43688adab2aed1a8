"""Looking for somebody, saying where something is known from, asking to be forgotten."""

from django import forms
from django.utils.translation import gettext_lazy as _

from migrado.desk.forms.choices import house_languages, named
from migrado.people.domain import Source, Statement, Told
from migrado.people.queries.words import SOURCE_WORDS

MOST_TYPED = 200


class SearchForm(forms.Form):
    """A name in any spelling, a date of birth, or both."""

    use_required_attribute = False
    text = forms.CharField(
        label=_("Name or date of birth"),
        max_length=MOST_TYPED,
        help_text=_("In any spelling and script. Three letters are enough."),
        error_messages={"required": _("Please enter a name or a date of birth.")},
        widget=forms.TextInput({"autocomplete": "off", "autofocus": True}),
    )


class SourceForm(forms.Form):
    """Where the answers of a part of a form come from."""

    use_required_attribute = False
    source = forms.ChoiceField(
        label=_("Where do you know this from?"), choices=named(SOURCE_WORDS), initial=Source.SAID
    )
    reason = forms.CharField(
        label=_("If another office said it: why did you not ask the person?"),
        required=False,
        max_length=200,
    )

    def clean(self) -> dict[str, str]:
        """Raise ValidationError if another office said it and nobody says why (SGB X § 67a)."""
        found: dict[str, str] = super().clean() or {}
        if found.get("source") == Source.OFFICE and not found.get("reason"):
            self.add_error("reason", _("Please say why the person was not asked."))
        return found

    @property
    def is_paper(self) -> bool:
        """Say whether a paper was shown."""
        return bool(self.cleaned_data.get("source") == Source.PAPER)

    def statement(self, key: str, told: Told) -> Statement:
        """Return ``told`` with this source."""
        source = Source(self.cleaned_data["source"])
        reason = self.cleaned_data["reason"] if source is Source.OFFICE else ""
        told = Told(value=told.value, since=told.since, reason=reason)
        return Statement(key=key, told=told, source=source)


class EraseForm(forms.Form):
    """The second step before somebody is forgotten for good."""

    use_required_attribute = False
    confirmed = forms.BooleanField(
        label=_("I have made sure who asks for it, and that they know it cannot be undone."),
        error_messages={"required": _("Please confirm it first. Nothing was deleted.")},
    )


class LanguageForm(forms.Form):
    """In which language of the house somebody reads."""

    use_required_attribute = False
    language = forms.ChoiceField(label=_("In which language?"), choices=house_languages())


class TakeAlongForm(LanguageForm):
    """As what, and in which language, somebody takes along what is kept about them."""

    JSON, PDF = "json", "pdf"
    field_order = ("kind", "language")
    kind = forms.ChoiceField(
        label=_("As what?"),
        choices=[(PDF, _("to read (PDF)")), (JSON, _("for programs (JSON)"))],
        initial=PDF,
    )
