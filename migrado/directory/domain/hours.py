"""Opening hours in a small part of the OSM notation, checked for being possible at all.

The whole notation, holidays and "open now" come with the directory; here only what can be
read without doubt is accepted: ``24/7``, ``Mo-Fr 09:00-12:00,14:00-16:00; Sa off; PH off``.
"""

import re

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_DAY = r"(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)"
_SPAN = r"\d\d:\d\d-\d\d:\d\d"
_RULE = re.compile(rf"({_DAY}(?:-{_DAY})?(?:,{_DAY}(?:-{_DAY})?)*) (off|{_SPAN}(?:,{_SPAN})*)")


def are_possible(hours: str) -> bool:
    """Tell whether ``hours`` can be read: known days, times that exist, end after begin."""
    if hours == "24/7":
        return True
    rules = [_RULE.fullmatch(part.strip()) for part in hours.split(";")]
    return all(rule is not None and _times_fit(rule[2]) for rule in rules)


def _times_fit(times: str) -> bool:
    if times == "off":
        return True
    spans = [span.split("-") for span in times.split(",")]
    marks = [mark for span in spans for mark in span]
    return all(_exists(mark) for mark in marks) and all(
        earlier < later for earlier, later in zip(marks, marks[1:], strict=False)
    )


def _exists(mark: str) -> bool:
    hour, minute = (int(part) for part in mark.split(":"))
    return minute < 60 and (hour < 24 or (hour == 24 and minute == 0))
