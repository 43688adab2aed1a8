"""What somebody who was invited sends."""

from django import forms
from django.utils.translation import gettext_lazy as _


class PasswordForm(forms.Form):
    """A new password, twice, so that nobody locks themselves out by a slip."""

    password = forms.CharField(
        label=_("Password"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("The same password once more"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, str]:
        """Raise ValidationError unless both are the same."""
        found: dict[str, str] = super().clean() or {}
        if found.get("password") != found.get("again"):
            self.add_error("again", _("The two passwords are not the same."))
        return found
