"""Guide pages are written in a small part of Markdown, and nothing else reaches a page."""

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from migrado.content.domain.markdown import SCHEMES, TAGS, faults, to_html, to_text

pytestmark = pytest.mark.pure
GOOD = """\
## Zuerst

Fragen Sie **heute**, *immer* oder [hier](https://www.aachen.example/).

1. Eins
2. Zwei
   - Zwei a
   - Zwei b

### Dann

Rufen Sie an: [110](tel:110), [schreiben](mailto:a@aachen.example).
"""
HOSTILE = [
    ("<script>alert(1)</script>", "HTML"),
    ("Hallo <b onclick=alert(1)>du</b>", "HTML"),
    ('<img src=x onerror="alert(1)">', "HTML"),
    ("<!-- nichts -->", "HTML"),
    ("<a href='javascript:alert(1)'>x</a>", "HTML"),
    ("![Bild](https://aachen.example/x.png)", "an image"),
    ("# Titel", "a heading that is neither"),
    ("Titel\n=====", "a heading that is neither"),
    ("#### Zu tief", "a heading that is neither"),
    ("[x](javascript:alert(1))", "a link that does not begin"),
    ("[x](JaVaScRiPt:alert(1))", "a link that does not begin"),
    ("[x](data:text/html;base64,PHNjcmlwdD4=)", "a link that does not begin"),
    ("[x](vbscript:msgbox)", "a link that does not begin"),
    ("[x](file:///etc/passwd)", "a link that does not begin"),
    ("[x](//evil.example/)", "a link that does not begin"),
    ("[x](/dortmund/de/)", "a link that does not begin"),
    ("[x][1]\n\n[1]: javascript:alert(1)", "a link that does not begin"),
    ("[x](&#106;avascript:alert(1))", "a link that does not begin"),
    ("<javascript:alert(1)>", "a link that does not begin"),
    ("`code`", "code"),
    ("    code", "code"),
    ("```\ncode\n```", "code"),
    ("> Zitat", "a quotation"),
    ("---", "a rule across the page"),
]


def test_what_may_be_written_becomes_plain_html():
    page = BeautifulSoup(to_html(GOOD), "html.parser")

    assert list(faults(GOOD)) == []
    assert [tag.text for tag in page.find_all(["h2", "h3"])] == ["Zuerst", "Dann"]
    assert [tag.text for tag in page.select("ol > li > ul > li")] == ["Zwei a", "Zwei b"]
    assert [tag["href"] for tag in page.find_all("a")] == [
        *("https://www.aachen.example/", "tel:110"),
        "mailto:a@aachen.example",
    ]
    assert {tuple(tag["rel"]) for tag in page.find_all("a")} == {("noreferrer",)}
    assert page.strong.text == "heute"


@pytest.mark.parametrize(("text", "fault"), HOSTILE)
def test_anything_else_is_named(text, fault):
    found = list(faults(text))

    assert found
    assert found[0].startswith(fault)


@pytest.mark.parametrize(("text", "_fault"), HOSTILE)
def test_what_slipped_through_would_harm_nobody(text, _fault):
    assert_clean(to_html(text))


def assert_clean(html: str) -> None:
    page = BeautifulSoup(html, "html.parser")
    for tag in page.find_all(True):
        assert tag.name in TAGS
        assert set(tag.attrs) <= ({"href", "rel"} if tag.name == "a" else set())
        scheme = re.match(r"([a-z][a-z0-9+.-]*):", tag.get("href", "").strip().lower())
        assert not scheme or scheme[1] in SCHEMES


SCRAPS = st.lists(
    st.one_of(
        st.sampled_from([text for text, _fault in HOSTILE]),
        st.sampled_from(
            ["<", ">", "](", "[", ")", "**", "##", "\n\n", "\n", "- ", "1. ", "&", '"']
        ),
        st.sampled_from(["<svg/onload=x>", "<math>", "</p>", "<style>", "&lt;script&gt;", "\\"]),
        st.text(max_size=10),
    ),
    max_size=12,
).map("".join)


@given(SCRAPS)
def test_whatever_is_written_only_plain_tags_come_out(text):
    assert_clean(to_html(text))


@given(SCRAPS)
def test_what_has_no_fault_shows_all_its_words(text):
    if not list(faults(text)):
        shown = BeautifulSoup(to_html(text), "html.parser").text

        assert re.sub(r"\s", "", to_text(text)) == re.sub(r"\s", "", shown)


def test_the_search_reads_the_words_alone():
    words = to_text(GOOD)

    assert words.splitlines()[:2] == [
        "Zuerst",
        "Fragen Sie heute, immer oder hier.",
    ]
    assert "Zwei a" in words
    assert "https" not in words
