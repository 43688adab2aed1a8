"""The form of one fact: what is known is offered beside what is asked."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from migrado.people.domain import WISHES
from migrado.people.queries.words import FACT_WORDS


class FactForm(forms.Form):
    """A fact with its fields; ``value`` is what the fact is to hold, empty if nothing was said.

    ``shown`` is the value that the page offered, ``still`` says that it is so today.
    """

    key: ClassVar[str]
    use_required_attribute = False
    shown = forms.JSONField(required=False, widget=forms.HiddenInput)
    saw = forms.UUIDField(required=False, widget=forms.HiddenInput)
    still = forms.BooleanField(required=False)
    keep = forms.BooleanField(required=False)

    def __init__(self, data: Any = None, *, on: date, initial: Mapping[str, Any] | None = None):
        self.on = on
        super().__init__(data, prefix=self.key, initial=dict(initial or {}))
        self.fields["shown"].error_messages["invalid"] = _("Please load the page again.")

    @property
    def legend(self) -> Promise:
        """Return what the fact is called."""
        return FACT_WORDS[self.key]

    @property
    def is_one(self) -> bool:
        """Say whether it is one field, whose label says all."""
        return len(self.asked) == 1 and self.key != WISHES

    @property
    def asked(self) -> list[forms.BoundField]:
        """Return the fields that somebody fills in, without those around them."""
        return [self[name] for name in self.fields if name not in FactForm.base_fields]

    @property
    def value(self) -> Any:
        """Return what was filled in, as the fact keeps it."""
        raise NotImplementedError

    @property
    def since(self) -> date | None:
        """Return since when it is so, None if nobody said."""
        return None

    @property
    def is_new(self) -> bool:
        """Say whether something else was filled in than the page offered."""
        is_other = (self.value or None) != (self.cleaned_data.get("shown") or None)
        return is_other or self.since is not None

    @classmethod
    def filled(cls, value: Any) -> dict[str, Any]:
        """Return the fields that show ``value``."""
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        """Raise ValidationError if "still so" is ticked beside something new."""
        found: dict[str, Any] = super().clean() or {}
        self.cleaned_data = found
        if not self.errors and found.get("still") and self.is_new and not found.get("keep"):
            raise ValidationError(
                _("You ticked that it is still so, and changed it. Please do one of both.")
            )
        return found


def sent_as(form: type[FactForm], value: Any) -> dict[str, str | list[str]]:
    """Return what a browser would send that shows ``value`` in the fields of ``form``."""
    return {
        f"{form.key}-{name}": said if isinstance(said, list) else _text(said)
        for name, said in form.filled(value).items()
    }


def packed(value: Any) -> str:
    """Return ``value`` as the hidden field ``shown`` holds it."""
    return json.dumps(value, ensure_ascii=False)


def _text(said: Any) -> str:
    if isinstance(said, bool):
        return "on" if said else ""
    return "" if said is None else str(said)
