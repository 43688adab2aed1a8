"""Who gets money for families: the one rule that EStG, BKGG, BEEG and UhVorschG share.

Source: EStG § 62 (2); the same words in BKGG § 1 (3), BEEG § 1 (7), UhVorschG § 1 (2a).
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from migrado.kernel.deadlines import add_months
from migrado.kernel.kleene import Truth, assume, every, negate, some, truth, unknown
from migrado.rules.de.derived.family import (
    OF_AGE,
    children,
    is_union_relative,
    is_younger,
    no_kin,
    parents,
)
from migrado.rules.de.derived.free_movement import is_union_permanent, moves_freely
from migrado.rules.de.derived.nationality import belongs, is_german, is_third_country
from migrado.rules.de.derived.title import (
    is_asylum_seeker,
    is_permit_in_force,
    is_tolerated,
    is_working_or_alike,
    section,
    title,
)
from migrado.rules.de.derived.years import age
from migrado.rules.de.parameters import money, parameter
from migrado.rules.engine.amounts import NotKnown, Sum, SumOf
from migrado.rules.engine.case import Case, Derived, once
from migrado.rules.facts import Value
from migrado.rules.results import FactRef

YES: frozenset[Value] = frozenset({True})
LONGEST = 25  # years up to which a pupil or student may count (EStG § 32 (4))
BABY = 14  # months in which basic parental allowance is paid (BEEG § 4 (1))
STEP_1, STEP_2 = 6, 12  # years: steps of the maintenance advance (BGB § 1612a (1))

_FOR_GOOD: frozenset[Value] = frozenset({"settlement_permit", "eu_long_term_residence"})
_NEVER = title(["16e", "19e", "20a"])
_SECOND_CARD = title(["20a.5.2"])
_ONLY_WITH_WORK = title(["16b", "16d", "20", "20a.5.2"])
_RESTRICTED = title(["23.1", "23a", "25.3", "25.4", "25.4a", "25.4b", "25.5"])
_TOLERATED_FOR_WORK = section(["60d"])


@once
def is_settled(case: Case) -> Truth:
    """Say whether the paper has no end, or the right of free movement is permanent."""
    return some((case.has("paper", _FOR_GOOD), is_union_permanent(case)))


@once
def has_full_title(case: Case) -> Truth:
    """Say whether a permit gives the benefits at once: it allows work for six months or longer.

    Source: EStG § 62 (2) Nr. 2. Which permits do not is listed there.
    """
    held = case.has("paper", frozenset({"residence_permit"}))
    others = (never_gets(case), needs_work(case), is_restricted(case))
    in_force = is_permit_in_force(case)
    return every((is_third_country(case), held, in_force, *(negate(one) for one in others)))


@once
def never_gets(case: Case) -> Truth:
    """Say whether the permit is one that never gives the benefits (EStG § 62 (2) Nr. 2 a)."""
    return every((_is_not_free(case), _NEVER(case), negate(_SECOND_CARD(case))))


@once
def _is_not_free(case: Case) -> Truth:
    """Say whether free movement gives the person nothing, so that the permit decides."""
    relative = assume(is_union_relative(case), False)
    return negate(some((is_german(case), moves_freely(case), relative)))


@once
def needs_work(case: Case) -> Truth:
    """Say whether the permit gives them only with work or what is like it (Nr. 2 b)."""
    return every((_is_not_free(case), _ONLY_WITH_WORK(case)))


@once
def is_restricted(case: Case) -> Truth:
    """Say whether the permit gives them with work, or after 15 months (Nr. 2 c, 3, 4)."""
    return every((_is_not_free(case), _RESTRICTED(case)))


@once
def has_stayed_long(case: Case) -> Truth:
    """Say whether the stay has lasted 15 months, permitted or tolerated (Nr. 4)."""
    since = case.fact("stay_since")
    if not isinstance(since, date):
        return case.not_known("stay_since")
    return truth(case.as_of >= add_months(since, parameter("long_stay", case)))


@once
def works_as_tolerated(case: Case) -> Truth:
    """Say whether the toleration is the one for work (Nr. 5, AufenthG § 60d); ordinarily not."""
    return every((is_tolerated(case), assume(_TOLERATED_FOR_WORK(case), False)))


@once
def is_from_treaty_state(case: Case) -> Truth:
    """Say whether a treaty on social security may give more to who works."""
    return belongs(case, "family_treaty")


@once
def is_outside(case: Case) -> Truth:
    """Say whether the paper is none that the law names: procedure, toleration, visit."""
    short = case.has("paper", frozenset({"schengen_visa"}))
    tolerated = every((is_tolerated(case), negate(works_as_tolerated(case))))
    grounds = some((is_asylum_seeker(case), tolerated, short))
    return every((_is_not_free(case), grounds))


@once
def gets_family_benefits(case: Case) -> Truth:
    """Say whether the common rule gives the benefits to somebody who does not move freely."""
    with_work = every((needs_work(case), is_working_or_alike(case)))
    long = every((is_restricted(case), some((is_working_or_alike(case), has_stayed_long(case)))))
    return some(
        (
            case.has("paper", _FOR_GOOD),
            has_full_title(case),
            with_work,
            long,
            works_as_tolerated(case),
        )
    )


@once
def gets_advance(case: Case) -> Truth:
    """Say whether child or parent may get the maintenance advance (UhVorschG § 1 (2a)).

    Minors need no work themselves; it is enough if the parent fulfils the rule.
    """
    free = some((is_german(case), moves_freely(case)))
    own = some((free, gets_family_benefits(case), is_restricted(case)))
    theirs = (
        some((is_german(one), moves_freely(one), gets_family_benefits(one)))
        for one in parents(case)
    )
    return some((own, *theirs))


# --- children --------------------------------------------------------------------------------


@once
def has_counting_child(case: Case) -> Truth:
    """Say whether child benefit is for a child in the household.

    Source: EStG §§ 32 (3), (4), 63 (1). Who may be a parent, and told nobody of a household, is
    asked.
    """
    known = [_counts(one) for one in children(case)]
    alone = not case.others and not is_younger(case, OF_AGE).value
    told = case.has("cares_for_child", YES)
    return some((no_kin(case), *known, told if alone else assume(told, False)))


def _counts(child: Case) -> Truth:
    young = is_in_month_of_age(child)
    if young.value is not False:
        return young
    learns = some((assume(child.has("in_school", YES), False), child.has("student", YES)))
    return every((is_younger(child, LONGEST), learns))


def is_in_month_of_age(child: Case) -> Truth:
    """Say whether the month in which a child becomes 18 is not over (EStG §§ 32 (3), 66 (2))."""
    born = child.fact("birth_on")
    if not isinstance(born, date):
        return is_younger(child, OF_AGE)
    of_age = add_months(born, 12 * OF_AGE)
    return truth((child.as_of.year, child.as_of.month) <= (of_age.year, of_age.month))


def counting_children(case: Case) -> int:
    """Return for how many children child benefit is surely paid."""
    return sum(1 for one in children(case) if _counts(one).value)


@once
def has_baby(case: Case) -> Truth:
    """Say whether a child of this person is in its first fourteen months (BEEG § 4 (1))."""
    known = [_is_baby(one) for one in children(case)]
    alone = not case.others and not is_younger(case, OF_AGE).value
    told = case.has("cares_for_child", YES)
    return some((no_kin(case), *known, told if alone else assume(told, False)))


def _is_baby(child: Case) -> Truth:
    born = child.fact("birth_on")
    if isinstance(born, date):
        return truth(child.as_of < add_months(born, BABY))
    years = age(child)
    if years is None:
        return child.not_known("birth_on")
    return truth(years == 0) if years != 1 else child.not_known("birth_on")


@once
def is_child_here(case: Case) -> Truth:
    """Say whether a parent, or who has the care, lives in the household."""
    return truth(True) if parents(case) else no_kin(case)


@once
def lives_with_both_parents(case: Case) -> Truth:
    """Say whether both parents live with the child (UhVorschG § 1 (1) Nr. 2, (3)).

    One parent alone in the household is ordinarily a single parent only if that was told.
    """
    if len(parents(case)) > 1:
        return truth(True)
    return negate(case.has("single_parent", YES))


@once
def is_other_parent_paying(case: Case) -> Truth:
    """Say whether the other parent pays; told of the child, or of the parent with the child."""
    own = case.has("other_parent_pays", YES)
    if own.value is not None:
        return own
    told = [one.has("other_parent_pays", YES) for one in parents(case)]
    known = [one for one in told if one.value is not None]
    return known[0] if known else own


@once
def may_get_older_advance(case: Case) -> Truth:
    """Say whether a child from 12 years on may get the advance (UhVorschG § 1 (1a)).

    It gets no benefits of the Jobcenter, or its parent earns at least 600 euros.
    """
    gets = case.has("benefits", frozenset({"sgb_ii"}))
    earns = [_earns(one, parameter("single_parent_income", case)) for one in parents(case)]
    return some((negate(gets), *earns))


def _earns(case: Case, least: Decimal) -> Truth:
    income = case.fact("gross_month_eur")
    if income is None:
        income = case.fact("gross_income_month_eur")
    if not isinstance(income, int | float):
        return case.not_known("gross_month_eur")
    return truth(income >= least)


@once
def earns_enough_for_supplement(case: Case) -> Truth:
    """Say whether the parents' income reaches the floor of BKGG § 6a (1) Nr. 2."""
    single = case.has("single_parent", YES)
    income = case.fact("gross_income_month_eur")
    if income is None:
        income = case.fact("gross_month_eur")
    if not isinstance(income, int | float):
        return unknown(case.ref("gross_income_month_eur"))
    low, high = parameter("single_parent_income", case), parameter("couple_income", case)
    if income >= high:
        return truth(True)
    return every((truth(income >= low), single))


