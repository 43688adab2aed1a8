"""Who gets money to live on from whom, from which day, and how much (SGB II, SGB XII, AsylbLG)."""

from collections.abc import Mapping
from datetime import date, timedelta

from migrado.kernel.deadlines import add_months
from migrado.kernel.kleene import FALSE, TRUE, Truth, assume, every, negate, some, truth
from migrado.rules.de.derived.birth import TITLES
from migrado.rules.de.derived.family import (
    OF_AGE,
    children,
    is_younger,
    kinship,
    no_kin,
    parents,
)
from migrado.rules.de.derived.nationality import belongs, is_german, is_third_country, is_ukrainian
from migrado.rules.de.derived.stay import is_from_ukraine
from migrado.rules.de.derived.title import is_asylum_seeker, is_tolerated, section, title
from migrado.rules.de.derived.years import age
from migrado.rules.de.parameters import money, parameter
from migrado.rules.engine.amounts import NotKnown, Sum, SumOf
from migrado.rules.engine.case import Case, Derived, DerivedDay, once
from migrado.rules.facts import Value
from migrado.rules.results import FactRef

YES: frozenset[Value] = frozenset({True})
_NO: frozenset[Value] = frozenset({False})
SHARED: frozenset[Value] = frozenset({"reception_facility", "municipal_shelter"})
PARTNERS = ("spouse", "partner")
ABLE = 15  # years from which somebody can get SGB II in their own right (§ 7 (1) Nr. 1)
SUSPENDED_MONTHS = 18  # AsylbLG § 1 (1) Nr. 3 c
ANALOGOUS_MONTHS = 36  # AsylbLG § 2 (1)
REGISTERED_YEARS = 5  # SGB II § 7 (1) S. 4
AGE_LIMITS = {1958: 792, 1959: 794, 1960: 796, 1961: 798, 1962: 800, 1963: 802}
LAST_AGE_LIMIT = 804  # months, for who was born in 1964 or later (SGB II § 7a)

_PROTECTION = section(["24"])
_IN_TEMPORARY_PROTECTION = title(["24"])
_URGENT = title(["25.4.1"])
_CANNOT_LEAVE = title(["25.5"])


@once
def has_own_asylum_benefits(case: Case) -> Truth:
    """Say whether AsylbLG § 1 (1) names the person: Nr. 1 to 1b, 3 b, 3 c, 4."""
    recent = every((_CANNOT_LEAVE(case), negate(is_suspended_for_long(case))))
    grounds = (is_asylum_seeker(case), is_tolerated(case), _URGENT(case), recent)
    return every((is_third_country(case), some((*grounds, asks_for_protection(case)))))


@once
def has_asylum_benefits(case: Case) -> Truth:
    """Say whether the person gets asylum seekers' benefits, in their own right or as family.

    Source: AsylbLG § 1 (1) Nr. 6, (2): spouses and minor children without another title.
    """
    return some((has_own_asylum_benefits(case), _is_asylum_family(case)))


def _is_asylum_family(case: Case) -> Truth:
    others = [*parents(case)] if is_younger(case, OF_AGE).value else []
    others += [one for one in case.others if kinship(case, one) == "spouse"]
    untitled = negate(assume(case.has("paper", TITLES), False))
    near = some((no_kin(case), *(assume(has_own_asylum_benefits(one), False) for one in others)))
    return every((near, is_third_country(case), untitled))


@once
def is_suspended_for_long(case: Case) -> Truth:
    """Say whether the 18 months of AsylbLG § 1 (1) Nr. 3 c are over, and their last month too.

    The benefits end with the month in which the reason for them ends (AsylbLG § 1 (3) S. 1).
    """
    day = case.fact("deportation_suspended_on")
    if not isinstance(day, date):
        return case.not_known("deportation_suspended_on")
    reached = add_months(day, SUSPENDED_MONTHS)
    return truth((case.as_of.year, case.as_of.month) > (reached.year, reached.month))


@once
def asks_for_protection(case: Case) -> Truth:
    """Say whether protection under section 24 was asked for, and no paper says so yet.

    Source: AsylbLG § 1 (1) Nr. 1b. Who came from Ukraine to be protected has asked for it, or
    does so on the first day.
    """
    without = case.has("paper", frozenset({"none"}))
    told = assume(case.has("protection_request_24", YES), False)
    came = every(
        (is_from_ukraine(case), negate(assume(case.has("protection_request_24", _NO), False)))
    )
    return every((without, some((told, came))))


