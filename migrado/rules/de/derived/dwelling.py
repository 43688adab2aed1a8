"""Moving in, visiting and staying twice: the facts of BMG §§ 17, 20, 27."""

from datetime import date

from migrado.kernel.deadlines import Period, add_months, end_after
from migrado.kernel.kleene import FALSE, TRUE, Truth, assume, every, negate, some, truth, unknown
from migrado.rules.de.parameters import parameter
from migrado.rules.engine.case import Case, once
from migrado.rules.results import FactRef

REGISTRATION = Period(weeks=2)  # BMG § 17 (1)
ASYLUM = ("arrival_certificate", "asylum_permission")
VISIT, SECOND_STAY = "visit", "second_stay"  # parameters
YES = frozenset({True})
ASSIGNED = frozenset({"reception_facility", "municipal_shelter"})
HOUSED = frozenset({"private", "municipal_shelter", "reception_facility"})


@once
def has_dwelling(case: Case) -> Truth:
    """Say whether the person lives in a dwelling: any closed room to sleep in (BMG § 20)."""
    if case.fact("moved_in_on") is not None or case.fact("housing") in HOUSED:
        return TRUE
    return case.not_known("moved_in_on")


@once
def is_registered_here(case: Case) -> Truth:
    """Say whether the registration came after the last move, so that nothing is left to do.

    Ordinarily a registration is an older one, somewhere else.
    """
    since, moved = case.fact("registered_since"), case.fact("moved_in_on")
    if case.fact("registered_in_germany") is not True:
        return FALSE
    if isinstance(since, date) and isinstance(moved, date):
        return truth(since >= moved)
    return assume(case.not_known("registered_since"), False)


@once
def is_exempt_from_visits(case: Case) -> Truth:
    """Say whether short stays count too: BMG § 27 (3), late repatriates and assigned housing.

    Ordinarily they do not.
    """
    assigned = case.has("housing", ASSIGNED)
    repatriate = case.has("late_repatriate", YES)
    return some((assume(assigned, False), assume(repatriate, False)))


@once
def is_registration_untold(case: Case) -> Truth:
    """Be unknown where a move is past the time to register and nobody told whether it was done.

    False otherwise; it only makes the question worth asking.
    """
    moved = case.fact("moved_in_on")
    late = isinstance(moved, date) and case.as_of > end_after(moved, REGISTRATION)
    told = case.fact("registered_since") is not None or case.fact("registered_in_germany") is False
    return case.not_known("registered_since") if late and not told else FALSE


@once
def is_housing_untold(case: Case) -> Truth:
    """Be unknown where an asylum seeker did not tell the kind of housing; false otherwise."""
    seeks = case.fact("paper") in ASYLUM or case.fact("purpose") == "protection"
    return case.not_known("housing") if seeks and case.fact("housing") is None else FALSE


@once
def must_everyone_come(case: Case) -> Truth:
    """Say whether the city wants to see everybody: local rule for arrivals from abroad.

    Newcomers ordinarily come from abroad.
    """
    from_abroad = case.has("arrived_from_abroad", YES)
    return every((truth(bool(case.local.personal_appearance)), assume(from_abroad, True)))


def visit_began_on(case: Case) -> date | FactRef:
    """Return the first day of a visit: the day of moving in, else of entry."""
    for name in ("moved_in_on", "entered_on"):
        day = case.fact(name)
        if isinstance(day, date):
            return day
    return case.ref("moved_in_on")


@once
def is_short_visit(case: Case) -> Truth:
    """Say whether somebody who lives abroad stays three months at most (BMG § 27 (2) sentence 3).

    That somebody keeps living abroad is ordinarily not assumed; whoever does must say how long
    the visit is.
    """
    return every((_lives_abroad(case), _ends_within(case, VISIT)))


@once
def is_long_visit(case: Case) -> Truth:
    """Say whether somebody who lives abroad has stayed for more than three months."""
    return every((_lives_abroad(case), _is_over(case, VISIT)))


@once
def is_short_second_stay(case: Case) -> Truth:
    """Say whether somebody registered elsewhere in Germany stays six months at most.

    Source: BMG § 27 (2) sentence 1. A stay without an end is ordinarily not a short one.
    """
    return every((_is_registered(case), assume(_ends_within(case, SECOND_STAY), False)))


@once
def is_long_second_stay(case: Case) -> Truth:
    """Say whether a stay that was to be short has lasted more than six months."""
    planned = truth(case.fact("stays_until") is not None)
    return every((_is_registered(case), planned, _is_over(case, SECOND_STAY)))


def _lives_abroad(case: Case) -> Truth:
    return every(
        (
            assume(case.has("home_abroad", YES), False),
            negate(assume(case.has("registered_in_germany", YES), False)),
        )
    )


def _is_registered(case: Case) -> Truth:
    registered = assume(case.has("registered_in_germany", YES), False)
    return every((registered, negate(is_registered_here(case))))


def _ends_within(case: Case, length: str) -> Truth:
    """Say whether the stay ends within ``length`` and that time is not over yet."""
    began, ends = visit_began_on(case), case.fact("stays_until")
    if not isinstance(began, date):
        return unknown(began)
    limit = add_months(began, parameter(length, case))
    if case.as_of > limit:
        return _counted_from_entry(case, FALSE)
    if not isinstance(ends, date):
        return case.not_known("stays_until")
    return _counted_from_entry(case, truth(ends <= limit))


def _is_over(case: Case, length: str) -> Truth:
    began = visit_began_on(case)
    if not isinstance(began, date):
        return unknown(began)
    over = truth(case.as_of > add_months(began, parameter(length, case)))
    return _counted_from_entry(case, over)


def _counted_from_entry(case: Case, one: Truth) -> Truth:
    """Say so where the day of entry stood in for a day of moving in that nobody told."""
    if case.fact("moved_in_on") is not None:
        return one
    return one._replace(assumed=one.assumed | {case.ref("moved_in_on")})
