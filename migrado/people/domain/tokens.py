"""What persons are searched by: terms that the vault blinds before they are stored.

Who holds the tokens and not the key sees which rows share a token and how often each occurs,
and can guess common names by that. So there are only two lengths of beginnings, family and given
names are not told apart, no year of birth is stored alone where the day is known, and whatever
else may be meant (swapped days, other years, other forms of a name) is asked for, not stored.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from enum import StrEnum
from typing import NamedTuple

from migrado.people.domain.birth import CONVENTIONS, FIRST_YEAR, Birth
from migrado.people.domain.names import Name
from migrado.people.domain.words import Word, joined, words

STARTS = (3, 5)  # letters of a beginning: shared by many; enough to sort out the rest
MOST_WORDS = 16  # of one field of a name
MOST_ASKED = 8  # words of one query
MOST_TYPED = 200  # characters that are read of a query
ENOUGH = 2  # groups of ``asked_like`` that a candidate meets, unless there are fewer
_FEWEST_BONES = 2  # consonants; one says something only of an Arabic spelling


class Purpose(StrEnum):
    """The index that a term belongs to; tokens of two purposes cannot be compared."""

    WORD = "name: word"
    SOUND = "name: sound"
    BONES = "name: consonants"
    START = "name: beginning"
    BIRTH = "birth"


class Term(NamedTuple):
    """What is blinded: ``text`` for the index ``purpose``."""

    purpose: str
    text: str


Group = frozenset[Term]  # one thing that was asked; any of its terms answers it


def terms(name: Name, birth: Birth) -> frozenset[Term]:
    """Return what is stored of a person: some 25 terms for three words and a birth."""
    found = {term for word in _all_words(name) for term in (*_whole(word), *_starts(word))}
    glued = (word for part in _parts(name) for word in joined(part))
    found |= {term for word in glued for term in _whole(word) if term.purpose != Purpose.WORD}
    if birth.year is not None:
        found.add(_born(birth.text.removesuffix("~")))
    return frozenset(found)


def asked(query: str) -> tuple[Term, ...]:
    """Return every term that ``query`` may mean: the groups of ``questions`` in one row."""
    found = (term for group in questions(query) for term in sorted(group))
    return tuple(dict.fromkeys(found))


def questions(query: str) -> tuple[Group, ...]:
    """Return a group of terms for each word and each birth that somebody typed.

    Words in any script and order; a birth as 2.5.1990, 2/5/1990, 1990-05-02, 5.1990 or 1990.
    A person who answers meets every group; ``fits`` then looks closer. Never raises.
    """
    typed, births = _read(query)
    return tuple(_group(word, typed) for word in typed) + tuple(map(_any_of, births))


def fits(query: str, name: Name, birth: Birth) -> bool:
    """Tell whether an opened person answers ``query``: each word whole, alike or begun."""
    typed, births = _read(query)
    stored = terms(name, birth)
    beginnings = {_light(form) for word in _all_words(name) for form in word.bare}
    return all(_is_met(word, typed, stored=stored, by=beginnings) for word in typed) and all(
        not stored.isdisjoint(_any_of(meant)) for meant in births
    )


def asked_like(name: Name, birth: Birth) -> tuple[Group, ...]:
    """Return the groups for a search for duplicates, one for each word and one for the birth.

    A candidate meets ``ENOUGH`` of them, or the only one; ``duplicates.compare`` then decides.
    Who has one word only is looked for by it alone, whatever the birth.
    """
    found: list[Group] = []
    for part in _parts(name):
        for word in (*part, *joined(part)):
            _add(found, frozenset(_alike(word)))
    if birth.year is not None and len(found) > 1:
        found.append(_born_near(birth))
    return tuple(found)


def _add(groups: list[Group], group: Group) -> None:
    """Add ``group``, to the one for the same word in another script where there is one."""
    for at, other in enumerate(groups):
        if not group.isdisjoint(other):
            groups[at] = other | group
            return
    if group:
        groups.append(group)


def _is_met(word: Word, typed: list[Word], *, stored: frozenset[Term], by: set[str]) -> bool:
    whole = {term for term in _group(word, typed) if term.purpose != Purpose.START}
    begun = tuple(light for form in word.bare if len(light := _light(form)) >= STARTS[0])
    return not whole.isdisjoint(stored) or any(other.startswith(begun) for other in by)


def _group(word: Word, typed: list[Word]) -> Group:
    at = typed.index(word)
    glued = joined(typed[max(0, at - 1) : at + 2])
    return frozenset(
        {*_alike(word), *_starts_asked(word), *(term for other in glued for term in _alike(other))}
    )


def _alike(word: Word) -> Iterator[Term]:
    """Yield what the word and its other spellings and forms may be stored as."""
    fewest = 1 if word.is_arabic else _FEWEST_BONES
    for term in _whole(word):
        if term.purpose != Purpose.BONES or len(term.text) >= fewest:
            yield term
    yield from (Term(Purpose.SOUND, form) for form in word.forms)


def _whole(word: Word) -> Iterator[Term]:
    for purpose, forms in (
        (Purpose.WORD, word.bare),
        (Purpose.SOUND, word.sounds),
        (Purpose.BONES, word.bones),
    ):
        yield from (Term(purpose, form) for form in forms)


def _starts(word: Word) -> Iterator[Term]:
    for form in map(_light, word.bare):
        yield from (Term(Purpose.START, form[:most]) for most in STARTS if len(form) >= most)


def _starts_asked(word: Word) -> Iterator[Term]:
    for form in map(_light, word.bare):
        fitting = [most for most in STARTS if len(form) >= most]
        if fitting:
            yield Term(Purpose.START, form[: fitting[-1]])


def _light(form: str) -> str:
    """Return ``form`` with one letter for those that are taken for each other.

    Every beginning of a word gives a beginning of its result, which ``sounds`` does not promise.
    """
    single = re.sub(r"(?<=[AOU])E|(.)(?=\1)", "", form)
    return single.translate(_ONE_LETTER)


_ONE_LETTER = str.maketrans("WYJQ", "VIIK")


def _parts(name: Name) -> Iterator[tuple[Word, ...]]:
    for text in (name.family, name.given, name.called, name.birth_family, name.native):
        yield words(text)[:MOST_WORDS]


def _all_words(name: Name) -> frozenset[Word]:
    return frozenset(word for part in _parts(name) for word in part)


# --- births ----------------------------------------------------------------------------------


_DATES = re.compile(
    r"(?<!\d)(?:"
    r"(?P<y1>\d{4})-(?P<m1>\d{1,2})(?:-(?P<d1>\d{1,2}))?"
    r"|(?:(?P<d2>\d{1,2})\s?[./-]\s?)?(?P<m2>\d{1,2})\s?[./-]\s?(?P<y2>\d{4}|\d{2}(?=\D|$))"
    r"|(?P<y3>\d{4})"
    r")(?!\d)"
)
_CENTURIES = ("19", "20")  # of a year with two digits


def _read(query: str) -> tuple[list[Word], list[list[Birth]]]:
    """Return the words and, for each date, the births that it may mean."""
    text = query[:MOST_TYPED]
    births = [meant for found in _DATES.finditer(text) if (meant := _meant(found))]
    typed = words(re.sub(r"\d", " ", _DATES.sub(" ", text)))
    return list(dict.fromkeys(typed))[:MOST_ASKED], births


def _meant(found: re.Match[str]) -> list[Birth]:
    year = found["y1"] or found["y2"] or found["y3"]
    month, day = found["m1"] or found["m2"], found["d1"] or found["d2"]
    years = [year] if len(year) == 4 else [century + year for century in _CENTURIES]
    births = (
        _possible(int(one), int(month) if month else None, int(day) if day else None)
        for one in years
    )
    return [birth for birth in births if birth]


def _possible(year: int, month: int | None = None, day: int | None = None) -> Birth | None:
    try:
        return Birth(year, month, day) if year >= FIRST_YEAR else None
    except ValueError:
        return None


def _born(text: str) -> Term:
    return Term(Purpose.BIRTH, text)


def _born_near(birth: Birth) -> Group:
    """Return how a birth may have been entered elsewhere: less exactly, swapped, a year off."""
    if birth.year is None:
        return frozenset()
    if not birth.is_exact:
        return frozenset(map(_born, _all_days(birth)))
    near = [
        birth,
        Birth(birth.year),
        Birth(birth.year, birth.month),
        _possible(birth.year, birth.day, birth.month),
        *(_possible(birth.year + by, birth.month, birth.day) for by in (-1, 1)),
        *(Birth(birth.year, *convention) for convention in CONVENTIONS),
    ]
    days = _all_days(Birth(birth.year)) if birth.may_be_conventional else ()
    return frozenset((*(_born(one.text) for one in near if one), *map(_born, days)))


def _any_of(births: Iterable[Birth]) -> Group:
    return frozenset().union(*map(_born_near, births))


def _all_days(birth: Birth) -> Iterator[str]:
    """Yield the year, and each month and day that the birth may have been."""
    first, last = birth.earliest, birth.latest
    if not first or not last:
        return
    yield Birth(first.year).text
    for days in range((last - first).days + 1):
        day = (first + timedelta(days=days)).isoformat()
        yield from (day, day.rpartition("-")[0])
