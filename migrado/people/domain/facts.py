"""What may be known of a person, by key, and where it came from.

The keys are those of the contract of facts (`rules.facts`), where it has one, and a few of the
house. Each belongs to one category; purposes and consents speak of categories, never of keys.
What is a judgement on somebody (whether they cooperate, who caused an obstacle) has no key here:
an assessment may ask for it, nobody keeps it.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum


class Category(StrEnum):
    """A kind of data, as a consent names it."""

    IDENTITY = "identity"  # name, birth, sex entry, nationalities
    CONTACT = "contact"  # phone, e-mail, languages, wishes
    ADDRESS = "address"
    HOUSEHOLD = "household"  # who lives with whom, who is guardian
    STAY = "stay"  # entry, papers, title
    WORK = "work"
    MONEY = "money"  # income, benefits
    LANGUAGE = "language"  # German, script, courses
    EDUCATION = "education"  # school, qualification, recognition
    HEALTH = "health"  # only with an explicit consent (GDPR Art. 9 (2) (a))
    NOTES = "notes"  # what was talked about in counselling


class Source(StrEnum):
    """Where a fact came from."""

    SAID = "said"  # by the person
    PAPER = "paper"  # a paper was shown
    OFFICE = "office"  # another office said so; needs a reason (SGB X § 67a (2))


class Sex(StrEnum):
    """The entry in a German register (PStG § 22 (3)); no entry is an entry of its own."""

    FEMALE = "female"
    MALE = "male"
    DIVERSE = "diverse"
    NONE = "none"


class Script(StrEnum):
    """How well somebody reads and writes a language."""

    WELL = "well"
    LITTLE = "little"
    NOT = "not"


class Wish(StrEnum):
    """How somebody wants to be reached, or not."""

    NO_POST = "no_post"  # a shared shelter, where others open the letters
    NO_CALLS_BEFORE_NOON = "no_calls_before_noon"
    NO_CALLS = "no_calls"
    MESSAGES_ONLY = "messages_only"
    NOBODY_ELSE_ANSWERS = "nobody_else_answers"  # say nothing to whoever picks up


NAME, BIRTH, SEX, NATIONALITIES = "name", "birth", "sex", "nationalities"
PHONE, EMAIL, LANGUAGES, WISHES = "phone", "email", "languages", "wishes"
ADDRESS, HEALTH = "address", "health"

_KEYS: Mapping[Category, tuple[str, ...]] = {
    Category.IDENTITY: (NAME, BIRTH, SEX, NATIONALITIES),
    Category.CONTACT: (PHONE, EMAIL, LANGUAGES, WISHES),
    Category.ADDRESS: (ADDRESS, "moved_in_on", "registered_in_germany", "registered_since"),
    Category.HOUSEHOLD: ("family_member_of", "guardian", "cares_for_child", "other_parent_pays"),
    Category.STAY: (
        *("paper", "title_section", "title_first_issued_on", "title_issued_on", "title_months"),
        *("paper_valid_until", "entered_on", "stays_until", "arrived_from_abroad", "home_abroad"),
        *("stay_since", "purpose", "asylum_registered_on", "protection_request_24"),
        *("must_live_in_reception_facility", "tolerated_since", "work_ban", "fingerprinted"),
        *("in_ukraine_on_2022_02_24", "ukrainian_title", "family_of_protected_ukrainian"),
        *("protected_in_other_eu_state", "assigned_to_municipality", "habitual_residence"),
        *("withdrawal_agreement_rights", "eu_right", "loss_of_free_movement_found"),
        *("late_repatriate", "asylum_procedure_open", "born_in_germany", "identity_proven"),
        *("safe_country_of_origin", "accelerated_procedure", "transfer_request"),
        "deportation_suspended_on",
    ),
    Category.WORK: (
        *("employed", "self_employed", "on_parental_leave", "employment_contract", "job_offer"),
        *("hours_per_week", "worked_months_in_germany", "unemployed_since", "fit_for_work"),
        *("unemployed_without_fault", "unemployment_confirmed", "registered_with"),
    ),
    Category.MONEY: ("gross_month_eur", "gross_year_eur", "benefits", "applied_for_benefit_on"),
    Category.LANGUAGE: (
        *("german_level", "reads_writes", "course_ordered_by", "course_type"),
        "course_starts_on",
    ),
    Category.EDUCATION: ("in_school", "student", "first_class_in", "foreign_qualification"),
    Category.HEALTH: (HEALTH,),
}
_CATEGORY = {key: category for category, keys in _KEYS.items() for key in keys}
KEYS = frozenset(_CATEGORY)


class UnknownFact(KeyError):
    """There is no fact with this key; whatever has no category is not kept."""


def category_of(key: str) -> Category:
    """Return the category of the fact ``key``. Raises UnknownFact."""
    try:
        return _CATEGORY[key]
    except KeyError:
        raise UnknownFact(key) from None


def keys_of(categories: Iterable[Category]) -> frozenset[str]:
    """Return every key that belongs to one of ``categories``."""
    return frozenset(key for category in categories for key in _KEYS.get(category, ()))


def contract_keys() -> frozenset[str]:
    """Return the keys that an assessment takes as they are (contract of facts)."""
    own = {NAME, BIRTH, SEX, PHONE, EMAIL, LANGUAGES, WISHES, ADDRESS, HEALTH}
    return KEYS - own
