"""How hard the tests try: one table, two columns; `make test` takes ci, `make soak` takes soak."""

import os

_COLUMNS = ("ci", "soak")
_COUNTS = {
    # what                    ci     soak
    "default": (50, 1_000),
    "random_households": (150, 10_000),
    "random_walks": (80, 10_000),
    "newcomers": (80, 2_000),
    "removed_facts": (25, 5_000),
    "deadline_days": (3_653, 28_000),  # the holidays package ends with 2100
    "broken_documents": (100, 5_000),
    "api_requests": (60, 5_000),  # of each operation, beside every single case of its document
    "races": (2, 50),
    "kills": (2, 100),
    "edits": (10, 200),  # of one note, "editors" of them at the same time
    "editors": (5, 40),
}
COLUMN = os.environ.get("MIGRADO_EFFORT", "ci")


def effort(what: str) -> int:
    """Return how often to try ``what``. Raises KeyError for what the table does not list."""
    return _COUNTS[what][_COLUMNS.index(COLUMN)]
