"""Writes an index: what of a document goes into which field, and how one replaces another."""

import fcntl
import json
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import tantivy

from migrado.search.analysis import Analysis
from migrado.search.ask import GERMAN, Side
from migrado.search.compounds import Compounds, count_documents
from migrado.search.documents import KINDS, Document
from migrado.search.normal import base_of, words

VERSION = 1  # of what stands on disk
CURRENT = "current"  # the file that names the generation
MEMORY = 256 * 1024 * 1024  # bytes while building; 20,000 documents stay in one segment
_GERMAN = "german_"


def build(folder: Path, documents: Iterable[Document]) -> None:
    """Write the index of ``documents``, all in one language, and make it the one in ``folder``.

    Raises ValueError for a key that is there twice, another language or an unknown kind.
    """
    ordered = sorted(documents, key=lambda document: document.key)
    _check(ordered)
    folder.mkdir(parents=True, exist_ok=True)
    with _alone_in(folder):
        _exchange(folder, ordered)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Wait until nobody else builds in ``folder``: who finishes clears away what is not theirs."""
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _exchange(folder: Path, ordered: Sequence[Document]) -> None:
    """Write a new generation, name it the present one, and remove the others."""
    name = secrets.token_hex(8)
    unfinished = folder / f".{name}"
    try:
        _write(unfinished, ordered)
        unfinished.rename(folder / name)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    pointer = folder / f".{name}.{CURRENT}"
    pointer.write_text(name, encoding="ascii")
    os.replace(pointer, folder / CURRENT)
    for other in folder.iterdir():
        if other.is_dir() and other.name != name:
            shutil.rmtree(other, ignore_errors=True)


def _check(documents: Sequence[Document]) -> None:
    for before, document in zip((None, *documents), documents, strict=False):
        if before and before.key == document.key:
            raise ValueError(f"the key {document.key!r} is there twice")
        if document.language != documents[0].language:
            raise ValueError(f"{document.key!r} is in another language")
        if document.kind not in KINDS:
            raise ValueError(f"{document.key!r} is of an unknown kind")


def sides_of(language: str, compounds: Compounds) -> list[Side]:
    """Return the reader's language and, beside another one, German."""
    sides = [Side("", Analysis(language, compounds), 1.0)]
    if language != "de":
        sides.append(Side(_GERMAN, Analysis("de", compounds), GERMAN))
    return sides


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("number", fast=True)
    builder.add_bytes_field("seen", stored=True)
    builder.add_text_field("kind", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("concepts", stored=True, tokenizer_name="raw", index_option="basic")
    for prefix in ("", _GERMAN):
        for name in ("title", "text", "parents", "title_grams", "grams"):
            builder.add_text_field(prefix + name, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def _write(folder: Path, documents: Sequence[Document]) -> None:
    language = documents[0].language if documents else "de"
    compounds = Compounds(count_documents(_german_words(document) for document in documents))
    sides = sides_of(language, compounds)
    (folder / "tantivy").mkdir(parents=True)
    index = tantivy.Index(_schema(), path=str(folder / "tantivy"))
    writer = index.writer(heap_size=MEMORY, num_threads=1)
    for number, document in enumerate(documents):
        writer.add_document(_row(number, document, sides))
    writer.commit()
    writer.wait_merging_threads()
    about = {
        "version": VERSION,
        "language": language,
        "keys": [document.key for document in documents],
        "kinds": [document.kind for document in documents],
        "german": compounds.as_json(),
    }
    (folder / "about.json").write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")


def _german_words(document: Document) -> list[str]:
    german = [document.german_title, document.german_summary, document.german_text]
    if base_of(document.language) == "de":
        german += [document.title, document.summary, document.text]
    return words("\n".join(german), "de")


def _row(number: int, document: Document, sides: Sequence[Side]) -> tantivy.Document:
    row = tantivy.Document()
    row.add_unsigned("number", number)
    row.add_text("kind", document.kind)
    for concept in document.concepts:
        row.add_text("concepts", concept)
    seen: dict[str, None] = {}
    for side in sides:
        for name, terms in _fields(document, side):
            row.add_text(side.prefix + name, " ".join(terms))
            if not name.endswith("grams"):
                seen |= dict.fromkeys(side.prefix + term for term in terms)
    row.add_bytes("seen", f" {' '.join(seen)} ".encode())
    return row


def _fields(document: Document, side: Side) -> Iterator[tuple[str, list[str]]]:
    if side.prefix:
        title, parents = document.german_title, ""
        text = f"{document.german_summary}\n{document.german_text}"
    else:
        title, parents = document.title, "\n".join(document.parents)
        text = f"{document.summary}\n{document.text}"
    in_title, of_title = side.analysis.of_text(title)
    in_text, of_text = side.analysis.of_text(text)
    yield "title", in_title
    yield "text", in_text
    yield "parents", side.analysis.of_text(parents)[0]
    yield "title_grams", of_title
    yield "grams", of_title + of_text
