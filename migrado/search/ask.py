"""From what somebody typed to a query of Tantivy, made of terms only: its parser reads nothing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import tantivy

from migrado.search.analysis import Analysis, Terms
from migrado.search.glossary import Concept
from migrado.search.stems import stops

# How much a match counts by the field it stands in, tuned on the training questions of OMoS-QA.
TITLE, TEXT, PARENTS = 1.0, 1.0, 0.3
TITLE_GRAMS, GRAMS = 0.15, 0.4
GERMAN = 0.6  # of what stands in the German beside the reader's language
CONCEPT = 0.5  # of a recognised concept's words
ATTACHED = 4.0  # for a concept that was attached to the document by hand
GUESSED = 0.5  # for a word that is nearly the one asked for
SHORTEST_GUESSED = 5  # letters

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
    phrases: list[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Question:
    """A query as terms, for each side of an index."""

    terms: list[tuple[Side, Terms]]
    concepts: tuple[str, ...]  # keys
    labels: list[Label]

    @property
    def empty(self) -> bool:
        """Say whether nothing is asked for."""
        return not self.concepts and not any(terms.weights for _, terms in self.terms)

    def words_in(self, seen: str) -> tuple[str, ...]:
        """Return the words of the query whose terms are in ``seen``, in their order.

        ``seen`` holds terms with a blank before and after each.
        """
        found = {
            word
            for side, terms in self.terms
            for term, word in terms.words.items()
            if f" {side.prefix}{term} " in seen
        }
        order = dict.fromkeys(word for _, terms in self.terms for word in terms.words.values())
        return tuple(word for word in order if word in found)

    def led_by(self, seen: str) -> set[str]:
        """Return the concepts of which a whole name is in ``seen``."""
        return {
            label.concept
            for label in self.labels
            for phrase in label.phrases
            if all(f" {label.side.prefix}{term} " in seen for term in phrase)
        }


class Builder:
    """Makes queries for one schema."""

    def __init__(self, schema: tantivy.Schema):
        self.schema = schema

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
        """Return clauses that lift documents with pieces of the words that were asked for."""
        return [
            self._should(side.prefix + name, gram, boost * weight * side.weight)
            for side, terms in question.terms
            for gram, weight in terms.grams.items()
            for name, boost in (("title_grams", TITLE_GRAMS), ("grams", GRAMS))
        ]

    def guessed(self, question: Question) -> tantivy.Query:
        """Return a query for documents with a word that is nearly one that was asked for."""
        clauses: list[Clause] = []
        for side, terms in question.terms:
            for term in terms.weights:
                if len(term) >= SHORTEST_GUESSED and term.isalpha():
                    for name in ("title", "text"):
                        fuzzy = tantivy.Query.fuzzy_term_query(
                            self.schema, side.prefix + name, term, distance=1
                        )
                        boosted = tantivy.Query.boost_query(fuzzy, GUESSED * side.weight)
                        clauses.append((tantivy.Occur.Should, boosted))
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
                weight = boost * CONCEPT * label.side.weight
                yield tantivy.Occur.Should, tantivy.Query.boost_query(best, weight)

    def _all(self, name: str, phrase: tuple[str, ...]) -> tantivy.Query:
        terms = [(tantivy.Occur.Must, self._term(name, term)) for term in phrase]
        return tantivy.Query.boolean_query(terms)

    def _term(self, name: str, term: str) -> tantivy.Query:
        return tantivy.Query.term_query(self.schema, name, term, index_option="freq")

    def _should(self, name: str, term: str, weight: float) -> Clause:
        return tantivy.Occur.Should, tantivy.Query.boost_query(self._term(name, term), weight)


def read(
    query: str, sides: Sequence[Side], *, asked_in: str, concepts: Iterable[Concept]
) -> Question:
    """Return the question that ``query`` asks of an index with these sides.

    Stop words of the language it was asked in are left out on every side.
    """
    silent = stops(asked_in)
    concepts = tuple(concepts)
    return Question(
        terms=[(side, side.analysis.of_query(query, silent=silent)) for side in sides],
        concepts=tuple(concept.key for concept in concepts),
        labels=[
            Label(side, concept.key, phrases)
            for side in sides
            for concept in concepts
            if (phrases := side.analysis.phrases(concept.labels.get(side.analysis.language, ())))
        ],
    )
