"""The pages of persons: finding, writing down, agreeing, taking along."""

from migrado.desk.views.people.consents import ask_consent, consent, receipt, withdraw
from migrado.desk.views.people.facts import facts
from migrado.desk.views.people.finding import erased, new_person, people
from migrado.desk.views.people.household import (
    appoint,
    dismiss,
    found_household,
    household,
    join,
    leave_household,
    look_for_member,
)
from migrado.desk.views.people.person import history, person
from migrado.desk.views.people.purposes import purposes
from migrado.desk.views.people.rights import code, erase, rights, take_along
from migrado.desk.views.people.same import merge, same, undo

__all__ = [
    "appoint",
    "ask_consent",
    "code",
    "consent",
    "dismiss",
    "erase",
    "erased",
    "facts",
    "found_household",
    "history",
    "household",
    "join",
    "leave_household",
    "look_for_member",
    "merge",
    "new_person",
    "people",
    "person",
    "purposes",
    "receipt",
    "rights",
    "same",
    "take_along",
    "undo",
    "withdraw",
]
