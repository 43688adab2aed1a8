"""What staff call the keys of casework, in the language of the reader."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from migrado.casework.domain import (
    About,
    Asks,
    Funding,
    GoalState,
    Interpreter,
    KeptKind,
    KeptSource,
    Level,
    Manner,
    Outcome,
    Reason,
    Result,
    Topic,
    Who,
    Worked,
)
from migrado.casework.domain.files import Fault

TOPICS: Mapping[Topic, Promise] = {
    Topic.WORK: _("Work"),
    Topic.HOUSING: _("Housing"),
    Topic.FAMILY: _("Family"),
    Topic.EDUCATION: _("School, training, study"),
    Topic.LANGUAGE: _("German and other languages"),
    Topic.HEALTH: _("Health"),
    Topic.LEISURE: _("Leisure"),
}
ABOUT: Mapping[About, Promise] = {
    **{About(topic.value): name for topic, name in TOPICS.items()},
    About.REGISTRATION: _("Registering an address"),
    About.STAY: _("Residence"),
    About.MONEY: _("Money and benefits"),
    About.OTHER: _("Something else"),
}
OUTCOMES: Mapping[Outcome, Promise] = {
    Outcome.GOAL_REACHED: _("Goal reached"),
    Outcome.REFERRED_ON: _("Somebody else goes on"),
    Outcome.MOVED_AWAY: _("Moved away"),
    Outcome.NO_CONTACT: _("No contact any more"),
    Outcome.WITHDREW: _("Does not want counselling any more"),
    Outcome.OTHER: _("Another reason"),
}
REASONS: Mapping[Reason, Promise] = {
    Reason.AT_THE_DESK: _("The person is here and asks for help now"),
    Reason.DANGER: _("Danger for life, a child or the home"),
    Reason.ABSENT: _("Whoever is responsible is away and something is due"),
    Reason.ASKED_FOR: _("The person asked for me"),
    Reason.RIGHTS: _("The person wants to see, correct or take along their data"),
}
LEVELS: Mapping[Level, Promise] = {
    Level.TEAM: _("Whoever may open the case"),
    Level.RESPONSIBLE: _("Only whoever is responsible"),
}
GOAL_STATES: Mapping[GoalState, Promise] = {
    GoalState.OPEN: _("still open"),
    GoalState.REACHED: _("reached"),
    GoalState.DROPPED: _("given up"),
}
WHO: Mapping[Who, Promise] = {
    Who.PERSON: _("the person"),
    Who.HOUSE: _("the house"),
    Who.OTHER: _("another organisation"),
}
ASKS: Mapping[Asks, Promise] = {
    Asks.OWN: _("Look after"),
    Asks.SENT_TO: _("Did it work there?"),
}
WORKED: Mapping[Worked, Promise] = {
    Worked.YES: _("it worked"),
    Worked.NO: _("it did not work"),
    Worked.NOT_KNOWN: _("not known"),
}
MANNERS: Mapping[Manner, Promise] = {
    Manner.INFOPOINT: _("Infopoint"),
    Manner.WALK_IN: _("Came without an appointment"),
    Manner.CALL: _("Call"),
    Manner.VISIT: _("Visit"),
    Manner.MESSAGE: _("Message"),
}
RESULTS: Mapping[Result, Promise] = {
    Result.ANSWERED: _("Answered"),
    Result.SENT_ON: _("Sent on"),
    Result.APPOINTMENT: _("Appointment made"),
    Result.CASE: _("Counselling goes on"),
    Result.NOT_HELPED: _("Could not be helped"),
}
INTERPRETERS: Mapping[Interpreter, Promise] = {
    Interpreter.NONE: _("Nobody interpreted"),
    Interpreter.STAFF: _("Somebody from the house"),
    Interpreter.VIDEO: _("By video"),
    Interpreter.PHONE: _("By phone"),
    Interpreter.COMPANION: _("Somebody who came along"),
}
FUNDING: Mapping[Funding, Promise] = {
    Funding.NOT_ASKED: _("Not asked"),
    Funding.THIRD_COUNTRY: _("From outside of the EU"),
    Funding.EU: _("From the EU"),
    Funding.GERMAN: _("German nationality"),
}
KEPT_KINDS: Mapping[KeptKind, Promise] = {
    KeptKind.PLAN: _("Arrival plan"),
    KeptKind.ASSESSMENT: _("Assessment of benefits"),
}
KEPT_SOURCES: Mapping[KeptSource, Promise] = {
    KeptSource.GUIDE: _("from the person's own answers"),
    KeptSource.DESK: _("asked at the desk"),
}
FAULTS: Mapping[Fault, Promise] = {
    Fault.EMPTY: _("The file is empty."),
    Fault.TOO_LARGE: _("The file is larger than 10 MB."),
    Fault.CASE_FULL: _("The case holds too many files; remove one first."),
    Fault.UNKNOWN: _("Only PDF, JPEG, PNG and plain text are taken."),
    Fault.ARCHIVE: _("Archives and office files are not taken. Save it as a PDF."),
    Fault.MARKUP: _("Web pages and SVG are not taken. Save it as a PDF."),
    Fault.PROGRAM: _("Programs are not taken."),
    Fault.BROKEN: _("The file is damaged. Scan or save it once more."),
    Fault.NOT_ALONE: _("Something else is hidden in the file. Scan or save it once more."),
    Fault.ACTIVE: _("The PDF runs a program, sends a form or carries a file. Print it to a PDF."),
    Fault.LOCKED: _("The PDF is locked and cannot be checked. Print it to a PDF."),
    Fault.INFECTED: _("The scanner has found malware. The file was not kept."),
}


def all_words() -> tuple[Mapping[StrEnum, Promise], ...]:
    """Return every table of this module; a test asks whether each names every key."""
    tables = (TOPICS, ABOUT, OUTCOMES, REASONS, LEVELS, GOAL_STATES, WHO, ASKS, WORKED, MANNERS)
    return (*tables, RESULTS, INTERPRETERS, FUNDING, KEPT_KINDS, KEPT_SOURCES, FAULTS)  # type: ignore[return-value]
