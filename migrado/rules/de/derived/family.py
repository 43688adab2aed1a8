"""Who belongs to whom in the household; the facts state relations to the first person only."""

from migrado.kernel.kleene import FALSE, NONE, Truth, assume, every, some, truth
from migrado.rules.de.derived.nationality import (
    is_german,
    is_swiss,
    is_third_country,
    is_union_citizen,
)
from migrado.rules.de.derived.years import age
from migrado.rules.de.parameters import parameter
from migrado.rules.engine.case import Case, Derived, once

OF_AGE = 18
NEAR = ("partner", "child", "parent", "sibling", "other_relative")
LOST = frozenset({True})

# What I am to the other, by my relation and the other's relation to the first person.
KINSHIP = {
    ("child", "spouse"): "child",
    ("child", "partner"): "other_relative",
    ("spouse", "child"): "parent",
    ("sibling", "parent"): "child",
    ("parent", "sibling"): "parent",
    ("child", "child"): "sibling",
}
REVERSED = {"child": "parent", "parent": "child"}


def kinship(case: Case, other: Case) -> str | None:
    """Return what ``case`` is to ``other`` in words of the contract, None if that is not known."""
    return _kin(case).get(other.person.id)


@once
def _kin(case: Case) -> dict[str, str | None]:
    """Return what ``case`` is to each of the others, by id."""
    return {one.person.id: _kinship(case, one) for one in case.others}


def _kinship(case: Case, other: Case) -> str | None:
    first = case.household.persons[0]
    mine, theirs = _relation(case), _relation(other)
    if other.person is first:
        return mine
    if case.person is first:
        return REVERSED.get(theirs, theirs) if theirs else None
    return KINSHIP.get((mine or "", theirs or ""))


@once
def no_kin(case: Case) -> Truth:
    """Return the false of somebody of whom no kin is known; relations not told are ordinary."""
    first = case.household.persons[0]
    untold = (one for one in (case, *case.others) if one.fact("relation") is None)
    refs = {one.ref("relation") for one in untold if one.person is not first}
    if case.others:
        refs |= {case.ref(name) for name in ("guardian", "family_member_of") if not case.fact(name)}
    return Truth(False, NONE, frozenset(refs))


@once
def parents(case: Case) -> list[Case]:
    """Return the persons of the household who are parents of ``case``.

    Who has the care counts as a parent as long as nothing else is told of them.
    """
    return [other for other in case.others if _is_parent(case, other)]


@once
def children(case: Case) -> list[Case]:
    """Return the persons of the household who are children of ``case``, or in their care."""
    return [other for other in case.others if _is_parent(other, case)]


def _is_parent(case: Case, other: Case) -> bool:
    kin = kinship(case, other)
    return kin == "child" or (kin is None and case.fact("guardian") == other.person.id)


@once
def is_union_relative(case: Case) -> Truth:
    """Say whether a third-country national is a family member of an EU or EEA citizen.

    Source: FreizügG/EU §§ 1 (2) no. 3, 2a, 3. Family outside the household is ordinarily not
    assumed.
    """
    by_paper = case.has("paper", frozenset({"eu_family_visa", "eu_family_residence_card"}))
    by_right = case.has("eu_right", frozenset({"family"}))
    told = (assume(by_paper, False), assume(by_right, False))
    return every((is_third_country(case), some((*told, _is_relative(case, is_union_citizen)))))


@once
def is_free_movement_lost(case: Case) -> Truth:
    """Say whether the office has found that the person, or kin in the household, has no right.

    Source: FreizügG/EU §§ 2 (4), 5 (4), 7 (1). Ordinarily it has not.
    """
    own = _has_lost(case)
    if is_union_citizen(case).value:
        return own
    kin = (one for one in case.others if kinship(case, one) or _is_named(case, one))
    return some((own, no_kin(case), *(_has_lost(one) for one in kin)))


@once
def _has_lost(case: Case) -> Truth:
    return assume(case.has("loss_of_free_movement_found", LOST), False)


@once
def is_swiss_relative(case: Case) -> Truth:
    """Say whether a third-country national is a family member of a Swiss citizen."""
    return every((is_third_country(case), _is_relative(case, is_swiss)))


@once
def is_near_union_citizen(case: Case) -> Truth:
    """Say whether a third-country national is near to an EU citizen, but no sure family member.

    Unmarried partners, grown children, parents and other relatives: FreizügG/EU §§ 1 (2) no. 3
    c and d, no. 4, 3a.
    """
    near = [is_union_citizen(one) for one in case.others if kinship(case, one) in NEAR]
    return every((is_third_country(case), some((no_kin(case), *near))))


@once
def is_relative_of_german(case: Case) -> Truth:
    """Say whether a third-country national is spouse, child or parent of a German."""
    close = [one for one in case.others if kinship(case, one) in ("spouse", "child", "parent")]
    return every((is_third_country(case), some((no_kin(case), *map(is_german, close)))))


def _is_relative(case: Case, belongs: Derived) -> Truth:
    """Say whether ``case`` is a sure family member of somebody who belongs.

    Where a family right is said to come from one person, only that person counts.
    """
    named = [one for one in case.others if _is_named(case, one)]
    if named:
        return _is_kin(case, named[0], belongs)
    return some((no_kin(case), *(_is_kin(case, one, belongs) for one in case.others)))


def _is_named(case: Case, other: Case) -> bool:
    return case.fact("family_member_of") == other.person.id


def _is_kin(case: Case, other: Case, belongs: Derived) -> Truth:
    """Say whether ``case`` is the spouse, or a child under 21, of ``other``, who belongs.

    Who names the person without telling the relation is believed.
    """
    kin = kinship(case, other)
    if kin == "spouse" or (kin is None and _is_named(case, other)):
        return belongs(other)
    if kin != "child":
        return FALSE
    return every((belongs(other), is_younger(case, parameter("family_child_age", case))))


def is_younger(case: Case, years: int) -> Truth:
    """Say whether the person has not completed ``years``."""
    known = age(case)
    return case.not_known("birth_on") if known is None else truth(known < years)


@once
def is_under_16(case: Case) -> Truth:
    """Say whether others must register the person (BMG § 17 (3))."""
    return is_younger(case, parameter("own_registration_age", case))


@once
def is_unaccompanied_minor(case: Case) -> Truth:
    """Say whether a minor is here without any adult of the household (SGB VIII § 42a).

    Only who is known to be a minor, among others who are all known to be minors, is one. SGB VIII
    § 42a is for foreigners who entered alone, so not for Germans or those who are settled.
    """
    settled = case.has("paper", frozenset({"settlement_permit", "eu_long_term_residence"}))
    if is_german(case).value or settled.value:
        return FALSE
    others = (is_younger(other, OF_AGE) for other in case.others)
    cared_for = truth(case.fact("guardian") is None)
    ages = (is_younger(case, OF_AGE), *others)
    return every((cared_for, *(assume(one, False) for one in ages)))


def adult_at_home(case: Case) -> str | None:
    """Return the id of the adult on whom a child's registration falls, None if none is known.

    Who has the care comes first, then parents, then the first other adult (BMG § 17 (3)).
    """
    named = case.fact("guardian")
    if isinstance(named, str):
        return named
    own = parameter("own_registration_age", case)
    candidates = [*parents(case), *case.others]
    grown = (one for one in candidates if not is_younger(one, own).value)
    return next((one.person.id for one in grown), None)


def _relation(case: Case) -> str | None:
    relation = case.fact("relation")
    return relation if isinstance(relation, str) and relation != "self" else None
