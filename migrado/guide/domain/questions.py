"""What can be asked: the definitions of ``questions.yaml`` and the limits of their answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from migrado.rules.countries import CODES

Kind = Literal[
    "situation",
    "interests",
    "several",
    "household",
    "ages",
    "choice",
    "member",
    "yes_no",
    "countries",
    "date",
    "number",
    "amount",
    "section",
]
Span = Literal["past", "near", "any"]

MAX_PERSONS = 12
MAX_NATIONALITIES = 5
MAX_AGE = 120
MAX_EURO = 1_000_000
NOBODY = "nobody"  # answer to a question of kind ``member``: none of the household

# Codes of territories whose people hold the passport of another state.
_TERRITORIES = (
    "AI AQ AS AW AX BL BM BQ BV CC CW CX EH FK FO GF GG GI GL GP GS GU HM IM IO JE KY MF MP "
    "MQ MS NC NF PF PM PN PR RE SH SJ SX TC TF TK UM VG VI WF YT"
)
COUNTRIES = CODES - frozenset(_TERRITORIES.split())


@dataclass(frozen=True)
class Choice:
    """One answer to tick. ``german`` stands on the paper itself and is not translated."""

    value: str
    label: str
    description: str = ""
    german: str = ""


@dataclass(frozen=True)
class Wording:
    """The English texts of a question; each is an entry of the catalogue or empty."""

    title: str
    why: str
    help: str = ""


@dataclass(frozen=True)
class Definition:
    """A question before it is put to somebody.

    ``facts`` are the facts of the contract that it can settle, the one it writes first; empty
    for those that the rules do not ask for. ``needs`` are facts of the person that must be known,
    or the question makes no sense. ``other`` is None where nobody else can be asked.
    """

    id: str
    kind: Kind
    is_household: bool
    shared: bool
    facts: tuple[str, ...]
    needs: tuple[str, ...]
    span: Span
    you: Wording
    other: Wording | None
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Question:
    """A question put to the visitor about one member (``person``) or all (None).

    ``as_of`` is the day on which it is asked. ``may_share``: the visitor may say that the answer
    is the same for everybody. ``subjects`` are the ids of the members that an answer of kind
    ``ages`` or ``member`` names.
    """

    id: str
    kind: Kind
    fact: str
    person: str | None
    title: str
    help: str
    why: str
    choices: tuple[Choice, ...]
    span: Span
    as_of: date
    may_share: bool = False
    subjects: tuple[str, ...] = ()


@cache
def definitions() -> Mapping[str, Definition]:
    """Return all questions by id, in the order in which they are asked."""
    path = Path(__file__).with_name("questions.yaml")
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {row["id"]: _definition(row) for row in document["questions"]}


@cache
def definitions_for(fact: str) -> tuple[Definition, ...]:
    """Return the questions that can settle ``fact``, in the order of asking."""
    return tuple(one for one in definitions().values() if fact in one.facts)


def _definition(row: Mapping[str, Any]) -> Definition:
    opening = row["kind"] in {"situation", "interests", "household"}
    return Definition(
        id=row["id"],
        kind=row["kind"],
        is_household=row["scope"] == "household",
        shared=row.get("shared", False),
        facts=() if opening else tuple(row.get("facts", [row["id"]])),
        needs=tuple(row.get("needs", ())),
        span=row.get("span", "past"),
        you=Wording(**row["you"]),
        other=Wording(**row["other"]) if "other" in row else None,
        choices=tuple(_choice(choice) for choice in row.get("choices", [])),
    )


def _choice(row: Mapping[str, str]) -> Choice:
    return Choice(row["value"], row["label"], row.get("hint", ""), row.get("german", ""))
