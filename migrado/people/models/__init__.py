"""Persons and what hangs on them. Words about a person are sealed with that person's key."""

from migrado.people.models.codes import FileCode
from migrado.people.models.consents import Consent, Withdrawal
from migrado.people.models.households import Guardianship, Household, Membership
from migrado.people.models.persons import AskedCount, Fact, Merge, NameToken, Person

__all__ = [
    "AskedCount",
    "Consent",
    "Fact",
    "FileCode",
    "Guardianship",
    "Household",
    "Membership",
    "Merge",
    "NameToken",
    "Person",
    "Withdrawal",
]
