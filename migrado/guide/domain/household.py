"""Who belongs to the visitor, without names."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from migrado.guide.domain.questions import MAX_PERSONS

YOU = "you"
Role = Literal["self", "spouse", "partner", "child", "other_relative"]


@dataclass(frozen=True)
class Member:
    """One person of the household. ``number`` counts children and relatives from 1, else 0."""

    id: str
    role: Role
    number: int = 0


def is_household(value: object) -> bool:
    """Say whether ``value`` is an answer to the question of kind ``household``."""
    if not isinstance(value, dict) or set(value) != {"partner", "children", "others"}:
        return False
    counts = (value["children"], value["others"])
    if any(type(count) is not int or count < 0 for count in counts):
        return False
    if value["partner"] not in ("alone", "spouse", "partner"):
        return False
    count: int = 1 + (value["partner"] != "alone") + sum(counts)
    return count <= MAX_PERSONS


def members_of(value: Mapping[str, Any] | None) -> tuple[Member, ...]:
    """Return the members that the answer names, the visitor first; only them when None."""
    you = Member(YOU, "self")
    if value is None:
        return (you,)
    partner: Role = "spouse" if value["partner"] == "spouse" else "partner"
    partners = () if value["partner"] == "alone" else (Member("partner", partner),)
    children = (Member(f"child{n}", "child", n) for n in range(1, value["children"] + 1))
    others = (Member(f"other{n}", "other_relative", n) for n in range(1, value["others"] + 1))
    return (you, *partners, *children, *others)


def member(key: str) -> Member:
    """Return the member with the id ``key``, as ``members_of`` numbers them."""
    name, number = key.rstrip("0123456789"), key.lstrip("abcdefghijklmnopqrstuvwxyz")
    roles: dict[str, Role] = {YOU: "self", "child": "child", "other": "other_relative"}
    return Member(key, roles.get(name, "partner"), int(number or 0))
