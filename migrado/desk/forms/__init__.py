"""What staff send from the desk's pages."""

from migrado.desk.forms.consents import ConsentForm
from migrado.desk.forms.household import GuardianForm, JoinForm, MemberForm
from migrado.desk.forms.new_person import NewPersonSheet
from migrado.desk.forms.persons import (
    EraseForm,
    LanguageForm,
    SearchForm,
    SourceForm,
    TakeAlongForm,
)
from migrado.desk.forms.sheet import AskedPart, AskedRow, FactSheet, brought
from migrado.desk.forms.staff import GrantForm, InviteForm

__all__ = [
    "AskedPart",
    "AskedRow",
    "ConsentForm",
    "EraseForm",
    "FactSheet",
    "GrantForm",
    "GuardianForm",
    "InviteForm",
    "JoinForm",
    "LanguageForm",
    "MemberForm",
    "NewPersonSheet",
    "SearchForm",
    "SourceForm",
    "TakeAlongForm",
    "brought",
]
