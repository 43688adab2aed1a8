"""Synthetic households, and the same persons once more as another desk may have written them.

Made, not met: how often which mistake happens is assumed (``MISTAKES``), no figure is published.
Other spellings may be in another script, which a passport name cannot be: harder than in life.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from migrado.people.domain.birth import UNKNOWN, Birth
from migrado.people.domain.duplicates import Portrait
from migrado.people.domain.names import Name
from migrado.people.domain.tokens import ENOUGH, asked_like, terms
from tests.people.spellings import ORIGINS, spelled

TABLES = {
    origin: tuple(spelled(table) for table in tables) for origin, (*tables, _) in ORIGINS.items()
}
SHARES = {origin: share for origin, (*_, share) in ORIGINS.items()}
MISTAKES = {
    "spelling": 50, "swapped": 8, "one name fewer": 8, "day and month": 7, "year": 5,
    "only the year": 6, "convention": 6, "letter": 6, "digit": 4, "married": 4, "no birth": 3,
}  # fmt: skip
TWINS, NAMED_AFTER_FATHER, SECOND_NAME, FIRST_OF_JANUARY = 0.04, 0.08, 0.25, 0.12
Spelled = list[str]


@dataclass(frozen=True)
class Made:
    """A person, with all spellings of the names, and who it is."""

    who: int
    family: tuple[str, ...]
    given: tuple[tuple[str, ...], ...]
    birth: Birth
    sex: str

    @property
    def portrait(self) -> Portrait:
        return Portrait(
            Name(self.family[0], " ".join(one[0] for one in self.given)), self.birth, self.sex
        )


def population(persons: int, *, seed: int = 1) -> list[Made]:
    """Return ``persons`` different persons of made households, always the same ones."""
    dice = random.Random(seed)
    made: list[Made] = []
    while len(made) < persons:
        made += _household(dice, len(made))
    return made[:persons]


def again(person: Made, dice: random.Random) -> tuple[Portrait, tuple[str, ...]]:
    """Return the person as entered a second time, with one or two mistakes, and which ones."""
    kinds = dice.choices(list(MISTAKES), weights=list(MISTAKES.values()), k=dice.choice((1, 1, 2)))
    second = person.portrait
    for kind in dict.fromkeys(kinds):
        second = _mistaken(second, kind, person, dice)
    return second, tuple(dict.fromkeys(kinds))


def candidates(portraits: list[Portrait]) -> Iterator[tuple[int, int]]:
    """Yield each pair that the search for duplicates would open, lower index first, once."""
    rows: dict[tuple[str, str], list[int]] = {}
    for at, portrait in enumerate(portraits):
        for term in terms(portrait.name, portrait.birth):
            rows.setdefault(term, []).append(at)
    found: set[tuple[int, int]] = set()
    for at, portrait in enumerate(portraits):
        groups = asked_like(portrait.name, portrait.birth)
        met: dict[int, int] = {}
        for group in groups:
            for other in {one for term in group for one in rows.get(term, ())}:
                met[other] = met.get(other, 0) + 1
        enough = min(ENOUGH, len(groups))
        found |= {
            (min(at, other), max(at, other))
            for other, count in met.items()
            if other != at and count >= enough
        }
    yield from found


def _household(dice: random.Random, first: int) -> list[Made]:
    (origin,) = dice.choices(list(SHARES), weights=list(SHARES.values()))
    families, *given = TABLES[origin]
    family = tuple(dice.choice(families))
    wife_family = family if dice.random() < 0.6 else tuple(dice.choice(families))
    parents = [
        Made(first, family, _names(dice, given[1]), _day(dice, 1955, 1998), "m"),
        Made(first + 1, wife_family, _names(dice, given[0]), _day(dice, 1955, 1998), "f"),
    ]
    children: list[Made] = []
    for _ in range(dice.choice((0, 1, 2, 2, 3, 4))):
        children.append(_child(dice, first + 2 + len(children), parents[0], given, children))
    return [one for one in (*parents, *children) if one]


def _child(
    dice: random.Random,
    who: int,
    father: Made,
    given: list[list[Spelled]],
    siblings: list[Made],
) -> Made:
    sex = dice.choice("fm")
    birth = _day(dice, (father.birth.year or 1970) + 18, 2025)
    taken = {one.given[0] for one in siblings}
    if siblings and dice.random() < TWINS * len(siblings):
        birth = siblings[-1].birth
    names = _names(dice, [one for one in given["fm".index(sex)] if tuple(one) not in taken])
    if sex == "m" and dice.random() < NAMED_AFTER_FATHER and father.given[0] not in taken:
        names = father.given
    return Made(who, father.family, names, birth, sex)


def _names(dice: random.Random, table: list[Spelled]) -> tuple[tuple[str, ...], ...]:
    count = 2 if dice.random() < SECOND_NAME else 1
    return tuple(tuple(one) for one in dice.sample(table, count))


def _day(dice: random.Random, since: int, until: int) -> Birth:
    if dice.random() < FIRST_OF_JANUARY:
        return Birth(dice.randint(since, until), 1, 1)
    day = date(since, 1, 1) + timedelta(days=dice.randrange((until - since + 1) * 365))
    return Birth(day.year, day.month, day.day)


def _mistaken(one: Portrait, kind: str, person: Made, dice: random.Random) -> Portrait:
    if kind in ("spelling", "swapped", "one name fewer", "letter", "married"):
        return replace(one, name=_misnamed(one.name, kind, person, dice))
    return replace(one, birth=_misdated(one.birth, kind, dice))


def _misnamed(name: Name, kind: str, person: Made, dice: random.Random) -> Name:
    if kind == "spelling":
        given = " ".join(dice.choice(one) for one in person.given)
        return Name(dice.choice(person.family), given)
    if kind == "swapped":
        return Name(name.given, name.family)
    if kind == "one name fewer" and " " in name.given:
        return replace(name, given=name.given.split(" ")[dice.randrange(2)])
    if kind == "letter":
        return replace(name, family=_with_a_wrong_letter(name.family, dice))
    if kind == "married" and person.sex == "f":
        families = [spellings[0] for tables in TABLES.values() for spellings in tables[0]]
        return replace(name, family=dice.choice(families), birth_family=name.family)
    return name


def _with_a_wrong_letter(word: str, dice: random.Random) -> str:
    at = dice.randrange(1, len(word))
    kind = dice.choice(("other", "missing", "double", "swapped"))
    letter = {"other": dice.choice("aeinrst"), "missing": "", "double": word[at] * 2}
    if kind == "swapped":
        return word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
    return word[:at] + letter[kind] + word[at + 1 :]


def _misdated(birth: Birth, kind: str, dice: random.Random) -> Birth:
    year, month, day = birth.year, birth.month, birth.day
    if kind == "no birth" or year is None or month is None or day is None:
        return UNKNOWN
    if kind == "day and month":
        return Birth(year, day, month) if day <= 12 else birth
    if kind == "year":
        return Birth(year + dice.choice((-1, 1)), month, 28 if (month, day) == (2, 29) else day)
    if kind == "only the year":
        return Birth(year)
    if kind == "convention":
        return Birth(year, 1, 1, is_conventional=True)
    return Birth(year, month, min(28, day + 10 if day <= 18 else day - 10))
