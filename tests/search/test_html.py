"""Page content becomes text, whatever it is made of."""

import time

import pytest

from migrado.search.html import text_of


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Eine <b>Wohnung</b>suche</p>", "Eine Wohnungsuche"),
        ("<h2>Titel</h2><p>Text</p>", "Titel\nText"),
        ("<ul><li>eins<li>zwei</ul>", "eins\nzwei"),
        ("a<br>b", "a\nb"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a\nb"),
        ("B&uuml;rger &amp; B&#252;rger&nbsp;amt", "Bürger & Bürger amt"),
        ("<script>alert('x')</script><style>p{}</style>da", "da"),
        ("<svg><title>Bild</title></svg>da", "da"),
        ('<a href="https://example.org/geheim">hier</a>', "hier"),
        ("<!-- weg -->da", "da"),
        ("<p>offen <b>und <i>offen", "offen und offen"),
        ("1 < 2 und <unbekannt>da</unbekannt>", "1 < 2 und da"),
        ("\r\n<p> viel \r\n Platz </p>\r\n", "viel\nPlatz"),
        ("", ""),
    ],
)
def test_html_becomes_text(html, text):
    assert text_of(html) == text


def test_deep_and_broken_html_is_quick():
    start = time.perf_counter()

    for html in ("<div>" * 20_000 + "tief", "<" * 20_000, "&" * 20_000, "<!--" * 5_000):
        text_of(html)

    assert time.perf_counter() - start < 2
