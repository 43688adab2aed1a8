"""Tagged PDF: letters of all names, texts that stay texts, and no file of a visitor on disk."""

import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from migrado.texts.domain import LANGUAGES
from migrado.web import pdf as module
from migrado.web.pdf import LettersMissing, letters_missing, pdf
from tests.support.fonts import needs_font
from tests.support.paper import MISSING, glyphs, lines_of, read
from tests.support.shared import shared

pytestmark = pytest.mark.pure
ON = date(2026, 11, 23)
# Signs of the norm's group E1, not for names, that Noto Sans lacks.
NO_LETTER = {"\N{INFINITY}", "\N{LESS-THAN OR EQUAL TO}", "\N{GREATER-THAN OR EQUAL TO}"}
SAID_AGAIN = 82  # may only shrink
TEMPLATE = """
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title)
#set text(font: json(bytes(sys.inputs.fonts)), lang: d.lang)
#for line in d.lines { block(line) }
"""
HOSTILE = (
    "#panic()",
    "$x^2$ *bold* _under_ `raw`",
    '"; #import "x.typ"',
    "\\u{41} \\ // comment /* */",
    "<label> @ref ~ -- ...",
    "= Heading",
    "#read(sys.inputs.data)",
)


@pytest.fixture
def lines(tmp_path: Path):
    """Print lines with the smallest template there is."""
    template = tmp_path / "lines.typ"
    template.write_text(TEMPLATE)

    def printed(*texts: str, language: str = "de") -> PdfReader:
        data = {"title": "A title", "lang": language[:2], "lines": texts}
        return read(pdf(template, data, language=language, on=ON))

    return printed


def names() -> list[str]:
    """Return every letter, sign and sequence of DIN 91379 that leaves ink; marks on an o."""
    found = []
    for row in shared("data/names/latin_list_1.3.txt").read_text("utf-8").splitlines():
        group, _, points = (part.strip() for part in row.split(";")[:3])
        text = "".join(chr(int(point, 16)) for point in points.split())
        if unicodedata.category(text[0])[0] not in "CZ" and text not in NO_LETTER:
            found.append(nfc("o" + text if group == "dc" else text))
    return found


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def text_of(reader: PdfReader) -> str:
    return "\n".join(lines_of(reader))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_never_read_as_markup(lines, text):
    assert text in text_of(lines(text))


def test_a_pdf_says_title_language_and_that_it_is_tagged(lines):
    catalog = lines("Guten Tag").trailer["/Root"]

    assert catalog["/Lang"] == "de"
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert lines("Guten Tag").metadata.title == "A title"


def test_a_pdf_claims_the_standard_for_accessibility(lines):
    assert b"pdfuaid" in lines("Guten Tag").trailer["/Root"]["/Metadata"].get_data()


def test_a_pdf_names_a_day_and_no_minute_and_nobody(lines):
    metadata = lines("Guten Tag").metadata

    assert metadata["/CreationDate"].startswith("D:20261123000000")
    assert not metadata.author


def test_the_same_data_makes_the_same_bytes(tmp_path):
    template = tmp_path / "lines.typ"
    template.write_text(TEMPLATE)
    data = {"title": "A", "lang": "de", "lines": ["a"]}

    first, second = (pdf(template, data, language="de", on=ON) for _ in range(2))

    assert first == second


def test_every_name_of_the_norm_is_printed_and_can_be_read_back(lines):
    wanted = names()
    assert len(wanted) > 850

    text = "".join(lines_of(lines(*(f"<{at}>{name}</{at}>" for at, name in enumerate(wanted)))))
    found = [nfc(text.split(f"<{at}>")[1].split(f"</{at}>")[0]) for at in range(len(wanted))]

    # Typst 0.15 draws a mark that the font sets at a height of its own apart from its letter, and
    # says the letter with it each time. What is seen is right. No other name may differ.
    others = [
        (name, got)
        for name, got in zip(wanted, found, strict=True)
        if not re.fullmatch(f"({re.escape(name)}){{1,3}}", got)
    ]
    said_again = [name for name, got in zip(wanted, found, strict=True) if name != got]
    assert others == []
    assert len(said_again) <= SAID_AGAIN
    assert all(unicodedata.combining(name[-1]) for name in said_again)


def test_the_font_has_a_glyph_for_every_name_of_the_norm(lines, caplog):
    reader = lines(*names())

    # The standard refuses a letter that no font has; pdf() would have made do without it.
    assert caplog.records == []
    assert b"pdfuaid" in reader.trailer["/Root"]["/Metadata"].get_data()
    assert glyphs(reader)
    assert MISSING not in glyphs(reader)


def test_a_letter_without_a_glyph_is_found_by_both_checks(lines, caplog):
    reader = lines("\N{LINEAR B SYLLABLE B008 A}")

    assert len(caplog.records) == 1
    assert "B008" not in caplog.text
    assert MISSING in glyphs(reader)


@pytest.mark.parametrize("language", [one.code for one in LANGUAGES])
def test_every_language_of_the_house_can_be_printed(lines, language):
    needs_font(not letters_missing(language))
    name = next(one.name for one in LANGUAGES if one.code == language)

    assert MISSING not in glyphs(lines(name, language=language))


def test_a_machine_without_a_font_says_so_by_name(lines, monkeypatch):
    monkeypatch.setitem(module.FAMILIES, "ti", "Noto Sans of Nowhere")

    assert letters_missing("ti")
    with pytest.raises(LettersMissing):
        lines("ሰላም", language="ti")


def test_nothing_of_the_data_touches_the_disk(lines, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    lines("a secret that is nowhere else")

    assert [path.name for path in tmp_path.rglob("*")] == ["lines.typ"]
    assert "secret" not in (tmp_path / "lines.typ").read_text()


def test_a_broken_template_is_an_error_and_no_empty_file(tmp_path):
    template = tmp_path / "broken.typ"
    template.write_text("#nothing()")

    with pytest.raises(RuntimeError):
        pdf(template, {}, language="de", on=ON)


def test_arabic_is_said_once_where_the_machine_has_a_font_for_it(lines):
    needs_font(bool(module._on_this_machine("Noto Sans Arabic")))

    assert lines_of(lines("خطتكم بيت", language="ar")) == ["تيب مكتطخ"]


def test_arabic_is_printed_on_a_machine_without_any_font(lines, monkeypatch):
    module._fonts.cache_clear()
    monkeypatch.setattr(module, "_on_this_machine", lambda family: [])
    try:
        assert letters_missing("ti")
        assert not letters_missing("ar")
        assert MISSING not in glyphs(lines("خطتكم بيت", language="ar"))
    finally:
        module._fonts.cache_clear()
