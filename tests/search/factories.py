"""Documents and indexes for the tests of the search."""

from collections.abc import Iterable
from pathlib import Path

from migrado.search.documents import Document
from migrado.search.glossary import Glossary, read_glossary
from migrado.search.index import Index, build, open_index

SAMPLE = Path(__file__).parent / "concepts"


def glossary() -> Glossary:
    """Return the five concepts of the tests."""
    return read_glossary(SAMPLE)


def document(key: str, title: str, text: str = "", **others: object) -> Document:
    """Return a German page, unless something else is said."""
    said = {"kind": "page", "language": "de", "title": title, "text": text} | others
    return Document(key=key, **said)


def opened(folder: Path, documents: Iterable[Document]) -> Index:
    """Build an index in ``folder`` and open it with the glossary of the tests."""
    build(folder, documents)
    return open_index(folder, glossary=glossary())


def keys(index: Index, query: str, **asked: object) -> list[str]:
    """Return the keys of what is found, best first."""
    return [hit.key for hit in index.search(query, **asked).hits]
