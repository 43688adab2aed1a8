"""Invented content for the component page; none of it is shown to a visitor."""

from datetime import date
from types import SimpleNamespace
from typing import Any

TODAY = date(2026, 11, 23)
UNKNOWN = ("landmark", "phone", "email", "website", "hours", "appointment", "note")


def context() -> dict[str, Any]:
    """Return one sample for each component."""
    fact = SimpleNamespace(
        text="Musterplatz 1",
        lang="de",
        source="https://example.org/office",
        checked_on=TODAY,
        source_date="2025-03",
        state="",
    )
    office = SimpleNamespace(
        role="sample",
        name="Sample office",
        name_lang="en",
        german="Musteramt",
        team="38/0",
        address=fact,
        **dict.fromkeys(UNKNOWN),
    )
    line = SimpleNamespace(
        phone="0000",
        name="Sample line",
        name_lang="en",
        hours=None,
        note=None,
        source="https://example.org/line",
        source_date="",
        checked_on=TODAY,
    )
    point = SimpleNamespace(
        text="A sample sentence.",
        german="Ein Mustersatz.",
        german_differs=True,
        german_word="Muster",
        source="§ 0",
    )
    return {
        "office": office,
        "helplines": [line],
        "point": point,
        "today": TODAY,
        "day": date(2026, 12, 4),
    }
