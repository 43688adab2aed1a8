"""Synthetic newcomers of Dortmund, to count the questions that they are asked.

Shares of nationalities and of people from Ukraine are those of ``SHARES``, with their source.
How many come with children, and what they want to know, is assumed: no figure is published.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from migrado.guide.domain.answers import Answers
from migrado.guide.domain.facts import PROTECTION_PERMIT
from migrado.guide.domain.household import YOU
from migrado.guide.domain.interview import interview
from migrado.guide.domain.questions import Question
from migrado.guide.domain.replies import Reply, fits
from migrado.rules.local import LocalRules
from tests.rules.statuses import ADULT, STATUSES
from tests.support.clock import TODAY

# Foreign nationals of North Rhine-Westphalia by nationality, in thousands (Ausländerzentral-
# register, statistik.nrw, "Ausländische Bevölkerung nach ausgewählten Staatsangehörigkeiten",
# read 2026-11-22). People from Ukraine are 4,100 of the 6,100 counsellings of the centre's first
# year (dortmund.de, "32.000 Beratungen in einem Jahr", read 2026-11-22).
UKRAINE_SHARE = 4_100 / 6_100
NATIONALITIES: Mapping[str, int] = {
    "TR": 490, "SY": 288, "PL": 218, "RO": 170, "IT": 139, "BG": 106, "GR": 96, "IQ": 91,
    "AF": 73, "XK": 71, "RS": 70, "NL": 69, "ES": 59, "RU": 58,
}  # fmt: skip
EU = {"PL", "RO", "IT", "BG", "GR", "NL", "ES"}
REFUGEES = {"SY", "IQ", "AF"}
SITUATIONS: Mapping[str, tuple[str, ...]] = {
    "Ukraine": (
        "temporary protection, first paper until 31 March 2025",
        "temporary protection, first paper later",
        "fled from Ukraine, no paper yet",
    ),
    "EU": ("EU, works", "EU, first three months", "EU, looks for work"),
    "refugees": ("refugee (25.2)", "ban on deportation (25.3)", "asylum seeker outside"),
    "others": ("wife or husband (30)", "wife or husband of a German (28)", "study (16b)"),
}
INTERESTS = ("work", "money", "language", "family", "school", "study", "housing")


# Of what an adult tells, this holds for the children as well.
SHARED = {
    "nationalities", "paper", "title_section", "title_first_issued_on", "title_issued_on",
    "paper_valid_until", "entered_on", "moved_in_on", "stay_since", "in_ukraine_on_2022_02_24",
    "registered_since", "registered_in_germany", "arrived_from_abroad",
}  # fmt: skip
_FAMILY = ("family", "school")


@dataclass(frozen=True)
class Newcomer:
    """Somebody of a situation, alone or with children, with all that they could tell."""

    situation: str
    facts: Mapping[str, Any]
    children: int
    interests: tuple[str, ...]

    def reply(self, question: Question) -> Reply:
        """Return what they say to ``question``; what they do not know is left open."""
        if question.kind in ("situation", "household", "interests"):
            return Reply(self._opening()[question.kind])
        facts = self.facts
        if question.person not in (None, YOU):
            facts = {name: value for name, value in facts.items() if name in SHARED}
        value = facts.get(question.fact)
        if question.id.startswith("registered_here"):
            value = "registered_since" in facts
        if value == "residence_permit" and facts.get("title_section") == "24":
            value = PROTECTION_PERMIT
        if question.kind == "several" and value == []:
            value = ["none"]
        told = Reply(value, for_all=question.may_share)
        return told if value is not None and fits(question, told) else Reply(skipped="unknown")

    def _opening(self) -> Mapping[str, Any]:
        ages = [4 + 3 * number for number in range(self.children)]
        return {
            "situation": ["none"],
            "household": {"partner": "alone", "children": ages, "others": []},
            "interests": list(self.interests),
        }


@dataclass(frozen=True)
class Walk:
    """How many questions somebody was asked: up to the plan of arrival, and for the rest."""

    newcomer: Newcomer
    answers: Answers
    arrival: int
    more: int


def newcomers(count: int, *, seed: int = 2026) -> Iterator[Newcomer]:
    """Yield ``count`` newcomers, the same for the same seed."""
    dice = random.Random(seed)
    for _ in range(count):
        nationality = _nationality(dice)
        situation = _situation(nationality)
        status = dice.choice(SITUATIONS[situation])
        children = dice.choice((0, 0, 1, 2))
        wanted = [*INTERESTS] if children else [one for one in INTERESTS if one not in _FAMILY]
        own = {**ADULT, **STATUSES[status], "nationalities": [nationality]}
        yield Newcomer(
            situation=situation,
            facts={**own, **_home(dice, children)},
            children=children,
            interests=tuple(dice.sample(wanted, dice.choice((1, 1, 2)))),
        )


def walk(newcomer: Newcomer, *, local: LocalRules) -> Walk:
    """Ask ``newcomer`` until nothing is left to ask, on the day of the tests."""
    answers, asked = Answers.empty(), []
    while True:
        now = interview(answers, as_of=TODAY, local=local)
        question = now.current or now.offered
        if question is None:
            break
        asked.append(question.kind)
        answers = answers.answered(question, newcomer.reply(question))
    arrival = asked.index("interests")
    return Walk(newcomer, answers, arrival, len(asked) - arrival - 1)


def _home(dice: random.Random, children: int) -> Mapping[str, Any]:
    """Return what belongs to a household; assumed."""
    return {
        "rents": dice.random() < 0.5,
        "can_cover_livelihood": False,
        "gross_income_month_eur": 0,
        "single_parent": children > 0,
        "other_parent_pays": False,
        "foreign_qualification": dice.random() < 0.5,
        "worked_months_in_germany": 0,
    }


def _nationality(dice: random.Random) -> str:
    if dice.random() < UKRAINE_SHARE:
        return "UA"
    return dice.choices([*NATIONALITIES], weights=[*NATIONALITIES.values()])[0]


def _situation(nationality: str) -> str:
    if nationality == "UA":
        return "Ukraine"
    if nationality in EU:
        return "EU"
    return "refugees" if nationality in REFUGEES else "others"
