"""From replies to the facts of the contract: what was said, and what follows from it at once."""

from collections.abc import Mapping
from typing import Any

from migrado.guide.domain.household import YOU, Member
from migrado.guide.domain.questions import NOBODY, definitions
from migrado.guide.domain.replies import Reply

PROTECTION_PERMIT = "residence_permit_24"  # a choice of the question for the paper
_AGED = ("child", "other_relative")  # asked for together, where the household left ages open
_DECLINABLE_KINDS = frozenset({"yes_no"})
_DECLINABLE_FACTS = frozenset({"housing", "paper"})  # rules/schemas/facts.schema.json


def document(
    replies: Mapping[str, Reply],
    *,
    members: tuple[Member, ...],
    situation: frozenset[str],
    head: Mapping[str, Any],
) -> dict[str, Any]:
    """Return the facts as plain JSON; ``head`` holds as_of, municipality and topics."""
    household = _household(replies)
    if "no_home" in situation:
        household.setdefault("housing", "homeless")
    persons = {member.id: _person(member, replies) for member in members}
    _add_ages(persons, replies.get("ages"))
    return {
        **head,
        "household": household,
        "persons": list(persons.values()),
    }


def fact_value(question: str, given: Reply) -> Any:
    """Return what the contract takes for this reply: None is not known."""
    definition = definitions()[question]
    if given.skipped:
        fact = definition.facts[0]
        declinable = definition.kind in _DECLINABLE_KINDS or fact in _DECLINABLE_FACTS
        return "declined" if given.skipped == "declined" and declinable else None
    if definition.kind == "several":
        return [one for one in given.value if one != "none"]
    return None if given.value == NOBODY else given.value


def _household(replies: Mapping[str, Reply]) -> dict[str, Any]:
    named = (one for one in definitions().values() if one.is_household and one.id in replies)
    found = {
        one.id: fact_value(one.id, replies[one.id])
        for one in named
        if one.kind in {"choice", "yes_no", "several", "amount"}
    }
    return {fact: value for fact, value in found.items() if value is not None}


def _person(member: Member, replies: Mapping[str, Reply]) -> dict[str, Any]:
    """Return one person; a reply of their own goes before one given for all."""
    facts: dict[str, Any] = {"id": member.id, "relation": member.role, "age": member.age}
    if member.role == "child":
        facts["guardian"] = YOU
    for own in (False, True):
        for key, given in replies.items():
            name, _, person = key.partition(".")
            if person and (person == member.id if own else given.for_all):
                facts[name] = fact_value(name, given)
    _add_registration(facts)
    _add_section(facts)
    return {fact: value for fact, value in facts.items() if value is not None}


def _add_registration(facts: dict[str, Any]) -> None:
    """Turn "registered where I live now" into what the contract knows: since moving in at least."""
    if facts.pop("registered_here", None) is True:
        facts.setdefault("registered_in_germany", True)
        facts.setdefault("registered_since", facts.get("moved_in_on"))


def _add_section(facts: dict[str, Any]) -> None:
    """Take the permit that most newcomers hold apart; nobody has to look for its section."""
    if facts.get("paper") == PROTECTION_PERMIT:
        facts["paper"], facts["title_section"] = "residence_permit", "24"


def _add_ages(persons: dict[str, dict[str, Any]], ages: Reply | None) -> None:
    """Add the ages that were told on their own page, of those who had none yet."""
    left_open = (facts for facts in persons.values() if "age" not in facts)
    subjects = [facts["id"] for facts in left_open if facts["relation"] in _AGED]
    if ages is None or ages.value is None:
        return
    for key, age in zip(subjects, ages.value, strict=False):
        if age is not None:
            persons[key]["age"] = age
