"""From what somebody typed to a query of Tantivy, made of terms only: its parser reads nothing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import tantivy

from migrado.search.analysis import Analysis, Terms
from migrado.search.glossary import Concept
from migrado.search.near import distance
from migrado.search.stems import stops

# How much a match counts by the field it stands in, tuned on the training questions of OMoS-QA.
TITLE, TEXT, PARENTS = 1.0, 1.0, 0.3
TITLE_GRAMS, GRAMS = 0.15, 0.4
GERMAN = 0.6  # of what stands in the German beside the reader's language
CONCEPT = 0.8  # of a recognised concept's words
FOREIGN_CONCEPT = 2.0  # of those in a language that was not asked in: there they are all there is
ATTACHED = 4.0  # for a concept that was attached to the document by hand
MOST_POSTINGS = 10_000  # entries of pieces of words that one query reads
GUESSED = 0.5  # for a word that is nearly the one asked for
SHORTEST_GUESSED = 5  # letters, from which one may be wrong
TWO_WRONG_FROM = 9  # letters
MOST_GUESSED = 4  # words, the longest ones
MOST_LOOKED_AT = 200  # words of documents, the most frequent ones
ENDING = 3  # letters
ALIKE = 3  # letters at the beginning, in which no mistake is forgiven

Clause = tuple[tantivy.Occur, tantivy.Query]


@dataclass(frozen=True, slots=True)
class Side:
    """The fields of an index that are in one language."""

    prefix: str  # of the names of its fields
    analysis: Analysis
    weight: float


@dataclass(frozen=True, slots=True)
class Label:
    """The names of a recognised concept on one side, as terms."""

    side: Side
    concept: str
    phrases: tuple[tuple[str, ...], ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Question:
    """A query as terms, for each side of an index."""

    terms: list[tuple[Side, Terms]]
    concepts: tuple[str, ...]  # keys
    labels: list[Label]
    marks: "Marks"

    @property
    def empty(self) -> bool:
        """Say whether nothing is asked for."""
        return not self.concepts and not any(terms.weights for _, terms in self.terms)


class Marks:
    """Says why a document was found, from the terms that it holds.

    Those terms come as one text, with a blank before and after each.
    """

    def __init__(self, terms: Iterable[tuple[Side, Terms]], labels: Iterable[Label]):
        self._words: dict[str, list[str]] = {}
        for side, found in terms:
            for term, word in found.words.items():
                self._words.setdefault(word, []).append(f" {side.prefix}{term} ")
        self._names = [
            (label.concept, [f" {label.side.prefix}{term} " for term in phrase])
            for label in labels
            for phrase in label.phrases
        ]

    def words_in(self, seen: str) -> tuple[str, ...]:
        """Return the words of the query that the document holds, in their order."""
        return tuple(
            word for word, terms in self._words.items() if any(term in seen for term in terms)
        )

    def concepts_in(self, seen: str) -> set[str]:
        """Return the concepts of which the document holds a whole name."""
        return {concept for concept, terms in self._names if all(term in seen for term in terms)}


class Builder:
    """Makes queries for one index."""

    def __init__(self, schema: tantivy.Schema, searcher: tantivy.Searcher):
        self.schema = schema
        self.searcher = searcher

    def exact(self, question: Question) -> tantivy.Query:
        """Return a query for documents with a word that was asked for or stands for a concept."""
        clauses: list[Clause] = []
        for side, terms in question.terms:
            for term, weight in terms.weights.items():
                clauses += self._in_fields(side, term, weight)
        for label in question.labels:
            clauses += self._named(label)
        clauses += [self._should("concepts", key, ATTACHED) for key in question.concepts]
        return tantivy.Query.boolean_query(clauses)

    def alike(self, question: Question) -> list[Clause]:
        """Return clauses that lift documents with pieces of the words that were asked for.

        The rarest pieces first, until they stand in ``MOST_POSTINGS`` documents together: what
        is left out then says little and takes long.
        """
        pieces = sorted(
            (
                (self.searcher.doc_freq(side.prefix + "grams", gram), gram, side, weight)
                for side, terms in question.terms
                for gram, weight in terms.grams.items()
            ),
            key=lambda piece: (piece[0], piece[1], piece[2].prefix),
        )
        clauses: list[Clause] = []
        postings = 0
        for frequency, gram, side, weight in pieces:
            postings += frequency
            if clauses and postings > MOST_POSTINGS:
                break
            if frequency:
                for name, boost in (("title_grams", TITLE_GRAMS), ("grams", GRAMS)):
                    clauses.append(
                        self._should(side.prefix + name, gram, boost * weight * side.weight)
                    )
        return clauses

    def guessed(self, question: Question) -> tantivy.Query:
        """Return a query for documents with a word that is nearly one that was asked for.

        The words that documents use are looked through as far as they begin alike.
        """
        clauses: list[Clause] = []
        for side, terms in question.terms:
            longest = sorted(terms.weights, key=lambda term: (-len(term), term))[:MOST_GUESSED]
            for term in longest:
                for name in ("title", "text"):
                    near = self._nearly(side.prefix + name, term)
                    clauses += [
                        self._should(side.prefix + name, found, GUESSED * side.weight)
                        for found in near
                    ]
        return tantivy.Query.boolean_query(clauses)

    def whole(
        self, required: tantivy.Query, lifting: list[Clause], kinds: Iterable[str]
    ) -> tantivy.Query:
        """Return a query for what is required and of one of ``kinds``, if any are named."""
        must: list[Clause] = [(tantivy.Occur.Must, required)]
        wanted = [self._should("kind", kind, 1.0) for kind in sorted(kinds)]
        if wanted:
            silent = tantivy.Query.boost_query(tantivy.Query.boolean_query(wanted), 0.0)
            must.append((tantivy.Occur.Must, silent))
        return tantivy.Query.boolean_query([*must, *lifting])

    def _in_fields(self, side: Side, term: str, weight: float) -> Iterator[Clause]:
        for name, boost in (("title", TITLE), ("text", TEXT), ("parents", PARENTS)):
            if not (side.prefix and name == "parents"):
                yield self._should(side.prefix + name, term, boost * weight * side.weight)

    def _named(self, label: Label) -> Iterator[Clause]:
        """Yield for title and text the best of a concept's names, each with all its words."""
        for name, boost in (("title", TITLE), ("text", TEXT)):
            names = [self._all(label.side.prefix + name, phrase) for phrase in label.phrases]
            if names:
                best = tantivy.Query.disjunction_max_query(names)
                weight = boost * label.weight * label.side.weight
                yield tantivy.Occur.Should, tantivy.Query.boost_query(best, weight)

    def _all(self, name: str, phrase: tuple[str, ...]) -> tantivy.Query:
        terms = [(tantivy.Occur.Must, self._term(name, term)) for term in phrase]
        return tantivy.Query.boolean_query(terms)

    def _nearly(self, name: str, term: str) -> list[str]:
        """Return the indexed terms with the fewest wrong letters, if they are few enough."""
        most = (len(term) >= SHORTEST_GUESSED) + (len(term) >= TWO_WRONG_FROM)
        if not most or not term.isalpha():
            return []
        alike = self.searcher.terms_with_prefix(name, term[:ALIKE], limit=MOST_LOOKED_AT)
        ranked = [(_wrong(term, found, most=most), found) for found, _ in alike]
        fewest = min((wrong for wrong, _ in ranked), default=most + 1)
        return sorted(found for wrong, found in ranked if wrong == fewest <= most)

    def _term(self, name: str, term: str) -> tantivy.Query:
        return tantivy.Query.term_query(self.schema, name, term, index_option="freq")

    def _should(self, name: str, term: str, weight: float) -> Clause:
        return tantivy.Occur.Should, tantivy.Query.boost_query(self._term(name, term), weight)


def _wrong(term: str, found: str, *, most: int) -> int:
    """Return the number of wrong letters; an ending that only one of the two has counts once."""
    shorter, longer = sorted((term, found), key=len)
    only_ending = len(longer) - len(shorter) <= ENDING and longer.startswith(shorter)
    if only_ending and len(shorter) >= SHORTEST_GUESSED:
        return min(len(longer) - len(shorter), 1)
    return distance(term, found, most=most)


def read(
    query: str, sides: Sequence[Side], *, asked_in: str, concepts: Sequence[Concept]
) -> Question:
    """Return the question that ``query`` asks of an index with these sides.

    Stop words of the language it was asked in are left out on every side.
    """
    silent = stops(asked_in)
    terms = [(side, side.analysis.of_query(query, silent=silent)) for side in sides]
    named = [
        Label(
            side,
            concept.key,
            phrases,
            CONCEPT if side.analysis.language == asked_in else FOREIGN_CONCEPT,
        )
        for side in sides
        for concept in concepts
        if (phrases := side.analysis.phrases(concept.labels.get(side.analysis.language, ())))
    ]
    keys = tuple(concept.key for concept in concepts)
    return Question(terms, keys, named, Marks(terms, named))
