"""German compounds, split by the words that the indexed documents use.

The splitting with the largest geometric mean of its parts' frequencies wins, as in Koehn and
Knight (2003), "Empirical Methods for Compound Splitting", EACL; unlike there a word is split even
where it is frequent itself, because the whole word stays beside its parts.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from migrado.search.stems import SHORTEST_STEM, stem, stops

SHORTEST_COMPOUND = 8
SHORTEST_PART = 4
LONGEST_PART = 24
SHORTEST_LONE_PART = 5
MOST_PARTS = 4
LONGEST_ENDING = 6
RAREST_PART = 2  # documents in which a part must occur
LINKS = ("", "s", "n", "en", "es", "er", "e")


class Compounds:
    """Knows how often each word occurs and takes compounds apart with that."""

    def __init__(self, counts: Mapping[str, int], stems: Mapping[str, int] | None = None):
        """Take folded words with the number of documents in which each occurs.

        ``stems`` are their stems' numbers; taking stems is slow, so an index keeps them.
        """
        silent = stops("de")
        self._counts = {
            word: count
            for word, count in sorted(counts.items())
            if count >= RAREST_PART
            and SHORTEST_PART <= len(word) <= LONGEST_PART
            and word not in silent
            and word.isalpha()
        }
        self._stems = _stems(self._counts) if stems is None else dict(stems)
        self.split = lru_cache(maxsize=50_000)(self._split)

    @classmethod
    def from_json(cls, kept: Mapping[str, Mapping[str, int]]) -> "Compounds":
        """Return what ``as_json`` has given."""
        return cls(kept["words"], kept["stems"])

    def as_json(self) -> dict[str, dict[str, int]]:
        """Return what is known, to be kept with an index."""
        return {"words": self._counts, "stems": self._stems}

    def is_known(self, word: str) -> bool:
        """Say whether the folded ``word`` occurs often enough to be no typing mistake."""
        return word in self._counts

    def _split(self, word: str) -> tuple[str, ...]:
        if not SHORTEST_COMPOUND <= len(word) <= 60:
            return ()
        best: tuple[float, tuple[str, ...]] = (0.0, ())
        for parts, product in self._splittings(word, MOST_PARTS):
            if len(parts) > 1:
                best = max(best, (product ** (1 / len(parts)), parts))
        return best[1]

    def _splittings(self, word: str, most: int) -> Iterator[tuple[tuple[str, ...], float]]:
        """Yield every way to read ``word``, with the product of the frequencies."""
        whole = self._count_form(word)
        if whole:
            yield (word,), float(whole)
        if most == 1:
            return
        for end in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
            first, count = self._first(word[:end])
            if not count:
                continue
            for rest, product in self._splittings(word[end:], most - 1):
                yield (first, *rest), count * product

    def known_part(self, word: str) -> tuple[str, ...]:
        """Return the longest known beginning or end of a ``word`` that cannot be split whole."""
        if len(word) < SHORTEST_COMPOUND or self._count_form(word):
            return ()
        for length in range(len(word) - 3, SHORTEST_LONE_PART - 1, -1):
            first, count = self._first(word[:length])
            if count and len(first) >= SHORTEST_LONE_PART:
                return (first,)
            end = word[-length:]
            if self._count_form(end):
                return (end,)
        return ()

    def _first(self, head: str) -> tuple[str, int]:
        """Return the word that ``head`` is with a linking element taken away, and its count."""
        found = [(self._count(part), -len(link), part) for link, part in _unlinked(head)]
        count, _, part = max(found)
        return part, count

    def _count_form(self, word: str) -> int:
        """Return the count of a word in any of its forms; its stem is only taken if it may help."""
        shortest = max(SHORTEST_STEM, len(word) - LONGEST_ENDING)
        if word in self._counts:
            return self._counts[word]
        if any(word[:end] in self._stems for end in range(shortest, len(word) + 1)):
            return self._stems.get(stem(word, "de"), 0)
        return 0

    def _count(self, part: str) -> int:
        return max(self._counts.get(part, 0), self._stems.get(part, 0))


def _stems(counts: Mapping[str, int]) -> dict[str, int]:
    stems: dict[str, int] = {}
    for word, count in counts.items():
        short = stem(word, "de")
        if len(short) >= SHORTEST_STEM:
            stems[short] = stems.get(short, 0) + count
    return stems


def count_documents(documents: Iterable[Iterable[str]]) -> dict[str, int]:
    """Return in how many documents each folded word occurs."""
    counts: dict[str, int] = {}
    for document in documents:
        for word in set(document):
            counts[word] = counts.get(word, 0) + 1
    return counts


def _unlinked(head: str) -> Iterator[tuple[str, str]]:
    for link in LINKS:
        part = head.removesuffix(link) if link else head
        if len(part) >= SHORTEST_PART and (not link or part != head):
            yield link, part
