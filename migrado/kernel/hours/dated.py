"""Opening hours with PH and SH written out as dates, so that any calendar can be used.

``opening_hours`` knows the public holidays of whole countries only, no school holidays, and takes
“SH Mo-Fr” (days of the week in school holidays) for “SH,Mo-Fr” (both).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta

from opening_hours import OpeningHours

from migrado.kernel.hours.notation import Rule
from migrado.kernel.hours.spelling import MONTHS

_NEVER = "1900 Jan 1"
_NOON = time(12)
_OFFSET = re.compile(r"([+-]) ?(\d+)")
_JOINED = {"": "", ",": ", ", ";": "; "}


def with_dates(rules: Sequence[Rule], holidays: Mapping[str, Iterable[date]]) -> str:
    """Return what means the same as ``rules`` when PH and SH are the days of ``holidays``.

    There is no “||” among the rules.
    """
    return "".join(
        _JOINED[separator] + text for rule in rules for separator, text in _written(rule, holidays)
    )


def largest_offset(rules: Iterable[Rule]) -> int:
    """Return how many days at most a rule lies beside the holiday that it names (“PH +1 day”)."""
    return max((abs(_offset(day)) for rule in rules for day in rule.holidays()), default=0)


def _written(rule: Rule, holidays: Mapping[str, Iterable[date]]) -> Iterator[tuple[str, str]]:
    """Yield rules that say together what ``rule`` says, each with its separator.

    Where one rule becomes several, the first ones take away what earlier rules said about the
    days, and the rest add to each other; so a night that began in one of them is not cut off.
    """
    selectors, bodies = _selectors(rule, holidays), _bodies(rule)
    if len(selectors) == len(bodies) == 1 and not rule.holidays():
        yield rule.separator, f"unknown {rule.text}" if rule.is_remark() else rule.text
        return
    first = bodies[0]
    yield rule.separator, f"{selectors[0]} {first}"
    between = "," if rule.separator == "," else ";"
    for selector in selectors[1:]:
        yield between, f"{selector} {first}"
    if len(selectors) + len(bodies) > 2:
        for body in bodies:
            for selector in selectors:
                yield ",", f"{selector} {body}"


def _selectors(rule: Rule, holidays: Mapping[str, Iterable[date]]) -> list[str]:
    """Return which days are meant: dates for the holidays, and the days of the week."""
    weekdays = ",".join(rule.weekdays())
    plain = f"{rule.wide} {weekdays}".strip()
    if not rule.holidays():
        return [plain]
    dates = _dates(rule, holidays)
    if not weekdays:
        return [dates]
    return [f"{dates} {weekdays}"] if rule.within else [dates, plain]


def _bodies(rule: Rule) -> list[str]:
    """Return times, state and comment; before them the unknown time after an open end."""
    comment = "" if rule.comment is None else f'"{rule.comment}"'
    times = ",".join(f"{begin}-{end}" if end else f"{begin}+" for begin, end, _ in rule.spans())
    body = " ".join(part for part in (times, rule.state or "open", comment) if part)
    ends = [end for _, end, more in rule.spans() if end and more == "+" and end < "24:00"]
    if not ends or rule.is_closed():
        return [body]
    after = ",".join(f"{end}-24:00" for end in ends)
    return [f"{after} unknown", body]


def _dates(rule: Rule, holidays: Mapping[str, Iterable[date]]) -> str:
    days = {
        day + timedelta(_offset(named)) for named in rule.holidays() for day in holidays[named[:2]]
    }
    if rule.wide:
        wide = OpeningHours(rule.wide, auto_country=False, auto_timezone=False)
        days = {day for day in days if wide.is_open(datetime.combine(day, _NOON))}
    return ",".join(_ranges(sorted(days))) or _NEVER


def _ranges(days: Sequence[date]) -> Iterator[str]:
    """Yield the days in the notation, each row of days as one range."""
    start = 0
    for at, day in enumerate(days):
        if at + 1 < len(days) and (days[at + 1] - day).days == 1:
            continue
        first = _date(days[start])
        yield first if start == at else f"{first}-{_date(day)}"
        start = at + 1


def _date(day: date) -> str:
    return f"{day.year} {MONTHS[day.month - 1]} {day.day}"


def _offset(named: str) -> int:
    found = _OFFSET.search(named)
    return int(found[1] + found[2]) if found else 0
