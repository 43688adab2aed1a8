"""The words of a name, each with the spellings under which it may stand elsewhere."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from migrado.kernel.names.likeness import sounds
from migrado.kernel.names.romanised import consonants, is_arabic, romanisations
from migrado.kernel.names.searching import search_form
from migrado.people.domain.variants import forms_of

_ARTICLES = frozenset({"AL", "EL", "UL"})
# The article before a sun letter sounds like it: Ar-Rahman, Ash-Shami.
_BEFORE_SUN_LETTERS = re.compile(r"[AE](SH|[TDRZSN]) \1")
_WITH_ARTICLE = re.compile(r"(?:[AE]L(?=[^AEIOUY])|\u0627\u0644)(.{3,})")
_FEWEST_LETTERS = 4  # of a Latin word without its article
# Letters that papers of other countries write otherwise than the norm's search form.
_ALSO = str.maketrans({"đ": "dj", "Đ": "Dj", "ə": "a", "Ə": "A"})
# The same in Latin letters: Oualid is Walid, Othman Osman, Marchenko Martschenko; Abdullah is
# one word in Arabic.
_READINGS = (
    (re.compile(r"(?<![ST])CH"), "TSCH"),
    (re.compile(r"^OU(?=[AEI])"), "W"),
    (re.compile(r"TH"), "S"),
    (re.compile(r"^ABD[AEIO]L"), "ABDUL"),
)
_GERMAN_KH = re.compile(r"(?<![ST])CH")


@dataclass(frozen=True)
class Word:
    """One word in its search form; an article stands with the word that it belongs to.

    ``others`` are the noun without that article, and the word in papers with Dj for Đ, A for Ə.
    """

    text: str
    others: tuple[str, ...] = ()

    @cached_property
    def is_arabic(self) -> bool:
        """Tell whether it is written in Arabic letters."""
        return is_arabic(self.text)

    @cached_property
    def latin(self) -> frozenset[str]:
        """Return its search forms in Latin letters; scripts that nobody romanises stay."""
        if self.text.isascii():
            return frozenset({self.text})
        return frozenset(search_form(form) for form in romanisations(self.text))

    @cached_property
    def bare(self) -> frozenset[str]:
        """Return ``latin`` and ``others``, with and without an article."""
        found = self.latin.union(self.others)
        return found.union(bare for form in found if (bare := _without_article(form)))

    @cached_property
    def sounds(self) -> frozenset[str]:
        """Return how it sounds, in each of its readings."""
        return frozenset(map(sounds, self._readings))

    @cached_property
    def bones(self) -> frozenset[str]:
        """Return its consonants in classes that Arabic and Latin letters share."""
        read = self._readings.union(_GERMAN_KH.sub("KH", form) for form in self._readings)
        return frozenset(found for form in read for found in consonants(form) if found)

    @cached_property
    def _readings(self) -> frozenset[str]:
        read = set(self.bare)
        for pattern, reading in _READINGS:
            read |= {pattern.sub(reading, form) for form in read}
        return frozenset(read)

    @cached_property
    def forms(self) -> frozenset[str]:
        """Return how the given name sounds in other languages; empty for most names."""
        return frozenset().union(*map(forms_of, self.sounds))


def words(text: str) -> tuple[Word, ...]:
    """Return the words of ``text`` in order; the article of an Arabic name with its noun."""
    found = search_form(text).split()
    translated = text.translate(_ALSO)
    others = found if translated == text else search_form(translated).split()
    return tuple(_with_articles(found, others))


def joined(found: Iterable[Word]) -> tuple[Word, ...]:
    """Return each word written as one with the next: Anne Marie is Annemarie elsewhere."""
    return tuple(Word(one.text + other.text) for one, other in pairwise(found))


def _with_articles(found: list[str], others: list[str]) -> Iterator[Word]:
    article = ""
    for (word, other), (following, _) in pairwise([*zip(found, others, strict=True), ("", "")]):
        is_article = word in _ARTICLES or _BEFORE_SUN_LETTERS.match(f"{word} {following}")
        if is_article and following and not article:
            article = "AL"
            continue
        whole = article + word
        yield Word(whole, tuple(sorted({word, other, article + other} - {whole})))
        article = ""


def _without_article(form: str) -> str:
    found = _WITH_ARTICLE.fullmatch(form)
    bare = found[1] if found else ""
    return bare if is_arabic(bare) or len(bare) >= _FEWEST_LETTERS else ""
