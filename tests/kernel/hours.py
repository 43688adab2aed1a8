"""A slow, plain evaluation of opening hours made of parts, to hold the fast one against."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
Calendar = Callable[[date], bool]


@dataclass(frozen=True)
class Part:
    """One rule: on which days, at which hours (whole hours, end exclusive, up to 24)."""

    days: tuple[str, ...]  # of DAYS, "PH" and "SH"; empty: every day
    hours: tuple[tuple[int, int], ...] = ()  # empty: the whole day
    state: str = "open"
    adds: bool = False  # a comma before it, not a semicolon
    both: bool = False  # holidays and days of the week at once, not either

    def text(self) -> str:
        holidays = [day for day in self.days if day in ("PH", "SH")]
        weekdays = [day for day in self.days if day in DAYS]
        joined = " " if self.both else ","
        days = joined.join(",".join(some) for some in (holidays, weekdays) if some)
        spans = ",".join(f"{first:02}:00-{last:02}:00" for first, last in self.hours)
        return " ".join(part for part in (days, spans, self.state) if part)

    def covers(self, day: date, *, public: Calendar, school: Calendar) -> bool:
        if not self.days:
            return True
        on_holiday = ("PH" in self.days and public(day)) or ("SH" in self.days and school(day))
        on_weekday = DAYS[day.weekday()] in self.days
        return on_holiday and on_weekday if self.both else on_holiday or on_weekday


def text_of(parts: list[Part]) -> str:
    words = [
        ("", ", " if part.adds else "; ")[at > 0] + part.text() for at, part in enumerate(parts)
    ]
    return "".join(words)


def states(parts: list[Part], day: date, *, public: Calendar, school: Calendar) -> list[str]:
    """Return the state in each of the 24 hours of ``day``."""
    found = ["closed"] * 24
    for part in parts:
        if not part.covers(day, public=public, school=school):
            continue
        if not part.adds and (part.state != "off" or not part.hours):
            found = ["closed"] * 24
        for first, last in part.hours or ((0, 24),):
            for hour in range(first, last):
                found[hour] = "closed" if part.state == "off" else part.state
    return found


def hours_of(day: date) -> list[datetime]:
    midnight = datetime.combine(day, time())
    return [midnight + timedelta(hours=hour) for hour in range(24)]
