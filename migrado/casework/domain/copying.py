"""A case as text and as a table, for other software of the city and for Excel."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# Excel and others take what begins like this for a formula (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
BOM = "\ufeff"  # without it Excel takes UTF-8 for Windows-1252


@dataclass(frozen=True)
class Line:
    """One line of a copied case: of which kind, which day, what about, the words, what became."""

    kind: str
    day: str  # ISO, empty without one
    topic: str
    words: str
    state: str


def guarded(cell: str) -> str:
    """Return ``cell`` with an apostrophe before what a spreadsheet would take for a formula.

    Blanks in front are no way around it.
    """
    return f"'{cell}" if cell.startswith(_FORMULA) or cell.lstrip().startswith(_FORMULA) else cell


def as_csv(head: Sequence[str], lines: Iterable[Line]) -> str:
    """Return a table with semicolons and a byte order mark, as Excel in Germany opens it."""
    paper = io.StringIO()
    table = csv.writer(paper, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    table.writerow([guarded(one) for one in head])
    for one in lines:
        cells = (one.kind, one.day, one.topic, one.words, one.state)
        table.writerow([guarded(cell) for cell in cells])
    return BOM + paper.getvalue()


def as_text(title: str, lines: Iterable[Line]) -> str:
    """Return a text to paste, a paragraph for each line."""
    return "\n\n".join([title, *(_paragraph(one) for one in lines)]) + "\n"


def _paragraph(line: Line) -> str:
    head = " · ".join(part for part in (line.kind, line.day, line.topic, line.state) if part)
    return f"{head}\n{line.words}" if line.words else head
