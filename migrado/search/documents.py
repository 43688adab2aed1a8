"""What is searched and what is answered; the search knows no more of a place than this."""

from dataclasses import dataclass

KINDS = ("place", "offer", "page")


@dataclass(frozen=True, slots=True)
class Document:
    """One thing that can be found, in the reader's language, with the German beside it.

    The German fields may be empty, and are ignored in an index whose language is German.
    """

    key: str  # unique in its index, like "place/vmdo"
    kind: str  # place, offer or page
    language: str
    title: str
    summary: str = ""
    text: str = ""
    german_title: str = ""
    german_summary: str = ""
    german_text: str = ""
    parents: tuple[str, ...] = ()  # titles of what it lies under, nearest first
    concepts: tuple[str, ...] = ()  # keys of the glossary, attached by hand


@dataclass(frozen=True, slots=True)
class Hit:
    """One document that was found, and why."""

    key: str
    kind: str
    score: float  # comparable within one answer only
    why: tuple[str, ...]  # folded words of the query that stand in the document, in their order
    concepts: tuple[str, ...] = ()  # keys of the recognised concepts that led here


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query brought: what must be said first, and the hits, best first."""

    hits: tuple[Hit, ...] = ()
    concepts: tuple[str, ...] = ()  # keys of every concept recognised, urgent ones too
    urgent: tuple[str, ...] = ()  # keys of safety-critical concepts, the most pressing first

    @property
    def found(self) -> bool:
        """Say whether there is anything to show."""
        return bool(self.hits or self.urgent)
