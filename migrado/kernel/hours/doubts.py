"""What may be written in the notation, and may still be meant differently."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from migrado.kernel.hours.notation import Rule
from migrado.kernel.hours.spelling import DAYS, EVENTS, HOLIDAYS

_DAY = 24 * 60  # minutes
_LONG = 16 * 60  # a night shelter is open that long; longer, and somebody has swapped the times


def doubts(rules: Sequence[Rule]) -> Iterator[str]:
    """Yield one sentence for each thing that another reader may take differently."""
    for rule in rules:
        yield from _about_times(rule)
        yield from _about_days(rule)
    for number, later in enumerate(rules):
        for earlier in rules[:number]:
            if _seems_forgotten(earlier, later):
                yield (
                    f"“{later.text}” replaces “{earlier.text}” on its days;"
                    " to add hours, write a comma for the semicolon."
                )
            elif _cuts_nights(earlier, later):
                yield (
                    f"“{later.text}” cuts nights of “{earlier.text}” at midnight,"
                    " and leaves the hours after midnight that follow its own days."
                )


def _about_days(rule: Rule) -> Iterator[str]:
    if rule.within[:2] in HOLIDAYS:
        yield f"“{rule.days} {rule.within}” is read as “{rule.within} {rule.days}”: both at once."
    if rule.is_remark():
        yield f"“{rule.text}” names no times and is read as unknown."
        return
    if rule.text != "24/7" and not (rule.times or rule.state):
        yield f"“{rule.text}” names no times and is read as open all day."


def _about_times(rule: Rule) -> Iterator[str]:
    for begin, end, more in rule.spans():
        span = f"{begin}-{end}" if end else begin
        yield from _about_span(begin, end, span)
        if more == "+" and end:
            yield f"“{span}+” has no end; after {end} it is read as unknown."
        elif more == "+":
            yield f"“{span}+” has no end; it is read as open until midnight."
        elif more:
            yield f"“{span}{more}” is read as {span}; the repetition is left out."
    if _overlap(rule):
        yield f"“{rule.times}” overlap and are read as one time."


def _about_span(begin: str, end: str, span: str) -> Iterator[str]:
    if any(event in span for event in EVENTS):
        yield (
            f"“{span}” depends on the sun; sunrise is read as 07:00, sunset as 19:00,"
            " dawn as 06:00 and dusk as 20:00."
        )
    first, last = _minutes(begin), _minutes(end)
    if first is None or last is None:
        return
    if last > _DAY:
        yield f"“{end}” is read as {_clock(last - _DAY)} of the next day."
    elif last <= first and last + _DAY - first > _LONG:
        yield f"“{span}” ends on the next day; if not, the times are swapped."


def _overlap(rule: Rule) -> bool:
    spans = sorted(minutes(rule))
    return any(spans[at][1] > spans[at + 1][0] for at in range(len(spans) - 1))


def _seems_forgotten(earlier: Rule, later: Rule) -> bool:
    """Tell whether ``later`` erases hours beside its own that it may have meant to keep."""
    if later.separator != ";" or earlier.wide != later.wide:
        return False
    if earlier.is_closed() or later.is_closed() or not (earlier.times and later.times):
        return False
    kept, own = minutes(earlier), minutes(later)
    apart = all(a[1] <= b[0] or b[1] <= a[0] for a in kept for b in own)
    return apart and bool(own) and bool(weekdays(earlier) & weekdays(later))


def _cuts_nights(earlier: Rule, later: Rule) -> bool:
    """Tell whether nights of ``earlier`` begin or end on days that ``later`` takes over."""
    if later.separator != ";" or earlier.is_closed() or (later.is_closed() and later.times):
        return False
    if not any(end > _DAY for _, end in minutes(earlier)):
        return False
    nights = weekdays(earlier) | {_next(day) for day in weekdays(earlier)}
    return bool(later.wide or later.holidays() or nights & weekdays(later))


def _next(day: str) -> str:
    return DAYS[(DAYS.index(day) + 1) % 7]


def weekdays(rule: Rule) -> frozenset[str]:
    """Return the days of the week that ``rule`` names, all if it names none; no holidays."""
    if not rule.days:
        return frozenset(DAYS)
    found = [(day[:2], day[3:] if day[3:] in DAYS else day[:2]) for day in rule.weekdays()]
    return frozenset(day for first, last in found for day in _from_to(first, last))


def _from_to(first: str, last: str) -> Iterable[str]:
    begin, end = DAYS.index(first), DAYS.index(last)
    return (DAYS[(begin + step) % 7] for step in range((end - begin) % 7 + 1))


def minutes(rule: Rule) -> list[tuple[int, int]]:
    """Return the times of ``rule`` that stand by the clock, in minutes after midnight."""
    marks = [(_minutes(begin), _minutes(end)) for begin, end, _ in rule.spans()]
    return [
        (begin, end if end > begin else end + _DAY)
        for begin, end in marks
        if begin is not None and end is not None
    ]


def _minutes(mark: str) -> int | None:
    hour, colon, minute = mark.partition(":")
    return int(hour) * 60 + int(minute) if colon and hour.isdigit() else None


def _clock(count: int) -> str:
    return f"{timedelta(minutes=count)}"[:-3].zfill(5)