@once
def has_temporary_protection(case: Case) -> Truth:
    """Say whether the permit under section 24 is held, or its certificate after fingerprints.

    Source: SGB II § 74 (1), (2); SGB XII § 146. Small children give no fingerprints.
    """
    by_paper = some((_IN_TEMPORARY_PROTECTION(case), _has_certificate(case)))
    return every((is_third_country(case), by_paper))


def _has_certificate(case: Case) -> Truth:
    held = case.has("paper", frozenset({"provisional_certificate"}))
    told = every((held, _certifies_protection(case)))
    small = is_younger(case, parameter("fingerprints_from", case)).value is True
    return every((told, TRUE if small else case.has("fingerprinted", YES)))


def _certifies_protection(case: Case) -> Truth:
    """Say whether a certificate is about section 24; that of Ukrainians ordinarily is."""
    if case.fact("title_section") is not None:
        return _PROTECTION(case)
    return assume(case.not_known("title_section"), is_ukrainian(case).value is True)


@once
def is_protected_late(case: Case) -> Truth:
    """Say whether the first paper under section 24 came after the bill's cut-off.

    An issue until then tells the first; so does an entry after it.
    """
    cut_off = parameter("protection_cut_off", case)
    first, issued = case.fact("title_first_issued_on"), case.fact("title_issued_on")
    entered = case.fact("entered_on")
    if isinstance(first, date):
        return truth(first > cut_off)
    if isinstance(issued, date) and issued <= cut_off:
        return FALSE
    if isinstance(entered, date) and entered > cut_off:
        return TRUE
    return case.not_known("title_first_issued_on")


@once
def is_past_working_life(case: Case) -> Truth:
    """Say whether the age limit is reached or the person cannot work; ordinarily neither.

    Source: SGB II §§ 7a, 8 (1); SGB XII § 41.
    """
    old = assume(is_past_age_limit(case), False)
    unfit = assume(case.has("fit_for_work", _NO), False)
    return some((old, every((negate(assume(is_younger(case, 15), False)), unfit))))


@once
def is_past_age_limit(case: Case) -> Truth:
    """Say whether the age limit of SGB II § 7a is reached; it grows with the year of birth.

    It is reached with the end of the month in which that age is completed, which is the day
    before the birthday (BGB § 187 (2)).
    """
    born, years = case.fact("birth_on"), age(case)
    if isinstance(born, date):
        limit = AGE_LIMITS.get(born.year, LAST_AGE_LIMIT if born.year > 1963 else 780)
        completed = add_months(born, limit) - timedelta(days=1)
        return truth((case.as_of.year, case.as_of.month) > (completed.year, completed.month))
    if years is None:
        return case.not_known("birth_on")
    if 65 <= years < 67:  # the month of birth decides
        return case.not_known("birth_on")
    return truth(years >= 67)


@once
def is_registered_for_five_years(case: Case) -> Truth:
    """Say whether somebody has lived here for five years since registering (SGB II § 7 (1) S. 4).

    Nobody is registered before they entered.
    """
    since = case.fact("registered_since")
    if isinstance(since, date):
        return truth(case.as_of >= add_months(since, 12 * REGISTERED_YEARS))
    if case.fact("registered_in_germany") is False:
        return FALSE
    entered = case.fact("entered_on")
    if isinstance(entered, date) and case.as_of < add_months(entered, 12 * REGISTERED_YEARS):
        return FALSE
    return case.not_known("registered_since")


@once
def is_child_of_asylum_seekers(case: Case) -> Truth:
    """Say whether a German child lives with parents who get asylum seekers' benefits only."""
    known = parents(case)
    if not known:
        return no_kin(case)
    young = assume(is_younger(case, ABLE), False)
    theirs = (assume(has_own_asylum_benefits(one), False) for one in known)
    return every((is_german(case), young, *theirs))


@once
def has_worked_with_pupil(case: Case) -> Truth:
    """Say whether a parent of a child at school has worked here.

    Source: Regulation (EU) 492/2011 article 10. Only what was told counts.
    """
    worked = case.fact("worked_months_in_germany")
    pupils = (assume(one.has("in_school", YES), False) for one in children(case))
    return every((truth(isinstance(worked, int) and worked > 0), some((no_kin(case), *pupils))))


