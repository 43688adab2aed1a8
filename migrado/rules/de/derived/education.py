"""Childcare, school and grants: ages, the first day at school, and who lives here by right."""

from collections.abc import Mapping
from datetime import date

from migrado.kernel.deadlines import add_months
from migrado.kernel.kleene import Truth, assume, every, negate, some, truth, unknown
from migrado.rules.de.derived.birth import TITLES
from migrado.rules.de.derived.family import kinship, no_kin, parents
from migrado.rules.de.derived.free_movement import is_union_family, moves_freely
from migrado.rules.de.derived.nationality import is_german
from migrado.rules.de.derived.stay import is_from_ukraine
from migrado.rules.de.derived.title import is_asylum_seeker, is_tolerated, is_working, title
from migrado.rules.de.derived.years import age
from migrado.rules.de.parameters import parameter
from migrado.rules.engine.case import Case, Derived, DerivedDay, once
from migrado.rules.facts import Value
from migrado.rules.results import FactRef

YES: frozenset[Value] = frozenset({True})
NO: frozenset[Value] = frozenset({False})
FOR_GOOD: frozenset[Value] = frozenset({"settlement_permit", "eu_long_term_residence"})
HELD: frozenset[Value] = TITLES | {"national_visa", "provisional_certificate"}
FIRST_CLASS = 6  # years, completed by 30 September (SchulG NRW § 35 (1))
SCHOOL_AGES = (7, 15)  # years, both included; at six some are still in a Kita
THREE_YEARS, FIVE_YEARS = 36, 60  # months of work, BAföG § 8 (3)

_FAMILY_PERMIT = title(["30", "32", "33", "34", "36.2"])


def ordinary_school(case: Case) -> Value | None:
    """Return that children from seven to fifteen go to school (SchulG NRW § 34)."""
    years = age(case)
    return True if years is not None and SCHOOL_AGES[0] <= years <= SCHOOL_AGES[1] else None


# --- who is here by right ------------------------------------------------------------------------


@once
def lives_here_by_right(case: Case) -> Truth:
    """Say whether somebody lives here lawfully or tolerated (SGB VIII § 6 (2)).

    Germans and who moves freely do; so does everybody with a permit, in the asylum procedure,
    with a toleration, or from Ukraine before the first paper. A child whose paper was not told
    ordinarily shares the stay of its parents.
    """
    own = _stays_by_right(case)
    if own.value is None and case.fact("paper") is None:
        return some((own, *(assume(_stays_by_right(one), False) for one in parents(case))))
    return own


@once
def _stays_by_right(case: Case) -> Truth:
    by_paper = some((is_asylum_seeker(case), is_tolerated(case), case.has("paper", HELD)))
    return some((is_german(case), moves_freely(case), is_from_ukraine(case), by_paper))


@once
def is_guest(case: Case) -> Truth:
    """Say whether somebody is only here on a visit; ordinarily newcomers stay."""
    abroad = assume(case.has("home_abroad", YES), False)
    elsewhere = assume(case.has("habitual_residence", NO), False)
    visits = assume(case.has("purpose", frozenset({"visit"})), False)
    return some((abroad, elsewhere, visits))


# --- childcare and school ------------------------------------------------------------------------


@once
def is_small_child(case: Case) -> Truth:
    """Say whether this is a child before school, with an adult in the household or alone."""
    years = age(case)
    if years is None:
        return truth(True) if parents(case) else _maybe_child(case)
    return every((truth(years <= FIRST_CLASS), negate(assume(case.has("in_school", YES), False))))


@once
def is_primary_child(case: Case) -> Truth:
    """Say whether this is a child of the age of primary school, or about to enter it."""
    years = age(case)
    if case.fact("first_class_in") is not None:
        return truth(True)
    if years is None:
        return _maybe_child(case)
    return truth(5 <= years <= 10)


@once
def is_of_school_age(case: Case) -> Truth:
    """Say whether somebody is between five years, before entering school, and eighteen."""
    years = age(case)
    if years is None:
        return _maybe_child(case)
    return truth(5 <= years < 18)


def _maybe_child(case: Case) -> Truth:
    first = case.person is case.household.persons[0]
    return truth(False) if first and case.others else unknown(case.ref("birth_on"))


@once
def are_parents_busy(case: Case) -> Truth:
    """Say whether all who have the care work, look for work, or learn (SGB VIII § 24 (1) Nr. 2)."""
    known = parents(case)
    return every(_is_busy(one) for one in known) if known else no_kin(case)


def _is_busy(case: Case) -> Truth:
    looks = assume(case.has("registered_with", frozenset({"agentur", "jobcenter"})), False)
    learns = some(
        (assume(case.has("student", YES), False), assume(case.has("in_school", YES), False))
    )
    return some((looks, learns, is_working(case)))


def first_birthday_on(case: Case) -> date | FactRef:
    """Return the first day of the second year of life."""
    born = case.fact("birth_on")
    return add_months(born, 12) if isinstance(born, date) else case.ref("birth_on")


