"""From a rule about a deadline to the days of one person."""

from collections.abc import Collection, Mapping
from datetime import date

from migrado.kernel.deadlines import advised_day, end_after, shift
from migrado.kernel.holidays import holiday_name
from migrado.rules.engine.case import Case
from migrado.rules.engine.ruleset import DeadlineRule
from migrado.rules.results import Deadline, FactRef, Statement


def deadlines(
    case: Case, rules: Collection[DeadlineRule], common: Mapping[str, Statement]
) -> tuple[tuple[Deadline, ...], tuple[FactRef, ...]]:
    """Return the deadlines, earliest first and one of a kind, and the facts that others need.

    Of two deadlines of one kind the earlier stays.
    """
    if not rules:
        return (), ()
    found: dict[str, Deadline] = {}
    undated: dict[FactRef, None] = {}
    for rule in rules:
        start = case.day(rule.counted_from)
        if not isinstance(start, date):
            undated[start] = None
            continue
        deadline = _deadline(rule, start, today=case.as_of, common=common)
        earlier = found.get(rule.what)
        if earlier is None or deadline.last_day < earlier.last_day:
            found[rule.what] = deadline
    return tuple(sorted(found.values(), key=lambda one: (one.last_day, one.what))), tuple(undated)


def _deadline(
    rule: DeadlineRule, start: date, *, today: date, common: Mapping[str, Statement]
) -> Deadline:
    unshifted = end_after(start, rule.period)
    last_day = shift(unshifted) if rule.shifts else unshifted
    return Deadline(
        what=rule.what,
        last_day=last_day,
        unshifted=unshifted,
        advised_by=advised_day(last_day, unshifted=unshifted, margin=rule.margin, today=today),
        shifted=last_day != unshifted,
        source=rule.why.source,
        why=_why(rule, start=start, unshifted=unshifted, last_day=last_day, common=common),
    )


def _why(
    rule: DeadlineRule,
    *,
    start: date,
    unshifted: date,
    last_day: date,
    common: Mapping[str, Statement],
) -> Statement:
    """Say in one sentence why the last day is that day."""
    if last_day == unshifted:
        return _fill(rule.why, start=start, last_day=last_day)
    holiday = holiday_name(unshifted)
    if holiday:
        moved = common["moved_holiday"]
        return _fill(moved, unshifted=unshifted, last_day=last_day, holiday=holiday)
    return _fill(common["moved_weekend"], unshifted=unshifted, last_day=last_day)


def _fill(statement: Statement, **params: date | str) -> Statement:
    used = {key: value for key, value in params.items() if f"%({key})s" in statement.text}
    return Statement(statement.key, statement.text, used, statement.source)
