"""Why two persons may be one, or not, and how much each reason weighs."""

from collections.abc import Mapping
from enum import StrEnum


class Reason(StrEnum):
    """What speaks for one person or against it; its weight is in ``WEIGHTS``."""

    # Of the names one of these, as strong as the weakest of their words …
    SAME_NAME = "same_name"
    SEARCH_FORM = "search_form"  # the same but for accents, case and signs
    TRANSLITERATION = "transliteration"
    SPELLING = "spelling"
    CONSONANTS = "consonants"
    OTHER_FORM = "other_form"  # a given name in another language
    LETTER_IN_FAMILY = "letter_in_family"
    LETTER_IN_GIVEN = "letter_in_given"
    OTHER_FAMILY = "other_family"  # only the given names are the same
    OTHER_GIVEN = "other_given"  # only the family names are the same
    PARTLY = "partly"  # some words are the same
    ONE_WORD = "one_word"  # one name of several is all that the other has
    OTHER_NAME = "other_name"
    # … and how they are met.
    SWAPPED = "swapped"  # family and given names, or divided otherwise
    JOINED = "joined"  # two words are written as one
    MORE_NAMES = "more_names"
    CALLED = "called"
    BIRTH_NAME = "birth_name"
    # Of the births one.
    SAME_BIRTH = "same_birth"
    SAME_MONTH = "same_month"  # all that is known
    SAME_YEAR = "same_year"  # all that is known
    CONVENTION = "convention"  # the same day of those that are entered for an unknown one
    CONVENTION_IN_YEAR = "convention_in_year"  # one is such a day, the other is in its year
    CONVENTION_YEAR_OFF = "convention_year_off"  # such a day in both, a year between them
    DAY_MONTH_SWAPPED = "day_month_swapped"
    YEAR_OFF_BY_ONE = "year_off_by_one"
    ONE_DIGIT = "one_digit"
    BIRTH_UNKNOWN = "birth_unknown"
    OTHER_BIRTH = "other_birth"
    # Besides.
    OTHER_SEX = "other_sex"
    OTHER_NATIONALITIES = "other_nationalities"


WEIGHTS: Mapping[Reason, int] = {
    Reason.SAME_NAME: 60,
    Reason.SEARCH_FORM: 59,
    Reason.TRANSLITERATION: 57,
    Reason.SPELLING: 54,
    Reason.CONSONANTS: 50,
    Reason.OTHER_FORM: 47,
    Reason.LETTER_IN_FAMILY: 46,
    Reason.LETTER_IN_GIVEN: 38,
    Reason.OTHER_FAMILY: 22,
    Reason.OTHER_GIVEN: 12,
    Reason.PARTLY: 15,
    Reason.ONE_WORD: 25,
    Reason.OTHER_NAME: 0,
    Reason.SWAPPED: -3,
    Reason.JOINED: -1,
    Reason.MORE_NAMES: -8,
    Reason.CALLED: -6,
    Reason.BIRTH_NAME: -4,
    Reason.SAME_BIRTH: 40,
    Reason.SAME_MONTH: 30,
    Reason.SAME_YEAR: 20,
    Reason.CONVENTION: 30,
    Reason.CONVENTION_IN_YEAR: 20,
    Reason.CONVENTION_YEAR_OFF: 3,
    Reason.DAY_MONTH_SWAPPED: 32,
    Reason.YEAR_OFF_BY_ONE: 26,
    Reason.ONE_DIGIT: 26,
    Reason.BIRTH_UNKNOWN: 10,
    Reason.OTHER_BIRTH: -40,
    Reason.OTHER_SEX: -12,
    Reason.OTHER_NATIONALITIES: -6,
}
