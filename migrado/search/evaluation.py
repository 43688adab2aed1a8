"""Measures the search: real questions asked of real page trees, by the code that the portal uses.

The shapes are those of the Integreat API and of OMoS-QA (Kleinle and others 2024, KONVENS); the
contract is `migrado search-eval`.
"""

import gzip
import json
import tempfile
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from migrado.kernel.refusal import Refusal
from migrado.search.documents import Document
from migrado.search.glossary import Glossary
from migrado.search.html import text_of
from migrado.search.index import MOST_HITS, Index, build, open_index
from migrado.search.normal import words

MOST_BYTES = 512 * 1024 * 1024  # of a file, unpacked
FIRST = 5
NEWS = 0.3  # share of new words that makes an excerpt more than a copy of the text
DEEPEST = 20  # pages above a page


@dataclass(frozen=True, slots=True)
class Page:
    """What of a page is searched, and by which numbers it is known."""

    number: int
    city: str
    language: str
    title: str
    excerpt: str
    html: str
    parent: int | None
    numbers: frozenset[int]  # its own and those of its translations


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asks, and the page that answers it."""

    text: str
    city: str
    page: int


@dataclass(frozen=True, slots=True)
class Figures:
    """How well the questions of one file were answered."""

    questions: int
    success_at_5: float
    mrr: float

    def as_json(self) -> dict[str, Any]:
        """Return the figures as the contract names them."""
        return {
            "questions": self.questions,
            "success_at_5": round(self.success_at_5, 6),
            "mrr": round(self.mrr, 6),
        }


class Corpus:
    """The indexes of some pages, one for each city and language, in a folder of its own."""

    def __init__(self, pages: Iterable[Page], folder: Path, *, glossary: Glossary | None = None):
        self.pages = {page.number: page for page in reversed(list(pages))}  # the first one counts
        rooms: dict[tuple[str, str], list[Page]] = defaultdict(list)
        for page in self.pages.values():
            rooms[page.city, page.language].append(page)
        self._indexes: dict[str, list[Index]] = defaultdict(list)
        for at, ((city, _), room) in enumerate(sorted(rooms.items())):
            build(folder / str(at), (self._document(page) for page in room))
            self._indexes[city].append(open_index(folder / str(at), glossary=glossary))
        self._known: dict[tuple[str, int], set[int]] = defaultdict(set)
        for page in self.pages.values():
            for number in page.numbers:
                self._known[page.city, number].add(page.number)

    def measure(self, questions: Iterable[Question], *, language: str) -> Figures:
        """Return how well the questions that have a right page here are answered."""
        places = [
            self._place(question, right, language)
            for question in questions
            if (right := self._known.get((question.city, question.page)))
        ]
        if not places:
            return Figures(0, 0.0, 0.0)
        among_first = sum(1 for place in places if 0 < place <= FIRST)
        mrr = sum(1 / place for place in places if place) / len(places)
        return Figures(len(places), among_first / len(places), mrr)

    def _place(self, question: Question, right: set[int], language: str) -> int:
        """Return the best place of a right page, from 1; 0 where there is none."""
        hits = [
            hit
            for index in self._indexes[question.city]
            for hit in index.search(question.text, language=language, limit=MOST_HITS).hits
        ]
        hits.sort(key=lambda hit: (-hit.score, hit.key))
        for place, hit in enumerate(hits[:MOST_HITS], start=1):
            if int(hit.key.removeprefix("page/")) in right:
                return place
        return 0

    def _document(self, page: Page) -> Document:
        text = text_of(page.html)
        return Document(
            key=f"page/{page.number:012}",
            kind="page",
            language=page.language,
            title=page.title,
            summary=_summary(page, text),
            text=text,
            parents=tuple(self._titles_above(page)),
        )

    def _titles_above(self, page: Page) -> Iterator[str]:
        for _ in range(DEEPEST):
            above = self.pages.get(page.parent) if page.parent is not None else None
            if above is None:
                return
            yield above.title
            page = above


def evaluate(
    pages: Iterable[Page],
    runs: Sequence[tuple[str, Sequence[Question]]],
    *,
    glossary: Glossary | None = None,
) -> list[Figures]:
    """Return the figures of each run, a language with its questions; pages are indexed once.

    Everything is written into a temporary folder that is gone afterwards.
    """
    with tempfile.TemporaryDirectory(prefix="migrado-search-eval-") as folder:
        corpus = Corpus(pages, Path(folder), glossary=glossary)
        return [corpus.measure(questions, language=language) for language, questions in runs]


def read_pages(path: Path) -> list[Page]:
    """Return the pages of a `.json` or `.json.gz` file; raises Refusal for another shape."""
    raw = _json(_text(path), path)
    if not isinstance(raw, list):
        raise Refusal("an array of pages is expected.", where=str(path))
    return [_page(one, path, f"/{at}") for at, one in enumerate(raw)]


def read_questions(path: Path) -> list[Question]:
    """Return the questions of a `.jsonl` or `.jsonl.gz` file; raises Refusal for another shape."""
    questions = []
    for at, line in enumerate(_text(path).split("\n"), start=1):
        if line.strip():
            raw = _json(line, path, f"line {at}")
            told = _object(raw, path, f"line {at}")
            text = _value(told, "question", str, path, f"line {at}")
            city = _value(told, "city", str, path, f"line {at}")
            page = _value(told, "pageId", int, path, f"line {at}")
            questions.append(Question(text, city, page))
    return questions


def _summary(page: Page, text: str) -> str:
    """Return the excerpt, unless it is the beginning of the text once more."""
    told, excerpt = set(words(text, page.language)), set(words(page.excerpt, page.language))
    return page.excerpt if len(excerpt - told) > NEWS * len(excerpt) else ""


def _page(raw: object, path: Path, pointer: str) -> Page:
    told = _object(raw, path, pointer)
    number = _value(told, "id", int, path, pointer)
    where = [part for part in _value(told, "path", str, path, pointer).split("/") if part]
    if len(where) < 2:
        raise Refusal("/city/language/… is expected.", pointer=f"{pointer}/path", where=str(path))
    parent = told.get("parent")
    return Page(
        number=number,
        city=where[0],
        language=where[1],
        title=_value(told, "title", str, path, pointer),
        excerpt=_value(told, "excerpt", str, path, pointer, missing=""),
        html=_value(told, "content", str, path, pointer, missing=""),
        parent=_value(parent, "id", int, path, f"{pointer}/parent", missing=0) if parent else None,
        numbers=frozenset({number, *_translations(told, path, pointer)}),
    )


def _translations(told: Mapping[str, Any], path: Path, pointer: str) -> Iterator[int]:
    pointer = f"{pointer}/available_languages"
    others = told.get("available_languages") or {}  # PHP and others write [] for none
    for language, other in _object(others, path, pointer).items():
        place = f"{pointer}/{language}"
        yield _value(_object(other, path, place), "id", int, path, place)


def _object(raw: object, path: Path, pointer: str) -> Mapping[str, Any]:
    if not isinstance(raw, dict):
        raise Refusal("an object is expected.", pointer=pointer, where=str(path))
    return raw


def _value(  # noqa: PLR0917
    told: Any, name: str, kind: type, path: Path, pointer: str, *, missing: object = None
) -> Any:
    """Return a value of an object; null counts as missing, and is refused without a substitute."""
    value = _object(told, path, pointer).get(name)
    if value is None and missing is not None:
        return missing
    if not isinstance(value, kind) or isinstance(value, bool):
        expected = {str: "text", int: "a whole number"}[kind]
        raise Refusal(
            "%(expected)s is expected.",
            pointer=f"{pointer}/{name}",
            where=str(path),
            expected=expected,
        )
    return value


def _json(text: str, path: Path, pointer: str = "") -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise Refusal("JSON is expected.", pointer=pointer, where=str(path)) from None


def _text(path: Path) -> str:
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise Refusal("longer than %(most)s bytes.", where=str(path), most=MOST_BYTES)
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refusal("text in UTF-8 is expected.", where=str(path)) from None
    except (OSError, EOFError, zlib.error) as error:
        why = getattr(error, "strerror", None) or str(error) or "it ends too early"
        raise Refusal("cannot be read (%(why)s).", where=str(path), why=why[:100]) from None
