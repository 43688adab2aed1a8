"""Whether two spellings may be one person's name: a score, and the reason for it."""

import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from enum import Enum
from itertools import product
from typing import NamedTuple

from migrado.kernel.names.characters import normalise
from migrado.kernel.names.romanised import consonants, is_arabic, romanisations
from migrado.kernel.names.searching import search_form

THRESHOLD = 0.7  # from here on a person should look
_ANOTHER_ORDER = 0.03  # what swapped names cost
_MOST_BY_LETTERS = 0.65  # names that only look alike stay under the threshold
_FEWEST_CONSONANTS = 4  # fewer are shared by too many names


class Reason(Enum):
    """Why two names are taken as alike, strongest first; the value is the score it gives."""

    IDENTICAL = 1.0
    SEARCH_FORM = 0.97  # the same but for accents, case and signs
    TRANSLITERATION = 0.9  # one is the other in Latin letters
    SPELLING = 0.8  # the same sounds, written after another language
    FURTHER_NAMES = 0.75  # one has names that the other leaves out
    CONSONANTS = 0.73  # Arabic and Latin spelling have the same consonants
    LETTERS = 0.0  # only as alike as their letters are


class Likeness(NamedTuple):
    """How alike two names are: 0 to 1, why, and whether their parts are in another order."""

    score: float
    reason: Reason
    swapped: bool = False


# Spellings of one sound after German, English, French, Turkish and Polish, longest first.
_SOUNDS = (
    (r"SCHTSCH|SHCH|SZCZ|CHTCH", "SC"),
    (r"DSCH|DZH|DJ", "DZ"),
    (r"TSCH|TCH|CZ", "C"),
    (r"CH(?=[AEIOUYLR]|$)|KH", "H"),
    (r"SCH|SZ|SH", "S"),
    (r"ZH", "Z"),
    (r"TZ|TS", "Z"),
    (r"PH", "F"),
    (r"CK|Q", "K"),
    (r"X", "KS"),
    (r"W", "V"),
    (r"OU|OO", "U"),
    (r"EE|IE", "I"),
    (r"[JY]", "I"),
    (r"(?<=[AOU])E", ""),  # AE, OE and UE may be written for, or without, two dots
)


def likeness(one: str, other: str) -> Likeness:
    """Return how alike the full names ``one`` and ``other`` are, whatever their order.

    Latin letters, Cyrillic (ICAO Doc 9303) and Arabic (by consonants) are compared with each
    other. It is a reason to look, never to merge. Raises Refusal as ``normalise`` does.
    """
    one, other = sorted((normalise(one), normalise(other)))
    return max(_found(one, other), key=lambda found: found.score)


def same_person_name(one: str, other: str) -> bool:
    """Tell whether ``one`` and ``other`` may be the same name; a person should then look."""
    return likeness(one, other).score >= THRESHOLD


def _found(one: str, other: str) -> Iterator[Likeness]:
    if one and one.casefold() == other.casefold():
        yield Likeness(Reason.IDENTICAL.value, Reason.IDENTICAL)
    pairs = list(product(_latin(one), _latin(other)))
    yield from _equal(Reason.SEARCH_FORM, [(search_form(one), search_form(other))], str)
    yield from _equal(Reason.TRANSLITERATION, pairs, str)
    yield from _equal(Reason.SPELLING, pairs, sounds)
    if any(_one_has_more(sounds(a).split(), sounds(b).split()) for a, b in pairs):
        yield Likeness(Reason.FURTHER_NAMES.value, Reason.FURTHER_NAMES)
    if is_arabic(one) != is_arabic(other):
        bare = [both for a, b in pairs for both in product(consonants(a), consonants(b))]
        enough = [both for both in bare if len(both[0].replace(" ", "")) >= _FEWEST_CONSONANTS]
        yield from _equal(Reason.CONSONANTS, enough, str)
    yield max(_by_letters(sounds(a), sounds(b)) for a, b in pairs)


def _equal(
    reason: Reason, pairs: list[tuple[str, str]], key: Callable[[str], str]
) -> Iterator[Likeness]:
    for one, other in pairs:
        a, b = key(one), key(other)
        if a.strip() and a.replace(" ", "") == b.replace(" ", ""):
            yield Likeness(reason.value, reason)
        elif a.strip() and sorted(a.split()) == sorted(b.split()):
            yield Likeness(round(reason.value - _ANOTHER_ORDER, 2), reason, swapped=True)


def sounds(name: str) -> str:
    """Return ``name``, a search form, with one spelling for each sound."""
    for spelling, sound in _SOUNDS:
        name = re.sub(spelling, sound, name)
    return re.sub(r"([^\W\d_])\1+", r"\1", name)


def _latin(name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(search_form(latin) for latin in romanisations(name)))


def _one_has_more(one: list[str], other: list[str]) -> bool:
    fewer, more = sorted((set(one), set(other)), key=len)
    return len(fewer) > 1 and fewer < more


def _by_letters(one: str, other: str) -> Likeness:
    first, second = sorted(" ".join(sorted(name.split())) for name in (one, other))
    ratio = SequenceMatcher(None, first, second, autojunk=False).ratio() if first else 0.0
    return Likeness(round(_MOST_BY_LETTERS * ratio, 2), Reason.LETTERS)
