"""Any text is a query: answered quickly, never read as a language of queries."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.search.factories import document, opened

QUERIES = [
    "",
    " \n\t ",
    "und oder der die das",
    "wo kann ich das bekommen?",
    "🏠🙏🏽👨‍👩‍👧",
    "'; DROP TABLE offers; --",
    "title:* OR text:[a TO z]^9",
    '"ungeschlossen (',
    "*",
    "-Wohnung +",
    "\x00\x01\x1f",
    "\u202eGNUNHOW\u202c",
    "\ud800",
    "a" * 10_000,
    "Wohnungsgeberbestätigung" * 400,
    "Wohnung " * 1_250,
    " ".join(f"wort{n}" for n in range(1_500)),
    "ä\u0308\u0308" * 3_000,
    "مُ" * 5_000,
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "%s %(name)s {0}",
]


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    texts = ["Wohnung und Geber, Bestätigung", "Geber der Wohnung, Bestätigung", *QUERIES[4:12]]
    documents = [document(f"page/{at}", text, text) for at, text in enumerate(texts)]
    return opened(tmp_path_factory.mktemp("hostile"), documents)


@pytest.mark.parametrize("query", QUERIES, ids=range(len(QUERIES)))
def test_any_text_is_answered_quickly(index, query):
    index.search("Wohnung")
    start = time.perf_counter()

    for language in ("de", "uk", "ar", "xx", ""):
        index.search(query, language=language)

    assert time.perf_counter() - start < 1


@pytest.mark.parametrize("query", [*QUERIES[:5], "*", "\x00\x01\x1f", "?!"])
def test_nothing_is_found_for_nothing(index, query):
    assert not index.search(query).found


def test_no_sign_of_a_query_language_is_read(index):
    plain = index.search("title Wohnung")

    assert index.search("title:Wohnung") == plain
    assert index.search('+title -"Wohnung"~2^9') != index.search("title")
    assert index.search("NOT Wohnung").hits


@given(st.text(max_size=80), st.sampled_from(["de", "en", "ar", "uk", "tr", "fa", "ti"]))
def test_every_text_gets_the_same_answer_twice(index, query, language):
    assert index.search(query, language=language) == index.search(query, language=language)


@given(st.text(max_size=200))
def test_every_text_can_be_indexed(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("any")

    assert opened(folder, [document("page/one", text, text, parents=(text,))])
