"""A talk in three keys: about what, in which language, with which result."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from migrado.casework.domain import About, Funding, Interpreter, Manner, Result, Talk
from migrado.casework.queries.words import ABOUT, FUNDING, INTERPRETERS, MANNERS, RESULTS
from migrado.desk.forms.choices import Choices, languages, named
from migrado.web.dates import language_name

# Each key once on the page, so that the keys of the browser (accesskey) work without a script.
ABOUT_KEYS = dict(zip((one.value for one in ABOUT), "1234567890x", strict=True))
LANGUAGE_KEYS = {
    **{"de": "d", "en": "e", "uk": "u", "ar": "a", "tr": "t", "ru": "r", "fa": "f", "ro": "o"},
    **{"bg": "b", "pl": "p", "fr": "c", "es": "s", "ku": "k", "ti": "i"},
}
NOTHING = ("", "–")
RESULT_KEYS = dict(zip((one.value for one in RESULTS), "jwvgn", strict=True))


class KeyedRadios(forms.RadioSelect):
    """Radio buttons with a key each (``keys`` by value); the first may take the focus."""

    def __init__(self, keys: Mapping[str, str], *, has_focus: bool = False) -> None:
        super().__init__()
        self.keys, self.has_focus = keys, has_focus

    def create_option(self, *args: Any, **more: Any) -> dict[str, Any]:
        """Return one button, with its key."""
        option = super().create_option(*args, **more)
        if key := self.keys.get(str(option["value"])):
            option["attrs"] |= {"accesskey": key}
        if self.has_focus and option["index"] == "0":
            option["attrs"] |= {"autofocus": True}
        return option


def _usual() -> Choices:
    code = get_language() or "en"
    return [(one, language_name(one, code)) for one in LANGUAGE_KEYS]


def _others() -> Choices:
    return [one for one in languages(get_language() or "en") if one[0] not in LANGUAGE_KEYS]


def _choose(form: forms.Form, name: str, choices: Choices) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


class TalkForm(forms.Form):
    """A talk as it is counted; what is seldom asked has its usual answer.

    The language is one of the usual ones by a key, or any other.
    """

    use_required_attribute = False
    about = forms.ChoiceField(
        label=_("About what?"),
        choices=named(ABOUT),
        widget=KeyedRadios(ABOUT_KEYS, has_focus=True),
        error_messages={"required": _("Please choose what it was about.")},
    )
    language = forms.ChoiceField(
        label=_("In which language?"), required=False, widget=KeyedRadios(LANGUAGE_KEYS)
    )
    other_language = forms.ChoiceField(label=_("Another language"), required=False)
    result = forms.ChoiceField(
        label=_("What came of it?"),
        choices=named(RESULTS),
        widget=KeyedRadios(RESULT_KEYS),
        error_messages={"required": _("Please choose what came of it.")},
    )
    manner = forms.ChoiceField(
        label=_("How did they come?"), choices=named(MANNERS), initial=Manner.WALK_IN
    )
    interpreter = forms.ChoiceField(
        label=_("Who interpreted?"), choices=named(INTERPRETERS), initial=Interpreter.NONE
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        _choose(self, "language", _usual())
        _choose(self, "other_language", [NOTHING, *_others()])

    def clean(self) -> dict[str, Any]:
        """Raise ValidationError unless a language is chosen."""
        found: dict[str, Any] = super().clean() or {}
        if "language" not in self.errors and not _spoken(found):
            self.add_error("language", _("Please choose a language."))
        return found

    @property
    def talk(self) -> Talk:
        """Return what was filled in; another language counts before a usual one."""
        said = self.cleaned_data
        return Talk(
            about=About(said["about"]),
            language=_spoken(said),
            result=Result(said["result"]),
            manner=Manner(said["manner"]),
            interpreter=Interpreter(said["interpreter"]),
            sent_to=said.get("sent_to", ""),
            funding=Funding(said.get("funding", Funding.NOT_ASKED)),
        )


class ContactForm(TalkForm):
    """A talk with somebody in particular or nobody; ``places`` are keys and names of the city."""

    sent_to = forms.ChoiceField(label=_("Sent to"), required=False)
    funding = forms.ChoiceField(
        label=_("Passport (voluntary, for the funder)"),
        choices=named(FUNDING),
        initial=Funding.NOT_ASKED,
    )
    case = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, places: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        _choose(self, "sent_to", [NOTHING, *places])


class TapForm(forms.Form):
    """The Infopoint: one tap on a topic, in the language of the last talk."""

    use_required_attribute = False
    language = forms.ChoiceField(label=_("Language"))
    about = forms.ChoiceField(choices=named(ABOUT))
    sent_to = forms.ChoiceField(label=_("Sent to"), required=False)

    def __init__(self, *args: Any, places: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        _choose(self, "language", [*_usual(), *_others()])
        _choose(self, "sent_to", [NOTHING, *places])

    @property
    def talk(self) -> Talk:
        """Return what was tapped: answered, or sent on if a place was chosen."""
        sent_to = self.cleaned_data["sent_to"]
        return Talk(
            about=About(self.cleaned_data["about"]),
            language=self.cleaned_data["language"],
            result=Result.SENT_ON if sent_to else Result.ANSWERED,
            manner=Manner.INFOPOINT,
            sent_to=sent_to,
        )


def _spoken(found: Mapping[str, Any]) -> str:
    return str(found.get("other_language") or found.get("language") or "")
