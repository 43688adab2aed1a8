"""What the desk's pages and papers show of persons: words for staff, sheets to hand over."""

from migrado.desk.queries.consents import ConsentShown, consent_rows, receipted, wordings
from migrado.desk.queries.home import (
    Home,
    beyond,
    guardian_choices,
    home_of,
    language_to_read,
    ways_of,
)
from migrado.desk.queries.matrix import PurposeRow, purpose_rows
from migrado.desk.queries.papers import consent_paper, export_paper, receipt_paper
from migrado.desk.queries.person import (
    FactRow,
    FoundRow,
    Part,
    found_rows,
    likely_rows,
    parts_of,
    row_of,
    rows_of_history,
)
from migrado.desk.queries.words import PURPOSE_NAMES, REFUSED_WORDS

__all__ = [
    "PURPOSE_NAMES",
    "REFUSED_WORDS",
    "ConsentShown",
    "FactRow",
    "FoundRow",
    "Home",
    "Part",
    "PurposeRow",
    "beyond",
    "consent_paper",
    "consent_rows",
    "export_paper",
    "found_rows",
    "guardian_choices",
    "home_of",
    "language_to_read",
    "likely_rows",
    "parts_of",
    "purpose_rows",
    "receipt_paper",
    "receipted",
    "row_of",
    "rows_of_history",
    "ways_of",
    "wordings",
]
