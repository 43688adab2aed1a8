"""Stems of folded words by language, and which words are not searched for at all."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from snowballstemmer import stemmer  # type: ignore[import-untyped]

from migrado.search.normal import fold, words
from migrado.search.stops import LIGHT_WORDS, WORDS

SHORTEST_STEM = 3
_SNOWBALL = {
    "de": "german", "en": "english", "ar": "arabic", "tr": "turkish", "ru": "russian",
    "ro": "romanian", "pl": "polish", "fr": "french", "es": "spanish", "fa": "persian",
}  # fmt: skip

# Endings of cases, numbers and persons, longest first; a light stemmer in the sense of Savoy
# (2009, "Searching strategies for the Bulgarian language"). None for Kurmanji and Tigrinya.
_ENDINGS = {
    "uk": """
        юватися уватися ювати увати іями ання ення іння ться тися ість ості ому ого ему ами ями ові
        еві ему ими іми ати яти ити іти ала ила ало ило али или ають яють ують юють ить ять ете єте
        ій ий ої ої ою ею єю ах ях ам ям ів їв ем єм ом им их іх ії ію ія ся ти а я о е є и
        і ї у ю ь й
    """,
    "bg": """
        ията овете евете ите ове еве ето ата ята ият ето ото ост ия ие ии та то те
        ът ят ен ам ям им ем ам ах ях еш иш аш ва на а я о е и у й
    """,
}
_GERMAN_S = re.compile(r"(?<=\w\w[bdfghklmnrt])s$")
# What the Turkish algorithm no longer sees once ı has become i: vowel harmony of the plural.
_TURKISH_PLURAL = re.compile(r"(?<=\w{3})(?:lari|leri)(?:n|m|miz|niz|ni|na|ne|nda|nde)?$")


@lru_cache(maxsize=100_000)
def stem(word: str, language: str) -> str:
    """Return the stem of a folded ``word``; the word itself in a language without rules."""
    if word.isdecimal():
        return word
    if language in _ENDINGS:
        return _without_ending(word, language)
    if language == "tr":
        word = _TURKISH_PLURAL.sub("", word)
    algorithm = _algorithm(language)
    if algorithm is None:
        return word
    found = fold(str(algorithm.stemWord(word)), language)
    if language == "de":
        found = _GERMAN_S.sub("", found)  # Kurse becomes kurs, and Kurs becomes kur
    if language == "ar" and len(found) > SHORTEST_STEM:
        found = found.removesuffix("ه")  # with the article the algorithm lets it stand
    return found or word


@lru_cache(maxsize=64)
def stops(language: str) -> frozenset[str]:
    """Return the folded stop words of ``language``; none for a language that is not known."""
    text = " ".join(WORDS.get(language, ()))
    return frozenset(words(text, language))


@lru_cache(maxsize=64)
def light(language: str) -> frozenset[str]:
    """Return the folded words that weigh little in a question of ``language``."""
    text = " ".join(LIGHT_WORDS.get(language, ()))
    return frozenset(words(text, language))


def stemmed(found: Iterable[str], language: str) -> list[str]:
    """Return the stems of folded words without the stop words, in their order."""
    silent = stops(language)
    return [stem(word, language) for word in found if word not in silent]


@cache
def _endings(language: str) -> tuple[str, ...]:
    return tuple(sorted(set(_ENDINGS[language].split()), key=lambda ending: (-len(ending), ending)))


def _without_ending(word: str, language: str) -> str:
    for ending in _endings(language):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word


@cache
def _algorithm(language: str) -> Any:
    name = _SNOWBALL.get(language)
    return stemmer(name) if name else None
