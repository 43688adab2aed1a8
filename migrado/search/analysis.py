"""From text to terms: what stands in an index, and what a query looks for in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from migrado.search.compounds import Compounds
from migrado.search.normal import base_of, query_words, words
from migrado.search.stems import light, stem, stops

MOST_WORDS = 32  # of a query, each once
LIGHT_WEIGHT = 0.3
PART_WEIGHT = 0.5  # of the parts of a compound, beside the whole
GRAM = 4  # letters; McNamee and Mayfield (2004), "Character N-Gram Tokenization"
_SHORT_GRAM = {"ar": 3, "fa": 3, "ti": 3}  # scripts that write more with one letter


@dataclass(slots=True)
class Terms:
    """What a query looks for: terms with their weights, and the word that each came from."""

    weights: dict[str, float] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    grams: dict[str, float] = field(default_factory=dict)

    def add(self, term: str, weight: float, word: str) -> None:
        """Look for ``term``; of several weights the largest counts."""
        if weight > self.weights.get(term, 0.0):
            self.weights[term] = weight
        self.words.setdefault(term, word)


class Analysis:
    """Reads text of one language; German also takes compounds apart."""

    def __init__(self, language: str, compounds: Compounds | None = None):
        self.language = base_of(language)
        self.compounds = compounds if self.language == "de" else None
        self._of_word = lru_cache(maxsize=50_000)(self._read_word)
        self._of_labels = lru_cache(maxsize=2_000)(self._read_labels)  # a glossary fits

    def of_text(self, text: str) -> tuple[list[str], list[str]]:
        """Return the terms of a text, parts after their compound, and the pieces of its words.

        The pieces find other endings and other spellings.
        """
        terms: list[str] = []
        grams: list[str] = []
        silent = stops(self.language)
        for word in words(text, self.language):
            if word not in silent:
                own_terms, own_grams = self._of_word(word)
                terms += own_terms
                grams += own_grams
        return terms, grams

    def of_query(self, query: str, *, silent: frozenset[str] = frozenset()) -> Terms:
        """Return what to look for. Words in ``silent`` are left out with the stop words."""
        terms = Terms()
        for word, weight in self._weighted(query, silent):
            terms.add(stem(word, self.language), weight, word)
            for part in self._parts(word) or self._known_part(word):
                terms.add(stem(part, self.language), self._part_weight(part, weight), word)
            for gram in _grams(word, self.language):
                terms.grams[gram] = max(weight, terms.grams.get(gram, 0.0))
        return terms

    def phrases(self, labels: Iterable[str]) -> tuple[tuple[str, ...], ...]:
        """Return the terms of each label without its stop words, each list once.

        A label with compounds is there a second time, taken apart.
        """
        return self._of_labels(tuple(labels))

    def _read_labels(self, labels: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        silent = stops(self.language)
        found: dict[tuple[str, ...], None] = {}
        for label in labels:
            kept = [word for word in query_words(label, self.language) if word not in silent]
            apart = [part for word in kept for part in self._parts(word) or (word,)]
            for form in (kept, apart):
                stems = tuple(dict.fromkeys(stem(word, self.language) for word in form))
                if stems:
                    found[stems] = None
        return tuple(found)

    def _read_word(self, word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        parts = (stem(part, self.language) for part in (word, *self._parts(word)))
        return tuple(parts), tuple(_grams(word, self.language))

    def _weighted(self, query: str, silent: frozenset[str]) -> Iterator[tuple[str, float]]:
        left_out, weighs_little = stops(self.language) | silent, light(self.language)
        found = dict.fromkeys(query_words(query, self.language))
        for word in list(found)[:MOST_WORDS]:
            if word not in left_out:
                yield word, LIGHT_WEIGHT if word in weighs_little else 1.0

    def _part_weight(self, part: str, weight: float) -> float:
        lighter = LIGHT_WEIGHT if part in light(self.language) else 1.0
        return PART_WEIGHT * weight * lighter

    def _parts(self, word: str) -> tuple[str, ...]:
        return self.compounds.split(word) if self.compounds else ()

    def _known_part(self, word: str) -> tuple[str, ...]:
        return self.compounds.known_part(word) if self.compounds else ()


def _grams(word: str, language: str) -> list[str]:
    size = _SHORT_GRAM.get(language, GRAM)
    marked = f"_{word}_"
    return [marked[at : at + size] for at in range(max(1, len(marked) - size + 1))]
