"""Reading what a city decides for itself."""

from collections.abc import Mapping

from migrado.directory.domain.entries import RuleEntry, RuleValue
from migrado.directory.domain.nodes import Value
from migrado.directory.domain.parts import ORIGIN, Reading, read_origin, read_said
from migrado.directory.domain.roles import AUTHORITIES, CONTACT_WAYS, REGISTRATION_GROUPS

RULES: Mapping[str, tuple[str, ...]] = {
    "registration_authority": REGISTRATION_GROUPS,
    "personal_appearance": ("required",),
    "immigration_office_contact": ("way", "by_team"),
    "interpreters_pool": ("for_persons",),
}
NEEDED = ("registration_authority", "personal_appearance")


def read_rules(value: Value, *, reading: Reading) -> tuple[RuleEntry, ...]:
    """Read the local rules in the order of ``RULES``."""
    entries = value.mapping(NEEDED, optional=RULES.keys() - set(NEEDED))
    return tuple(_rule(key, entries[key], reading=reading) for key in RULES if key in entries)


def _rule(key: str, value: Value, *, reading: Reading) -> RuleEntry:
    entries = value.mapping([*RULES[key], *ORIGIN], optional=["source_date", "text"])
    said = (
        read_said(entries["text"], reading=reading, path=f"rules/{key}", at_most=600)
        if "text" in entries
        else ()
    )
    return RuleEntry(key, _value(key, entries), said, read_origin(entries, reading=reading))


def _value(key: str, entries: Mapping[str, Value]) -> RuleValue:
    if key == "registration_authority":
        return {group: entries[group].word(AUTHORITIES) for group in REGISTRATION_GROUPS}
    return {
        name: entries[name].word(CONTACT_WAYS) if name == "way" else entries[name].flag()
        for name in RULES[key]
    }
