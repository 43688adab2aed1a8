"""Recognises concepts in what somebody asks: by their words, in any order, never by likeness.

A phrase is there when all its words that say something are there, near each other. Typing
mistakes are forgiven, except in what is urgent: there only the rule decides.
"""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from migrado.search.glossary import LANGUAGES, Concept, Glossary
from migrado.search.near import Near
from migrado.search.normal import query_words, words
from migrado.search.stems import stem, stops

SLACK = 3  # words that may stand between those of a phrase
SHORTEST_FOREIGN = 5  # letters of a single word that counts in a language nobody named
# Stop words that change what a phrase says: to whom it is done, and that something is not.
_BINDING = {
    "de": "mich mir kein keine keinen keiner nicht nie ohne",
    "en": "me no not don't can't cannot without never",
    "uk": "мене мені не немає без", "ru": "меня мне не нет без", "bg": "ме ми не няма без",
    "ar": "لا لم لن ليس بدون ما", "fa": "مرا منو من بدون نه", "tr": "beni bana değil yok",
    "ro": "mă nu fără", "pl": "mnie mi nie bez", "fr": "me pas sans plus", "es": "me no sin",
    "ku": "min ne bê", "ti": "የብለይን የለን",
}  # fmt: skip
_SCRIPTS = {"CYRILLIC": ("uk", "ru", "bg"), "ARABIC": ("ar", "fa"), "ETHIOPIC": ("ti",)}
_LATIN = tuple(
    language for language in LANGUAGES if all(language not in some for some in _SCRIPTS.values())
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One label of a concept, as stems."""

    concept: Concept
    words: tuple[str, ...]  # folded
    whole: tuple[str, ...]  # their stems
    needed: frozenset[str]
    in_order: bool  # too little remains without its stop words: it must stand there as it is

    def place(self, stems: Sequence[str]) -> tuple[int, ...]:
        """Return where its words stand in ``stems``, in the shortest stretch; else nothing."""
        if self.in_order:
            return _stretch(self.whole, stems)
        best: tuple[int, ...] = ()
        seen: dict[str, int] = {}
        for at, found in enumerate(stems):
            if found in self.needed:
                seen[found] = at
                if len(seen) == len(self.needed):
                    places = tuple(sorted(seen.values()))
                    if not best or places[-1] - places[0] < best[-1] - best[0]:
                        best = places
        return best if best and best[-1] - best[0] < len(self.whole) + SLACK else ()


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a query is about."""

    concepts: tuple[str, ...] = ()
    urgent: tuple[str, ...] = ()


class Recogniser:
    """Finds the concepts of a glossary in queries; a language is prepared when first needed."""

    def __init__(self, glossary: Glossary):
        self.glossary = glossary
        self._book = lru_cache(maxsize=None)(self._prepare)

    def prepare(self) -> None:
        """Prepare every language, so that no query waits for it."""
        for language in LANGUAGES:
            self._book(language)

    def recognise(
        self, query: str, language: str, *, is_known: Callable[[str], bool] = lambda word: False
    ) -> Recognised:
        """Return the concepts named in ``query``: in the reader's language, German and English,
        then in all others of that script where nothing else was found.

        ``is_known`` says which folded words are no typing mistakes, because documents use them.
        """
        near = dict.fromkeys((language, "de", "en"))
        far = [other for other in _languages(query) if other not in near]
        found: dict[str, Concept] = {}
        taken: set[str] = set()
        for one in near:
            if one in LANGUAGES:
                asked = query_words(query, one)
                found |= self._book(one).find_urgent(asked, sure=one == language)
                forgiving = None if one == "en" != language else is_known
                found |= self._book(one).find(asked, taken, forgiving)
        named = bool(found)
        for one in far:
            asked = query_words(query, one)
            found |= self._book(one).find_urgent(asked, sure=False)
            if not named:
                found |= self._book(one).find_foreign(asked)
        ranked = sorted(found.values(), key=lambda concept: concept.pressing)
        return Recognised(
            concepts=tuple(concept.key for concept in ranked),
            urgent=tuple(concept.key for concept in ranked if concept.urgent),
        )

    def _prepare(self, language: str) -> "Phrasebook":
        return Phrasebook(self.glossary, language)


class Phrasebook:
    """The labels of all concepts in one language."""

    def __init__(self, glossary: Glossary, language: str):
        self.language = language
        self._silent = stops(language)
        self._binding = frozenset(words(_BINDING.get(language, ""), language))
        phrases = [
            phrase
            for concept in glossary.concepts
            for label in concept.labels.get(language, ())
            if (phrase := self._phrase(concept, words(label, language)))
        ]
        # A phrase is looked up by its rarest word.
        counts = Counter(word for phrase in phrases for word in phrase.needed)
        self._by_word: dict[str, list[Phrase]] = defaultdict(list)
        for phrase in phrases:
            rarest = min(phrase.needed, key=lambda word: (counts[word], -len(word), word))
            self._by_word[rarest].append(phrase)
        self._known = set(counts)
        self._near = Near(
            word
            for concept in glossary.concepts
            if not concept.urgent
            for label in concept.labels.get(language, ())
            for word in words(label, language)
            if word not in self._silent
        )

    def find_urgent(self, asked: list[str], *, sure: bool) -> dict[str, Concept]:
        """Return the urgent concepts that the words name; no typing mistake is forgiven.

        Where it is not ``sure`` that the words are of this language, a single word must be the
        label itself: "viola" is no French cry for help.
        """
        return {
            phrase.concept.key: phrase.concept
            for phrase, places in self._matches(self._stems_of(asked))
            if phrase.concept.urgent
            and (sure or len(places) > 1 or self._is_unmistakable(asked[places[0]], phrase))
        }

    def find(
        self, asked: list[str], taken: set[str], is_known: Callable[[str], bool] | None
    ) -> dict[str, Concept]:
        """Return the other concepts that the words name; add to ``taken`` the words they took.

        A longer phrase takes its words from shorter ones. Without ``is_known`` no typing mistake
        is forgiven.
        """
        stems = self._stems_of(asked)
        if is_known:
            stems = [
                self._guess(word, is_known) or own for word, own in zip(asked, stems, strict=True)
            ]
        matches = [match for match in self._matches(stems) if not match[0].concept.urgent]
        matches.sort(key=lambda match: -sum(len(stems[at]) for at in match[1]))
        found: dict[str, Concept] = {}
        longer: list[set[int]] = []
        for phrase, places in matches:
            covered = any(set(places) < other for other in longer)
            if not covered and not all(asked[at] in taken for at in places):
                longer.append(set(places))
                found[phrase.concept.key] = phrase.concept
        taken.update(asked[at] for places in longer for at in places)
        return found

    def find_foreign(self, asked: list[str]) -> dict[str, Concept]:
        """Return the other concepts if the words are of this language, which nobody has said."""
        return {
            phrase.concept.key: phrase.concept
            for phrase, places in self._matches(self._stems_of(asked))
            if not phrase.concept.urgent
            and (len(places) > 1 or self._is_unmistakable(asked[places[0]], phrase))
        }

    def _stems_of(self, asked: list[str]) -> list[str]:
        return [stem(word, self.language) for word in asked]

    def _is_unmistakable(self, word: str, phrase: Phrase) -> bool:
        """Say whether a single ``word`` of a foreign language is the label, letter by letter."""
        return len(word) >= SHORTEST_FOREIGN and word in phrase.words

    def _matches(self, stems: list[str]) -> Iterator[tuple[Phrase, tuple[int, ...]]]:
        for word in dict.fromkeys(stems):
            for phrase in self._by_word.get(word, ()):
                places = phrase.place(stems)
                if places:
                    yield phrase, places

    def _phrase(self, concept: Concept, label: list[str]) -> Phrase | None:
        whole = tuple(stem(word, self.language) for word in label)
        needed = {
            stem(word, self.language)
            for word in label
            if word not in self._silent or word in self._binding
        }
        in_order = len(needed) < 2 <= len(whole)
        wanted = frozenset(needed if needed and not in_order else whole)
        return Phrase(concept, tuple(label), whole, wanted, in_order) if whole else None

    def _guess(self, word: str, is_known: Callable[[str], bool]) -> str:
        """Return the stem of the label's word that ``word`` is a typing mistake of, or nothing."""
        if word in self._silent or stem(word, self.language) in self._known or is_known(word):
            return ""
        found = self._near.nearest(word)
        return stem(found, self.language) if found else ""


def _stretch(whole: tuple[str, ...], stems: Sequence[str]) -> tuple[int, ...]:
    for start in range(len(stems) - len(whole) + 1):
        if tuple(stems[start : start + len(whole)]) == whole:
            return tuple(range(start, start + len(whole)))
    return ()


def _languages(query: str) -> tuple[str, ...]:
    """Return the languages that are written in the script of the first letter."""
    for character in query:
        if character.isalpha():
            return _SCRIPTS.get(unicodedata.name(character, "").split(" ")[0], _LATIN)
    return ()
