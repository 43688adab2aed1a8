"""Every write about a person, and every read, since reading leaves a line in the journal."""

from migrado.people.actions.answering import take_answers, take_first_answers
from migrado.people.actions.asking import count_asked
from migrado.people.actions.codes import issue_code, who_saw, withdraw_by_code
from migrado.people.actions.consents import AlreadyWithdrawn, give, withdraw
from migrado.people.actions.erasing import erase, take_along
from migrado.people.actions.households import (
    AlreadyInHousehold,
    NotTheSameCity,
    appoint,
    dismiss,
    found_household,
    join,
    leave,
)
from migrado.people.actions.merges import CannotMerge, CannotUndo, merge, undo
from migrado.people.actions.persons import ChangedMeanwhile, Gone, register, state
from migrado.people.actions.reading import (
    look_up,
    look_up_same,
    read,
    read_consents,
    read_history,
    read_page,
    read_wording,
)

__all__ = [
    "AlreadyInHousehold",
    "AlreadyWithdrawn",
    "CannotMerge",
    "CannotUndo",
    "ChangedMeanwhile",
    "Gone",
    "NotTheSameCity",
    "appoint",
    "count_asked",
    "dismiss",
    "erase",
    "found_household",
    "give",
    "issue_code",
    "join",
    "leave",
    "look_up",
    "look_up_same",
    "merge",
    "read",
    "read_consents",
    "read_history",
    "read_page",
    "read_wording",
    "register",
    "state",
    "take_along",
    "take_answers",
    "take_first_answers",
    "undo",
    "who_saw",
    "withdraw",
    "withdraw_by_code",
]