# --- amounts ---------------------------------------------------------------------------------


def _times(name: str) -> SumOf:
    def found(case: Case) -> Sum | NotKnown | FactRef | None:
        each, count = money(name, case), counting_children(case)
        if not isinstance(each, Sum):
            return each
        return Sum(each.eur * count, each.source) if count else None

    return found


def advance(case: Case) -> Sum | NotKnown | FactRef | None:
    """Return the maintenance advance of a child by its age (UhVorschG § 2)."""
    years = age(case)
    if years is None:
        return case.ref("birth_on")
    step = 1 if years < STEP_1 else 2 if years < STEP_2 else 3
    return money(f"advance_{step}", case)


TRUTHS: Mapping[str, Derived] = {
    "gets family benefits": gets_family_benefits,
    "never gets family benefits": never_gets,
    "family benefits need work": needs_work,
    "family benefits restricted": is_restricted,
    "outside of family benefits": is_outside,
    "from a treaty state": is_from_treaty_state,
    "may get the advance": gets_advance,
    "has a child that counts": has_counting_child,
    "has a baby": has_baby,
    "child in the household": is_child_here,
    "lives with both parents": lives_with_both_parents,
    "other parent pays": is_other_parent_paying,
    "may get the older advance": may_get_older_advance,
    "earns enough for the supplement": earns_enough_for_supplement,
}
SUMS: Mapping[str, SumOf] = {
    "child benefit": _times("child_benefit_each"),
    "child supplement": _times("supplement_each"),
    "advance": advance,
}
