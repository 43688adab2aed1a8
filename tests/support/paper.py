"""Reads a PDF as a reader that copies or speaks it does: replacement text before single glyphs."""

import io
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream

MISSING = 0  # the glyph that stands where the font has none


def read(content: bytes) -> PdfReader:
    """Open the bytes of a PDF."""
    return PdfReader(io.BytesIO(content))


def lines_of(reader: PdfReader) -> list[str]:
    """Return the text of each marked paragraph or line, in the order of the file.

    pypdf's own ``extract_text`` leaves out ActualText (ISO 32000-1, 14.9.4), by which a PDF says
    what several glyphs mean together, like a letter with a mark that is not one character.
    """
    return [line for page in reader.pages for line in _lines(page, reader)]


def glyphs(reader: PdfReader) -> set[int]:
    """Return the numbers of all glyphs that are drawn; MISSING is one of them where one lacks."""
    return {
        code
        for page in reader.pages
        for operands, operator in _operations(page, reader)
        if operator in {b"Tj", b"TJ"}
        for code in _codes(operands)
    }


def _lines(page: PageObject, reader: PdfReader) -> Iterator[str]:
    fonts = page["/Resources"]["/Font"]
    table: dict[int, str] = {}
    line, depth, replaced_at = "", 0, None
    for operands, operator in _operations(page, reader):
        if operator == b"Tf":
            table = _meanings(fonts[operands[0]]["/ToUnicode"].get_data())
        elif operator in {b"BDC", b"BMC"}:
            depth += 1
            if operator == b"BDC" and "/ActualText" in operands[1] and replaced_at is None:
                replaced_at = depth
                line += str(operands[1]["/ActualText"])
        elif operator == b"EMC":
            replaced_at = None if replaced_at == depth else replaced_at
            depth -= 1
            if depth == 0:
                yield line
                line = ""
        elif operator in {b"Tj", b"TJ"} and replaced_at is None:
            line += "".join(table.get(code, "\ufffd") for code in _codes(operands))


def _operations(page: PageObject, reader: PdfReader) -> list[Any]:
    return ContentStream(page.get_contents(), reader).operations


def _codes(operands: Any) -> Iterator[int]:
    """Yield the glyphs of a Tj or TJ, two bytes each."""
    parts = operands[0] if isinstance(operands[0], list) else operands
    for part in parts:
        raw = getattr(part, "original_bytes", part if isinstance(part, bytes) else b"")
        yield from (int.from_bytes(raw[at : at + 2], "big") for at in range(0, len(raw), 2))


@cache
def _meanings(table: bytes) -> dict[int, str]:
    """Read a ToUnicode table: single glyphs, and ranges with a list or a first character."""
    text = table.decode("ascii")
    found = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
        for code, meaning in re.findall(r"<(\w+)>\s*<(\w*)>", block):
            found[int(code, 16)] = bytes.fromhex(meaning).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S):
        for first, last, start in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            point = ord(bytes.fromhex(start).decode("utf-16-be"))
            for at in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + at] = chr(point + at)
    return found
