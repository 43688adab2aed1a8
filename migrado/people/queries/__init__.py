"""What pages show of persons; always for somebody at work, who sees what their purpose allows."""

from migrado.people.queries.consents import ConsentRow, consents_of
from migrado.people.queries.households import HouseholdView, Member, household_of
from migrado.people.queries.opened import Known
from migrado.people.queries.pages import PersonPage, person_page
from migrado.people.queries.portraits import Portrait, history, names, portrait, portraits
from migrado.people.queries.search import Found, likely_same, search

__all__ = [
    "ConsentRow",
    "Found",
    "HouseholdView",
    "Known",
    "Member",
    "PersonPage",
    "Portrait",
    "consents_of",
    "history",
    "household_of",
    "likely_same",
    "names",
    "person_page",
    "portrait",
    "portraits",
    "search",
]
