"""Who lives with whom, and who decides for whom."""

from django import forms
from django.utils.translation import gettext_lazy as _

from migrado.desk.forms.choices import named
from migrado.people.domain import Relation
from migrado.people.queries.words import GUARDIAN_WORDS, RELATION_WORDS


class MemberForm(forms.Form):
    """Somebody by their id, from a button of the page."""

    person = forms.UUIDField()


class JoinForm(MemberForm):
    """Somebody who joins, and what they are to the one who speaks for the household."""

    relation = forms.ChoiceField(
        label=_("What are they to the one who speaks for the household?"),
        choices=[one for one in named(RELATION_WORDS) if one[0] != Relation.SELF],
        initial=Relation.CHILD,
    )


class GuardianForm(forms.Form):
    """Who decides for somebody; without ``person`` an office or somebody from outside."""

    use_required_attribute = False
    person = forms.UUIDField(required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("As what?"), choices=named(GUARDIAN_WORDS))
