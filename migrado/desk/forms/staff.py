"""What operators send when they let somebody in or give a role."""

from django import forms
from django.utils.translation import gettext_lazy as _

from migrado.accounts.domain import Role
from migrado.accounts.models import NAME_LENGTH
from migrado.accounts.queries import ROLE_NAMES


class GrantForm(forms.Form):
    """A role, and for a partner the organisation that they work for."""

    role = forms.ChoiceField(
        label=_("Role"), choices=[(role.value, ROLE_NAMES[role]) for role in Role]
    )
    organisation = forms.SlugField(
        label=_("Organisation, for a partner: its key in the directory"),
        required=False,
        max_length=80,
    )

    def clean(self) -> dict[str, str]:
        """Raise ValidationError unless a partner names an organisation, and nobody else does."""
        found: dict[str, str] = super().clean() or {}
        is_partner = found.get("role") == Role.PARTNER
        if is_partner != bool(found.get("organisation")):
            self.add_error(
                "organisation",
                _("A partner works for an organisation, and only a partner names one."),
            )
        return found

    def errors_in_one_line(self) -> str:
        """Return every fault as one sentence after the other."""
        return " ".join(str(said) for faults in self.errors.values() for said in faults)


class InviteForm(GrantForm):
    """Somebody new, with the first role."""

    name = forms.CharField(label=_("Name"), max_length=NAME_LENGTH)
    email = forms.EmailField(label=_("E-mail address at work"), max_length=254)
    field_order = ("name", "email", "role", "organisation")
