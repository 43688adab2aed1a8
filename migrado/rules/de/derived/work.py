"""When people in and after the asylum procedure may begin to work (AsylG § 61, AufenthG § 60a)."""

from collections.abc import Mapping
from datetime import date

from migrado.kernel.deadlines import add_months
from migrado.kernel.kleene import FALSE, TRUE, Truth, assume, every, negate, some, truth, unknown
from migrado.rules.de.derived.nationality import belongs
from migrado.rules.de.parameters import parameter
from migrado.rules.engine.case import Case, Derived, DerivedDay, once
from migrado.rules.facts import Value
from migrado.rules.results import FactRef

YES: frozenset[Value] = frozenset({True})
NO: frozenset[Value] = frozenset({False})
FOUR_YEARS = 48  # months, BeschV § 32 (2) Nr. 5


@once
def lives_in_facility(case: Case) -> Truth:
    """Say whether the person must live in a reception facility (AsylG § 47).

    Who lives in one ordinarily must; who lives in a home of their own ordinarily need not.
    """
    housing = case.fact("housing")
    told = case.has("must_live_in_reception_facility", YES)
    if housing == "reception_facility":
        return assume(told, True)
    return assume(told, False) if housing in ("private", "municipal_shelter") else told


@once
def is_longer_wait(case: Case) -> Truth:
    """Say whether it is six months instead of three (AsylG § 61 (1) S. 3).

    Another state has been asked to take the person over, or has protected them already.
    """
    protected = assume(case.has("protected_in_other_eu_state", YES), False)
    return some((case.has("transfer_request", YES), protected))


@once
def is_work_wait_over(case: Case) -> Truth:
    """Say whether the waiting time in a reception facility is over.

    Between three and six months it depends on whether another state was asked.
    """
    registered = case.fact("asylum_registered_on")
    if not isinstance(registered, date):
        return case.not_known("asylum_registered_on")
    if case.as_of >= add_months(registered, parameter("wait_long", case)):
        return TRUE
    if case.as_of < add_months(registered, parameter("wait_short", case)):
        return FALSE
    return negate(is_longer_wait(case))


@once
def is_outside_wait_over(case: Case) -> Truth:
    """Say whether three months of permitted stay have passed (AsylG § 61 (2) S. 1)."""
    return _is_over(case, outside_work_on(case))


@once
def is_toleration_wait_over(case: Case) -> Truth:
    """Say whether in a facility six months of toleration have passed, or three with a passport."""
    return _is_over(case, tolerated_work_on(case))


def _is_over(case: Case, day: date | FactRef) -> Truth:
    return truth(case.as_of >= day) if isinstance(day, date) else unknown(day)


def facility_work_on(case: Case) -> date | FactRef:
    """Return the first day on which work may be permitted in a facility (AsylG § 61 (1) S. 2, 3).

    That no other state was asked is ordinary for the day; the answer itself waits for it.
    """
    months = parameter("wait_long" if is_longer_wait(case).value else "wait_short", case)
    return _after(case, "asylum_registered_on", months)


def outside_work_on(case: Case) -> date | FactRef:
    """Return the first day after three months of stay (AsylG § 61 (2) S. 1, BeschV § 32 (1))."""
    months = parameter("wait_short", case)
    for name in ("stay_since", "asylum_registered_on"):
        if case.fact(name) is not None:
            return _after(case, name, months)
    return case.ref("stay_since")


def tolerated_work_on(case: Case) -> date | FactRef:
    """Return the first day after the toleration's waiting time (AsylG § 61 (1) S. 6, 7)."""
    proven = case.has("identity_proven", YES).value
    return _after(case, "tolerated_since", parameter("wait_short" if proven else "wait_long", case))


def _after(case: Case, name: str, months: int) -> date | FactRef:
    day = case.fact(name)
    return add_months(day, months) if isinstance(day, date) else case.ref(name)


@once
def needs_no_consent(case: Case) -> Truth:
    """Say whether four years have passed, after which the agency is not asked; ordinarily not."""
    since = case.fact("stay_since")
    if not isinstance(since, date):
        return assume(case.not_known("stay_since"), False)
    return truth(case.as_of >= add_months(since, FOUR_YEARS))


@once
def is_work_forbidden(case: Case) -> Truth:
    """Say whether the toleration forbids work (AufenthG §§ 60a (6), 60b (5)).

    The obstacle is of the person's own making, or the paper itself says so.
    """
    return some((case.has("obstacle_self_caused", YES), assume(case.has("work_ban", YES), False)))


@once
def is_from_safe_country(case: Case) -> Truth:
    """Say whether the law calls the country safe (AsylG § 29a (2), annex II).

    Ordinances under § 29b may name more countries; that they did is ordinarily not so.
    """
    applied = case.fact("asylum_registered_on")
    early = isinstance(applied, date) and applied < parameter("safe_2023", case)
    if early and belongs(case, "safe_since_2023").value:  # AufenthG § 104 (18)
        return FALSE
    told = case.has("safe_country_of_origin", YES)
    if told.value is not None:
        return told
    return TRUE if belongs(case, "safe_country").value else assume(told, False)


@once
def is_application_refused(case: Case) -> Truth:
    """Say whether an asylum application made after 31 August 2015 was refused or withdrawn.

    Source: AufenthG § 60a (6) S. 1 Nr. 3. Only what was told counts.
    """
    applied = case.fact("asylum_registered_on")
    late = truth(isinstance(applied, date) and applied >= parameter("safe_2015", case))
    closed = assume(case.has("asylum_procedure_open", NO), False)
    return every((late, closed))


@once
def may_be_trusted(case: Case) -> Truth:
    """Say whether nothing else stands against work in a facility (AsylG § 61 (1) S. 4, 5).

    No accelerated procedure; that the person cooperates is ordinary.
    """
    fast = case.has("accelerated_procedure", YES)
    refuses = assume(case.has("cooperates", NO), False)
    return every((negate(fast), negate(refuses)))


def course_office(case: Case) -> str:
    """Return who decides about a vocational course (DeuFöV § 4, § 5).

    The Jobcenter for those whom it pays, the Federal Office for employed people, otherwise the
    employment agency.
    """
    if case.has("benefits", frozenset({"sgb_ii"})).value:
        return "jobcenter"
    return "bamf" if case.has("employed", YES).value else "employment_agency"


TRUTHS: Mapping[str, Derived] = {
    "in a reception facility": lives_in_facility,
    "wait for work over": is_work_wait_over,
    "wait outside over": is_outside_wait_over,
    "wait of the tolerated over": is_toleration_wait_over,
    "no consent needed": needs_no_consent,
    "work forbidden": is_work_forbidden,
    "application refused": is_application_refused,
    "from a safe country": is_from_safe_country,
    "nothing else against work": may_be_trusted,
}
DAYS: Mapping[str, DerivedDay] = {
    "work in a facility": facility_work_on,
    "work outside": outside_work_on,
    "work of the tolerated": tolerated_work_on,
}