@once
def gets_analogous_benefits(case: Case) -> Truth:
    """Say whether after 36 months the benefits are like social assistance (AsylbLG § 2 (1)).

    That nobody abused them is ordinary. A child gets what a parent gets (§ 2 (3)).
    """
    own = _has_earned_analogous(case)
    if not is_younger(case, OF_AGE).value:
        return own
    return some((own, *(assume(_has_earned_analogous(one), False) for one in parents(case))))


@once
def _has_earned_analogous(case: Case) -> Truth:
    abused = assume(case.has("abused_benefits", YES), False)
    return every((has_asylum_benefits(case), negate(abused), _stayed_long(case)))


def _stayed_long(case: Case) -> Truth:
    since = case.fact("stay_since") or case.fact("entered_on")
    if not isinstance(since, date):
        return assume(case.not_known("stay_since"), False)
    return truth(case.as_of >= add_months(since, ANALOGOUS_MONTHS))


def livelihood_office(case: Case) -> str:
    """Return who pays outside the AsylbLG: the Jobcenter, or the social office for the old and
    those who cannot work (SGB II § 7 (1), SGB XII §§ 19, 41)."""
    return "social_office_sgb_xii" if is_past_working_life(case).value else "jobcenter"


def benefit_from_on(case: Case) -> date | FactRef:
    """Return the first day paid: of the month of the application, or the day itself.

    Sources: SGB II § 37 (2), SGB XII §§ 18, 44 (2), AsylbLG § 6b.
    """
    applied = case.fact("applied_for_benefit_on")
    day = applied if isinstance(applied, date) else case.as_of
    found = case.outcome("livelihood")
    office = found.authority if found else None
    from_the_first = office == "jobcenter" or is_past_age_limit(case).value
    return day.replace(day=1) if from_the_first and office != "social_office_asylblg" else day


def need(case: Case) -> Sum | NotKnown | FactRef | None:
    """Return the standard need of one person in a month, without rent and heating.

    Sources: SGB II §§ 20, 23; SGB XII § 28; AsylbLG §§ 2, 3a.
    """
    asylum = has_asylum_benefits(case).value is True
    analogous = asylum and gets_analogous_benefits(case).value is True
    stage = _stage(case, shared_counts=asylum and not analogous)
    if isinstance(stage, FactRef):
        return stage
    return money(f"asylum_need_{stage}" if asylum and not analogous else f"need_{stage}", case)


def _stage(case: Case, *, shared_counts: bool) -> int | FactRef:
    """Return which of the six stages of need is the person's; 1 for adults alone."""
    years = age(case)
    if years is None:
        is_first = case.person is case.household.persons[0]
        has_own_home = is_first or case.fact("relation") in PARTNERS
        if not has_own_home:
            return case.ref("birth_on")
        years = OF_AGE + 7
    if years < OF_AGE:
        return 6 if years < 6 else 5 if years < 14 else 4
    if any(kinship(case, one) in PARTNERS for one in case.others):
        return 2
    if shared_counts and case.fact("housing") in SHARED:
        return 2
    return 3 if years < 25 and parents(case) else 1


@once
def is_from_convention_state(case: Case) -> Truth:
    """Say whether the state is a party to the European Convention on Social and Medical
    Assistance of 1953, whose article 1 asks for equal treatment."""
    return belongs(case, "welfare_convention")


@once
def is_family_of_worker(case: Case) -> Truth:
    """Say whether a spouse, or a minor's parent, is employed (SGB V § 10); ordinarily none is."""
    near = [one for one in case.others if kinship(case, one) == "spouse"]
    near += [] if is_younger(case, OF_AGE).value is False else parents(case)
    working = (assume(one.has("employed", YES), False) for one in near)
    return some((no_kin(case), *working))


TRUTHS: Mapping[str, Derived] = {
    "from a state of the welfare convention": is_from_convention_state,
    "family of a worker": is_family_of_worker,
    "worked here with a child at school": has_worked_with_pupil,
    "gets asylum benefits": has_asylum_benefits,
    "suspended for 18 months": is_suspended_for_long,
    "temporary protection": has_temporary_protection,
    "protected late": is_protected_late,
    "past working life": is_past_working_life,
    "registered for five years": is_registered_for_five_years,
    "german child of asylum seekers": is_child_of_asylum_seekers,
    "analogous benefits": gets_analogous_benefits,
}
DAYS: Mapping[str, DerivedDay] = {"benefit_from": benefit_from_on}
SUMS: Mapping[str, SumOf] = {"need": need}
