"""What follows from nationalities, by the groups of ``groups.yaml``."""

from functools import cache
from pathlib import Path

from migrado.kernel.kleene import FALSE, TRUE, Truth, assume, every, negate, some, truth
from migrado.rules.engine.case import Case, once
from migrado.rules.engine.files import read_yaml
from migrado.rules.facts import Value

THIRD_COUNTRY_PAPERS: frozenset[Value] = frozenset(
    {
        "schengen_visa",
        "national_visa",
        "residence_permit",
        "settlement_permit",
        "eu_long_term_residence",
        "provisional_certificate",
        "arrival_certificate",
        "asylum_permission",
        "toleration",
        "eu_family_visa",
        "eu_family_residence_card",
    }
)  # issued only to people who are neither German nor EU, EEA or Swiss citizens


@cache
def _groups() -> dict[str, frozenset[Value]]:
    raw = read_yaml(Path(__file__).parents[1] / "groups.yaml")
    return {name: frozenset(group["codes"]) for name, group in raw.items()}


@cache
def _codes(names: tuple[str, ...]) -> frozenset[Value]:
    return frozenset[Value]().union(*(_groups()[name] for name in names))


def free_movement_codes() -> frozenset[Value]:
    """Return the nationalities that move freely: EU, EEA and Swiss, not German."""
    return _codes(("eu", "eea", "swiss"))


def belongs(case: Case, *names: str) -> Truth:
    """Say whether one nationality is of these groups of ``groups.yaml``.

    Who holds a paper that only third-country nationals get is ordinarily one.
    """
    member = case.has("nationalities", _codes(names))
    holds = case.has("paper", THIRD_COUNTRY_PAPERS).value
    return assume(member, False) if holds else member


def ordinary_paper(case: Case) -> Value | None:
    """Return that Germans, and who moves freely by nationality, hold no paper of ours."""
    nationalities = case.fact("nationalities")
    if not isinstance(nationalities, tuple):
        return None
    needless = _codes(("eu", "eea", "swiss", "german"))
    return None if needless.isdisjoint(nationalities) else "none"


@once
def is_german(case: Case) -> Truth:
    """Say whether the person is German: by nationality or as late repatriate (BVFG § 4 (3))."""
    late = case.has("late_repatriate", frozenset({True}))
    certified = case.has("paper", frozenset({"late_repatriate_certificate"}))
    nationality = belongs(case, "german")
    ordinary = (assume(late, False), assume(certified, False))
    return some((nationality, *ordinary))


@once
def is_union_citizen(case: Case) -> Truth:
    """Say whether the person is an EU or EEA citizen and not German (FreizügG/EU §§ 1, 12).

    Who is both is German only; for the family it may be otherwise (CJEU C-165/16), so that the
    answer for them is left to counsellors.
    """
    return every((belongs(case, "eu", "eea"), negate(belongs(case, "german"))))


@once
def is_swiss(case: Case) -> Truth:
    """Say whether the person is a Swiss citizen."""
    return belongs(case, "swiss")


@once
def has_withdrawal_rights(case: Case) -> Truth:
    """Say whether British citizens or their family keep free movement (FreizügG/EU § 16).

    The document proves it. Only British citizens are asked; who holds a visa or permit for
    third-country nationals ordinarily has no such right.
    """
    if case.has("paper", frozenset({"withdrawal_agreement_document"})).value:
        return TRUE
    told = case.has("withdrawal_agreement_rights", frozenset({True}))
    british = belongs(case, "british")
    if told.value is None and british.value is False and not british.assumed:
        return FALSE
    if told.value is not None or case.has("paper", THIRD_COUNTRY_PAPERS).value:
        return assume(told, False)
    return told if british.value else every((british, told))


@once
def is_third_country(case: Case) -> Truth:
    """Say whether the person is neither German, EU, EEA nor Swiss citizen."""
    return every(negate(one) for one in (is_german(case), is_union_citizen(case), is_swiss(case)))


@once
def is_ukrainian(case: Case) -> Truth:
    """Say whether the person is a Ukrainian citizen."""
    return case.has("nationalities", _groups()["ukrainian"])


@once
def may_enter_for_any_purpose(case: Case) -> Truth:
    """Say whether AufenthV § 41 (1) lets the person apply after entry, whatever the purpose."""
    return case.has("nationalities", _groups()["enter_for_any_purpose"])


@once
def may_enter_unless_for_work(case: Case) -> Truth:
    """Say whether AufenthV § 41 (2) lets the person apply after entry, unless for work."""
    return case.has("nationalities", _groups()["enter_unless_for_work"])


@once
def is_visa_exempt(case: Case) -> Truth:
    """Say whether the person needs no visa for 90 days (Regulation (EU) 2018/1806 Annex II)."""
    return case.has("nationalities", _groups()["visa_exempt"])


def registration_authority(case: Case) -> str:
    """Return who takes the registration: a local rule, by nationality.

    The registration office of the law (BMG § 1) when the nationality or the rule is not known.
    """
    groups = {"german": is_german, "eu": _is_free, "third_country": is_third_country}
    for name, belongs in groups.items():
        if belongs(case).value:
            return case.local.registration_authority.get(name, "citizen_services")
    return "citizen_services"


def _is_free(case: Case) -> Truth:
    return truth(bool(is_union_citizen(case).value or is_swiss(case).value))
