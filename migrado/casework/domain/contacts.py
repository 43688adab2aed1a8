"""A contact: what is counted of it, and what is never asked."""

import re
from dataclasses import dataclass
from enum import StrEnum

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")
LANGUAGE_LENGTH = 12


class Manner(StrEnum):
    """How somebody came."""

    INFOPOINT = "infopoint"
    WALK_IN = "walk_in"
    CALL = "call"
    VISIT = "visit"
    MESSAGE = "message"


class About(StrEnum):
    """What somebody came for: a topic of the house, or one that the house only shows the way to."""

    WORK = "work"
    HOUSING = "housing"
    FAMILY = "family"
    EDUCATION = "education"
    LANGUAGE = "language"
    HEALTH = "health"
    LEISURE = "leisure"
    REGISTRATION = "registration"
    STAY = "stay"
    MONEY = "money"
    OTHER = "other"


class Result(StrEnum):
    """What came of it."""

    ANSWERED = "answered"
    SENT_ON = "sent_on"
    APPOINTMENT = "appointment"
    CASE = "case"  # counselling goes on
    NOT_HELPED = "not_helped"  # nobody has what they needed


class Interpreter(StrEnum):
    """Who interpreted."""

    NONE = "none"
    STAFF = "staff"
    VIDEO = "video"
    PHONE = "phone"
    COMPANION = "companion"


class Funding(StrEnum):
    """What a funder counts; voluntary, and usually not asked."""

    NOT_ASKED = "not_asked"
    THIRD_COUNTRY = "third_country"
    EU = "eu"
    GERMAN = "german"


class Period(StrEnum):
    """For how long contacts are added up."""

    DAY = "day"
    WEEK = "week"  # from Monday
    MONTH = "month"


class Dimension(StrEnum):
    """By what contacts are counted. Neither the desk nor who sat there is among it."""

    ABOUT = "about"
    LANGUAGE = "language"
    RESULT = "result"
    MANNER = "manner"
    INTERPRETER = "interpreter"
    FUNDING = "funding"


class NotALanguage(ValueError):
    """What was given is no code of a language."""


@dataclass(frozen=True, kw_only=True)
class Talk:
    """A contact as it is counted: three keys, and what else is known without asking.

    ``language`` is a code like "uk" or "de-si". ``sent_to`` is the key of an organisation of the
    directory, empty for nowhere. Raises NotALanguage.
    """

    about: About
    language: str
    result: Result
    manner: Manner = Manner.INFOPOINT
    interpreter: Interpreter = Interpreter.NONE
    sent_to: str = ""
    funding: Funding = Funding.NOT_ASKED

    def __post_init__(self) -> None:
        if len(self.language) > LANGUAGE_LENGTH or not _LANGUAGE.fullmatch(self.language):
            raise NotALanguage
