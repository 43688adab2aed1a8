"""What a case is about, how it ends, who looks into it and why."""

from enum import StrEnum

TAKEN_DAYS = 30  # how long somebody is shown that a colleague took a case over
ASK_AFTER_DAYS = 14  # after sending somebody on, the house asks whether it worked


class Topic(StrEnum):
    """What the house advises on; the topics of arrival of the directory."""

    WORK = "work"
    HOUSING = "housing"
    FAMILY = "family"
    EDUCATION = "education"
    LANGUAGE = "language"
    HEALTH = "health"
    LEISURE = "leisure"


class Outcome(StrEnum):
    """How a case ended."""

    GOAL_REACHED = "goal_reached"
    REFERRED_ON = "referred_on"
    MOVED_AWAY = "moved_away"
    NO_CONTACT = "no_contact"
    WITHDREW = "withdrew"
    OTHER = "other"


class Reason(StrEnum):
    """Why a colleague looks into a case that is not theirs; the journal keeps this and no words."""

    AT_THE_DESK = "at_the_desk"  # the person stands here and asks for help now
    DANGER = "danger"  # to life, a child, somebody's home
    ABSENT = "absent"  # whoever is responsible is ill or gone, something is due
    ASKED_FOR = "asked_for"  # the person asked for this colleague
    RIGHTS = "rights"  # the person wants to see, correct or take along what is kept


class Passing(StrEnum):
    """What became of a case that was to pass from one colleague to another."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"  # by whoever offered it, or it became pointless
    TAKEN = "taken"  # nobody offered it; with a reason


class Level(StrEnum):
    """Who may read a note."""

    TEAM = "team"  # whoever may open the case
    RESPONSIBLE = "responsible"  # the owner and the holiday cover


class GoalState(StrEnum):
    """What became of a goal."""

    OPEN = "open"
    REACHED = "reached"
    DROPPED = "dropped"


class Who(StrEnum):
    """Who does a step."""

    PERSON = "person"
    HOUSE = "house"
    OTHER = "other"  # an organisation of the directory, or one that is named in the words


class Asks(StrEnum):
    """What a follow-up is about."""

    OWN = "own"  # what the counsellor wrote
    SENT_TO = "sent_to"  # did it work where the person was sent?


class Worked(StrEnum):
    """Whether somebody got what they were sent for."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not_known"
