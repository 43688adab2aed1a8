"""What follows from the facts before any rule is tried; each name is what rule files use.

A truth that is not known names the facts that would settle it. A function that takes an unknown
as ordinary says so where it does.
"""

from collections.abc import Callable, Mapping

from migrado.rules.de.derived import (
    birth,
    dwelling,
    education,
    family,
    family_benefits,
    free_movement,
    language,
    livelihood,
    nationality,
    stay,
    title,
    work,
)
from migrado.rules.de.parameters import figure
from migrado.rules.engine.amounts import SumOf
from migrado.rules.engine.case import Case, Derived, DerivedDay, Ordinary
from migrado.rules.engine.vocabulary import Vocabulary

TRUTHS: Mapping[str, Derived] = {
    "german": nationality.is_german,
    "union citizen": nationality.is_union_citizen,
    "swiss": nationality.is_swiss,
    "kept free movement after Brexit": nationality.has_withdrawal_rights,
    "relative of a union citizen": family.is_union_relative,
    "near a union citizen": family.is_near_union_citizen,
    "free movement lost": family.is_free_movement_lost,
    "relative of a german": family.is_relative_of_german,
    "relative of a swiss citizen": family.is_swiss_relative,
    "unaccompanied minor": family.is_unaccompanied_minor,
    "under 16": family.is_under_16,
    "born here": birth.is_born_here,
    "first months after birth": birth.is_in_first_months,
    "parents hold titles": birth.have_parents_titles,
    "a parent holds a title": birth.has_a_parent_title,
    "a parent stays lawfully": birth.is_a_parent_lawful,
    "a parent seeks asylum": birth.seeks_a_parent_asylum,
    "a parent is german": birth.is_a_parent_german,
    "newborn in the parents' dwelling": birth.is_newborn_at_home,
    "short stays count too": dwelling.is_exempt_from_visits,
    "has a dwelling": dwelling.has_dwelling,
    "registration not told": dwelling.is_registration_untold,
    "housing not told": dwelling.is_housing_untold,
    "everyone must come here": dwelling.must_everyone_come,
    "registered for this dwelling": dwelling.is_registered_here,
    "visits for three months at most": dwelling.is_short_visit,
    "visits for more than three months": dwelling.is_long_visit,
    "stays six months at most": dwelling.is_short_second_stay,
    "stays more than six months": dwelling.is_long_second_stay,
    "paper valid": stay.is_paper_valid,
    "permit of 1 February 2026": stay.has_continuing_permit,
    "continuing permit runs": stay.is_continuing_permit_running,
    "from Ukraine": stay.is_from_ukraine,
    "protected by the war ordinance": stay.has_own_protection,
    "free to enter without visa": stay.may_enter_without_visa,
    "enters for a short stay": stay.enters_for_short_stay,
    "entered with the exemption for Ukraine": stay.entered_with_exemption,
    "within 90 days after entry": stay.is_within_90_days,
    "end of the visa not told": stay.is_visa_end_untold,
    "within 90 days of stay": stay.is_within_short_stay,
    "only visiting": stay.is_only_visiting,
    "bound to a residence": stay.may_be_bound_to_residence,
    **title.TRUTHS,
    **free_movement.TRUTHS,
    **work.TRUTHS,
    **livelihood.TRUTHS,
    **language.TRUTHS,
    **family_benefits.TRUTHS,
    **education.TRUTHS,
}

DAYS: Mapping[str, DerivedDay] = {
    "visit_began": dwelling.visit_began_on,
    "legal_end": stay.legal_end_on,
    "end_of_90_days": stay.end_of_90_days_on,
    "end_of_short_stay": stay.end_of_short_stay_on,
    "born": birth.born_on,
    **work.DAYS,
    **livelihood.DAYS,
    **language.DAYS,
    **education.DAYS,
}

SUMS: Mapping[str, SumOf] = {
    **livelihood.SUMS,
    **language.SUMS,
    **family_benefits.SUMS,
}

ORDINARY: Mapping[str, Ordinary] = {
    "paper": nationality.ordinary_paper,
    "in_school": education.ordinary_school,
}

WORDS = Vocabulary(
    truths=TRUTHS, notions=title.NOTIONS, days=DAYS, ordinary=ORDINARY, figure=figure
)

KIN: Mapping[str, Callable[[Case], str | None]] = {"adult at home": family.adult_at_home}

AUTHORITIES: Mapping[str, Callable[[Case], str]] = {
    "registration office": nationality.registration_authority,
    "livelihood office": livelihood.livelihood_office,
    "course office": work.course_office,
}
