"""Synthetic newcomers of Dortmund, to count the questions that they are asked.

Shares of nationalities and of people from Ukraine are those of ``SHARES``, with their source.
How many come with children, and what they want to know, is assumed: no figure is published.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tests.rules.statuses import ADULT, STATUSES

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


@dataclass(frozen=True)
class Newcomer:
    """Somebody of a situation, alone or with children, with all that they could tell."""

    situation: str
    facts: Mapping[str, Any]
    children: int
    interests: tuple[str, ...]


def newcomers(count: int, *, seed: int = 2026) -> Iterator[Newcomer]:
    """Yield ``count`` newcomers, the same for the same seed."""
    dice = random.Random(seed)
    for _ in range(count):
        nationality = _nationality(dice)
        situation = _situation(nationality)
        status = dice.choice(SITUATIONS[situation])
        children = dice.choice((0, 0, 1, 2))
        wanted = [*INTERESTS] if children else [one for one in INTERESTS if one not in _FAMILY]
        yield Newcomer(
            situation=situation,
            facts={**ADULT, **STATUSES[status], "nationalities": [nationality]},
            children=children,
            interests=tuple(dice.sample(wanted, dice.choice((1, 1, 2)))),
        )


_FAMILY = ("family", "school")


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
