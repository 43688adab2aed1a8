"""Which team of the immigration office a matter belongs to, so that nobody is sent in circles.

The names of matters are those of city packs (``directory/domain/roles.py``); which matter is
whose comes from the rows R10 to R17 of the research on registration and residence.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from migrado.rules.de.derived.nationality import free_movement_codes

IMMIGRATION_OFFICE = "immigration_office"
CITIZEN_SERVICES = "citizen_services"
FIRST_REGISTRATION_EU = "first_registration_eu"  # a role of the directory: the arrival centre
_BY_PAPER = {
    "arrival_certificate": "asylum",
    "asylum_permission": "asylum",
    "toleration": "asylum",
    "eu_family_visa": "eu_family",
    "eu_family_residence_card": "eu_family",
    "withdrawal_agreement_document": "eu_family",
    "settlement_permit": "family",
    "eu_long_term_residence": "family",
}
_BY_PURPOSE = {
    "work": "work",
    "job_search": "work",
    "study": "study",
    "training": "study",
    "family": "family",
}
# Chapters of the AufenthG: training (16, 17), work (18 to 21), family (27 to 36).
_BY_SECTION = {"study": range(16, 18), "work": range(18, 22), "family": range(27, 37)}
_ASKED_OF = ("national_visa", "none")


def matter_of(facts: Mapping[str, Any]) -> str:
    """Return the matter of a person with these facts of the contract, "" when it is not plain."""
    paper, section = facts.get("paper"), str(facts.get("title_section", ""))
    if paper in _BY_PAPER:
        return _BY_PAPER[paper]
    if section:
        return _of_section(section.partition(".")[0])
    if facts.get("in_ukraine_on_2022_02_24") is True and paper == "none":
        return "humanitarian"
    return _BY_PURPOSE.get(facts.get("purpose", ""), "")


def counter_of(role: str | None, facts: Iterable[Mapping[str, Any]]) -> str | None:
    """Return the role whose office takes these persons, where the city has one of its own for it.

    An arrival centre may take the first registration of EU citizens from abroad itself.
    """
    persons = list(facts)
    free = bool(persons) and all(_is_free_from_abroad(one) for one in persons)
    return FIRST_REGISTRATION_EU if role == CITIZEN_SERVICES and free else role


def _is_free_from_abroad(facts: Mapping[str, Any]) -> bool:
    codes = frozenset(facts.get("nationalities") or ())
    free = bool(codes & free_movement_codes()) and "DE" not in codes
    return free and facts.get("arrived_from_abroad") is not False


def is_worth_asking(facts: Mapping[str, Any]) -> bool:
    """Say whether asking for the purpose would tell the team."""
    return facts.get("paper") in _ASKED_OF and not matter_of(facts)


def _of_section(section: str) -> str:
    if section == "24":
        return "humanitarian"
    number = int(section.rstrip("abcdefghijklmnopqrstuvwxyz"))
    return next((matter for matter, chapter in _BY_SECTION.items() if number in chapter), "")
