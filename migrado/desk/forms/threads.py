"""Counselling of somebody known by a code name only."""

from django import forms
from django.utils.translation import gettext_lazy as _

from migrado.casework.domain.codes import CODE_NAME_LENGTH
from migrado.desk.forms.cases import MOST_WORDS, NO_WORDS, PlainForm

OFF = {"autocomplete": "off"}


class CallForm(PlainForm):
    """The name that somebody says, like "Blau Eule 417"."""

    code_name = forms.CharField(
        label=_("Code name"),
        max_length=CODE_NAME_LENGTH,
        error_messages={"required": _("Please enter the code name.")},
        widget=forms.TextInput(OFF),
    )


class CodeForm(PlainForm):
    """The code on the slip of paper."""

    code = forms.CharField(
        label=_("Code on the paper"),
        max_length=60,
        error_messages={"required": _("Please enter the code on the paper.")},
        widget=forms.TextInput(OFF),
    )


class ThreadNoteForm(PlainForm):
    """A note in an anonymous thread."""

    words = forms.CharField(
        label=_("Note"),
        max_length=MOST_WORDS,
        strip=False,
        error_messages=NO_WORDS,
        widget=forms.Textarea({"class": "note-field", "rows": 8}),
    )
