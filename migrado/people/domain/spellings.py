"""Whether two words may be one name in two spellings, and by what."""

import re
from enum import IntEnum

from migrado.people.domain.words import Word

_FEWEST_LETTERS = 5  # in shorter given names another letter is another name
_FEWEST_LETTERS_AT_ALL = 4
_FEWEST_BONES = 2
_VOWELS = re.compile("[AEIOUY]+")
# How one long vowel of Arabic is written in Latin; E is written for any of them.
_SOUNDS_LIKE = {**dict.fromkeys("AE", "A"), **dict.fromkeys("IY", "I"), **dict.fromkeys("OU", "U")}
_FIRST_SOUNDS = {**_SOUNDS_LIKE, "E": "I"}  # Iman is Eman, but Alina is not Elina
_ARABIC_VOWELS = {
    **dict.fromkeys("اأإآىةهۀ", "AE"),
    **dict.fromkeys("يیئ", "IYEA"),
    **dict.fromkeys("وؤ", "OUWV"),
}
_FIRST_VOWELS = frozenset("اأإآعيیو")
_SILENT = re.compile("[ءع]$")


class Grade(IntEnum):
    """How sure it is that two words are one name, surest first."""

    SAME = 0  # the same search form
    TRANSLITERATION = 1  # one is the other in Latin letters
    SPELLING = 2  # the same sounds, written after another language
    CONSONANTS = 3  # the same consonants, and no vowel that speaks against it
    FORM = 4  # the same given name in another language
    LETTER = 5  # one letter is wrong, missing, too many or swapped


def grade(one: Word, other: Word) -> Grade | None:
    """Return the surest way in which ``one`` may be ``other``; None if they are two names."""
    if one.text == other.text:
        return Grade.SAME
    if not one.latin.isdisjoint(other.latin):
        return Grade.TRANSLITERATION
    if not one.sounds.isdisjoint(other.sounds):
        return Grade.SPELLING
    if _has_the_same_bones(one, other):
        return Grade.CONSONANTS
    if not one.forms.isdisjoint(other.forms):
        return Grade.FORM
    if any(_is_one_letter_off(a, b) for a in one.sounds for b in other.sounds):
        return Grade.LETTER
    return None


def is_sure_letter(one: Word, other: Word) -> bool:
    """Tell whether a wrong letter leaves a given name the same one.

    It does not in a short name, at its beginning or its end: Lana is not Hana, Samir not Samira.
    """
    pairs = ((a, b) for a in one.sounds for b in other.sounds)
    return any(
        _is_one_letter_off(a, b)
        and min(len(a), len(b)) >= _FEWEST_LETTERS
        and (_softened(a) == _softened(b) or a[0] == b[0])
        and _end_alike(a, b)
        for a, b in pairs
    )


def _has_the_same_bones(one: Word, other: Word) -> bool:
    same = one.bones & other.bones
    if not same:
        return False
    if one.is_arabic == other.is_arabic:
        return any(len(found) >= _FEWEST_BONES for found in same) and any(
            _has_like_vowels(a, b) for a in one.bare for b in other.bare
        )
    arabic, latin = (one, other) if one.is_arabic else (other, one)
    return any(_may_sound(script, form) for script in arabic.bare for form in latin.bare)


def _has_like_vowels(one: str, other: str) -> bool:
    """Tell whether the vowels of two Latin words may be those of one Arabic or Slavic word."""
    mine, theirs = (_VOWELS.findall(word.removesuffix("H")) for word in (one, other))
    if not mine or not theirs or _begins(one) != _begins(other) or not _end_alike(one, other):
        return False
    if len(mine) != len(theirs):
        mine, theirs = [mine[0], mine[-1]], [theirs[0], theirs[-1]]
    return all(_is_like(a, b) for a, b in zip(mine, theirs, strict=True))


def _begins(word: str) -> str:
    """Return the class of the first letter: those of vowels, C (never K in Turkish), others."""
    return _FIRST_SOUNDS.get(word[0], "C" if re.match("C[^H]", word) else "")


def _is_like(one: str, other: str) -> bool:
    return one == other or "E" in (one, other) or _SOUNDS_LIKE[one[0]] == _SOUNDS_LIKE[other[0]]


def _end_alike(one: str, other: str) -> bool:
    """Tell whether both end with a vowel or both do not; E is often silent and does for both."""
    last = [word.removesuffix("H")[-1:] for word in (one, other)]
    return "E" in last or (last[0] in "AIOUY") == (last[1] in "AIOUY")


def _may_sound(arabic: str, latin: str) -> bool:
    """Tell whether the written vowels at both ends of an Arabic word are in the Latin one."""
    first, last = arabic[0], _SILENT.sub("", arabic)[-1:]
    if first in _FIRST_VOWELS and latin[0] not in "AEIOUYWVJ":
        return False
    final = latin.removesuffix("H")[-1:]
    if last in _ARABIC_VOWELS:
        return final in _ARABIC_VOWELS[last] or last in "هو"
    return final not in "AEIOUY" or _SILENT.search(arabic) is not None


def _softened(form: str) -> str:
    return form.replace("Z", "S")  # a German S is a Z elsewhere: Resa is Reza


def _is_one_letter_off(one: str, other: str) -> bool:
    """Tell whether one letter is other, missing, too many or swapped with the next."""
    if abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < _FEWEST_LETTERS_AT_ALL:
        return False
    if _softened(one) == _softened(other):
        return True
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    a, b = one[same:], other[same:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or a[1::-1] + a[2:] == b