def school_begins_on(case: Case) -> date | FactRef:
    """Return the 1 August on which school begins (SchulG NRW § 35 (1)).

    The year told goes first; otherwise children who are six by 30 September begin in that year.
    """
    told = case.fact("first_class_in")
    if isinstance(told, str):
        return date(int(told[:4]), 8, 1)
    born = case.fact("birth_on")
    if not isinstance(born, date):
        return case.ref("birth_on")
    year = born.year + FIRST_CLASS + ((born.month, born.day) > (9, 30))
    return date(year, 8, 1)


@once
def has_school_begun(case: Case) -> Truth:
    """Say whether the day on which school begins has come; from seven years on it has."""
    begins = school_begins_on(case)
    if isinstance(begins, date):
        return truth(case.as_of >= begins)
    years = age(case)
    if years is not None and years != FIRST_CLASS:
        return truth(years > FIRST_CLASS)
    return unknown(begins)


@once
def has_all_day_claim(case: Case) -> Truth:
    """Say whether the child entered class 1 in 2026/27 or later (SGB VIII § 24 (4)).

    Where the year was not told, the birth date tells when school begins ordinarily.
    """
    first = parameter("all_day_from", case)
    told = case.fact("first_class_in")
    begins = school_begins_on(case)
    if not isinstance(begins, date):
        return case.not_known("first_class_in")
    later = begins >= first
    return truth(later) if told is not None else assume(case.not_known("first_class_in"), later)


# --- grants --------------------------------------------------------------------------------------


@once
def learns(case: Case) -> Truth:
    """Say whether somebody studies or goes to school after the age of fifteen, or means to."""
    years = age(case)
    if years is not None and years < 15:
        return truth(False)
    means = assume(case.has("purpose", frozenset({"study", "training"})), False)
    pupil = assume(case.has("in_school", YES), False)
    return some((means, pupil, case.has("student", YES)))


@once
def is_family_of_settled(case: Case) -> Truth:
    """Say whether a family permit comes from somebody with a permit that has no end.

    Source: BAföG § 8 (2) Nr. 1.
    """
    near = [one for one in case.others if kinship(case, one) in ("spouse", "child")]
    named = [one for one in near if one.person.id == case.fact("family_member_of")] or near
    papers = [one.has("paper", FOR_GOOD) for one in named]
    return every((_FAMILY_PERMIT(case), some((no_kin(case), *papers))))


@once
def has_lived_15_months(case: Case) -> Truth:
    """Say whether the stay has lasted 15 months without a break (BAföG § 8 (2) Nr. 2, (2a))."""
    since = case.fact("stay_since")
    if not isinstance(since, date):
        return case.not_known("stay_since")
    return truth(case.as_of >= add_months(since, parameter("grant_stay", case)))


@once
def has_worked_five_years(case: Case) -> Truth:
    """Say whether somebody has lived and worked here for five years (BAföG § 8 (3) Nr. 1)."""
    months = case.fact("worked_months_in_germany")
    if not isinstance(months, int):
        return assume(case.not_known("worked_months_in_germany"), False)
    return truth(months >= FIVE_YEARS)


@once
def has_parent_worked(case: Case) -> Truth:
    """Say whether a parent has worked here for three years (BAföG § 8 (3) Nr. 2)."""
    return some((no_kin(case), *(_worked_three_years(one) for one in parents(case))))


def _worked_three_years(case: Case) -> Truth:
    months = case.fact("worked_months_in_germany")
    if not isinstance(months, int):
        return case.not_known("worked_months_in_germany")
    return truth(months >= THREE_YEARS)


@once
def are_both_parents_here(case: Case) -> Truth:
    """Say whether both parents are in the household, so that nobody else can have worked here."""
    return truth(len(parents(case)) > 1)


@once
def asks_for_household(case: Case) -> Truth:
    """Say whether this is the first person, for whom the whole household is answered."""
    return truth(case.person is case.household.persons[0])


@once
def has_housing_right(case: Case) -> Truth:
    """Say whether the stay is one that WoGG § 3 (5) names: nearly every lawful one."""
    free = some((is_german(case), moves_freely(case), assume(is_union_family(case), False)))
    by_paper = some((case.has("paper", HELD), is_asylum_seeker(case), is_tolerated(case)))
    exempt = assume(is_from_ukraine(case), False)
    card = case.has("paper", frozenset({"eu_family_residence_card"}))
    return some((free, exempt, card, by_paper))


TRUTHS: Mapping[str, Derived] = {
    "lives here by right": lives_here_by_right,
    "on a visit": is_guest,
    "small child": is_small_child,
    "primary child": is_primary_child,
    "of school age": is_of_school_age,
    "parents are busy": are_parents_busy,
    "school has begun": has_school_begun,
    "all-day claim": has_all_day_claim,
    "learns": learns,
    "family of a settled person": is_family_of_settled,
    "lived here 15 months": has_lived_15_months,
    "worked five years": has_worked_five_years,
    "a parent worked three years": has_parent_worked,
    "both parents here": are_both_parents_here,
    "asks for the household": asks_for_household,
    "housing right": has_housing_right,
}
DAYS: Mapping[str, DerivedDay] = {
    "first birthday": first_birthday_on,
    "school begins": school_begins_on,
}
