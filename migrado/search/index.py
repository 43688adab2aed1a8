"""The index of one city and language on disk: built whole, exchanged at once, opened to search.

A folder holds generations and the name of the one that counts; whoever has an older one open can
read on. BM25 (Robertson and Zaragoza 2009) with the constants of Tantivy, k1 1.2 and b 0.75.
"""

import json
from collections.abc import Collection, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import tantivy

from migrado.search.ask import Builder, Question, read
from migrado.search.compounds import Compounds
from migrado.search.documents import Answer, Hit
from migrado.search.glossary import Glossary, default_glossary
from migrado.search.normal import base_of
from migrado.search.recognition import Recogniser
from migrado.search.writing import CURRENT, VERSION, build, sides_of

__all__ = ["Index", "IndexUnusable", "build", "open_index", "prepare"]

FEW = 3  # hits below which words are guessed
MOST_HITS = 100


class IndexUnusable(Exception):
    """There is no index in the folder, or it cannot be read; it must be built anew."""


def open_index(folder: Path, *, glossary: Glossary | None = None) -> "Index":
    """Return the index in ``folder``; without ``glossary`` with the one that ships.

    Raises IndexUnusable if there is none, or if it is broken or of another version.
    """
    try:
        name = (folder / CURRENT).read_text(encoding="ascii").strip()
        about = json.loads((folder / name / "about.json").read_text(encoding="utf-8"))
        if about["version"] != VERSION:
            raise IndexUnusable(f"the index in {folder} is of another version")
        inner = tantivy.Index.open(str(folder / name / "tantivy"))
        recogniser = _shared_recogniser() if glossary is None else Recogniser(glossary)
        return Index(folder, name=name, about=about, inner=inner, recogniser=recogniser)
    except FileNotFoundError:
        raise IndexUnusable(f"there is no index in {folder}") from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise IndexUnusable(f"the index in {folder} cannot be read ({error})") from None


def prepare() -> None:
    """Read the glossary that ships, in all languages; otherwise the first search waits for it."""
    _shared_recogniser().prepare()


@cache
def _shared_recogniser() -> Recogniser:
    return Recogniser(default_glossary())


class _Found(NamedTuple):
    score: float
    number: int  # of the document, in the order of the keys
    address: tantivy.DocAddress


class Index:
    """An open index. Searching changes nothing and may be done from several threads."""

    def __init__(
        self,
        folder: Path,
        *,
        name: str,
        about: dict[str, Any],
        inner: tantivy.Index,
        recogniser: Recogniser,
    ):
        self.folder = folder
        self.language = str(about["language"])
        self._name = name
        self._keys: list[str] = about["keys"]
        self._kinds: list[str] = about["kinds"]
        self._compounds = Compounds.from_json(about["german"])
        self._sides = sides_of(self.language, self._compounds)
        self._searcher = inner.searcher()
        self._builder = Builder(inner.schema, self._searcher)
        self._recogniser = recogniser

    @property
    def is_current(self) -> bool:
        """Say whether the folder still names this generation."""
        try:
            return (self.folder / CURRENT).read_text(encoding="ascii").strip() == self._name
        except OSError:
            return False

    def prepare(self) -> None:
        """Do now what the first query would wait for: a second or two, once in a process."""
        self._recogniser.prepare()

    def search(
        self,
        query: str,
        *,
        language: str = "",
        kinds: Collection[str] = (),
        limit: int = 20,
    ) -> Answer:
        """Return the documents that answer ``query``, best first, equals by key.

        ``language`` is the one it is asked in, by default that of the index; ``kinds`` keeps
        only those kinds. Any text is a query, the empty one too; at most ``MOST_HITS`` hits.
        """
        asked_in = base_of(language or self.language)
        about = self._recogniser.recognise(query, asked_in, is_known=self._compounds.is_known)
        concepts = [self._recogniser.glossary.by_key[key] for key in about.concepts]
        question = read(query, self._sides, asked_in=asked_in, concepts=concepts)
        hits: Sequence[Hit] = ()
        if not question.empty:
            hits = self._hits(question, kinds, max(1, min(limit, MOST_HITS)))
        return Answer(tuple(hits), about.concepts, about.urgent)

    def _hits(self, question: Question, kinds: Collection[str], limit: int) -> list[Hit]:
        lifting = self._builder.alike(question)
        found = self._run(self._builder.whole(self._builder.exact(question), lifting, kinds), limit)
        if len(found) < min(FEW, limit):
            guess = self._builder.whole(self._builder.guessed(question), lifting, kinds)
            seen = {hit.number for hit in found}
            found += [hit for hit in self._run(guess, limit) if hit.number not in seen]
        return [self._hit(question, hit) for hit in found[:limit]]

    def _run(self, query: tantivy.Query, limit: int) -> list[_Found]:
        """Return score, number and address of the best documents; equals by number."""
        hits = self._searcher.search(query, limit, count=False).hits
        addresses = [address for _, address in hits]
        numbers = self._searcher.fast_field_values("number", addresses)
        found = [
            _Found(float(score), int(number or 0), address)
            for (score, address), number in zip(hits, numbers, strict=True)
        ]
        return sorted(found, key=lambda hit: (-hit.score, hit.number))

    def _hit(self, question: Question, found: _Found) -> Hit:
        stored = self._searcher.doc(found.address)
        seen = (stored.get_first("seen") or b"").decode()
        led = question.marks.concepts_in(seen) | set(stored.get_all("concepts"))
        concepts = tuple(key for key in question.concepts if key in led)
        why = question.marks.words_in(seen)
        key = self._keys[found.number]
        return Hit(key, self._kinds[found.number], found.score, why, concepts)
