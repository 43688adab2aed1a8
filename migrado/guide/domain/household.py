"""Who belongs to the visitor, without names."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from migrado.guide.domain.questions import MAX_AGE, MAX_PERSONS

YOU = "you"
Role = Literal["self", "spouse", "partner", "child", "other_relative"]


@dataclass(frozen=True)
class Member:
    """One person of the household. ``number`` counts children and relatives from 1, else 0.

    ``age`` is the one told together with the household, None where none was.
    """

    id: str
    role: Role
    number: int = 0
    age: int | None = None


def is_household(value: object) -> bool:
    """Say whether ``value`` is an answer to the question of kind ``household``.

    Children and other relatives are lists with the age of each, None where it is not told.
    """
    if not isinstance(value, dict) or set(value) != {"partner", "children", "others"}:
        return False
    children, others = value["children"], value["others"]
    if not _are_ages(children) or not _are_ages(others):
        return False
    if value["partner"] not in ("alone", "spouse", "partner"):
        return False
    count: int = 1 + (value["partner"] != "alone") + len(children) + len(others)
    return count <= MAX_PERSONS


def _are_ages(value: object) -> bool:
    if not isinstance(value, list):
        return False
    return all(age is None or (type(age) is int and 0 <= age <= MAX_AGE) for age in value)


def members_of(value: Mapping[str, Any] | None) -> tuple[Member, ...]:
    """Return the members that the answer names, the visitor first; only them when None."""
    you = Member(YOU, "self")
    if value is None:
        return (you,)
    partner: Role = "spouse" if value["partner"] == "spouse" else "partner"
    partners = () if value["partner"] == "alone" else (Member("partner", partner),)
    children = _numbered("child", "child", value["children"])
    others = _numbered("other", "other_relative", value["others"])
    return (you, *partners, *children, *others)


def _numbered(name: str, role: Role, ages: Iterable[int | None]) -> Iterator[Member]:
    return (Member(f"{name}{number}", role, number, age) for number, age in enumerate(ages, 1))


def member(key: str) -> Member:
    """Return the member with the id ``key``, as ``members_of`` numbers them."""
    name, number = key.rstrip("0123456789"), key.lstrip("abcdefghijklmnopqrstuvwxyz")
    roles: dict[str, Role] = {YOU: "self", "child": "child", "other": "other_relative"}
    return Member(key, roles.get(name, "partner"), int(number or 0))
