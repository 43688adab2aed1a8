"""The pages of casework: talks, the day, cases and what belongs to them."""

from migrado.desk.views.cases.case import (
    case,
    goal,
    look,
    look_done,
    look_into,
    settle,
    step,
    step_done,
    topics,
)
from migrado.desk.views.cases.contacts import new_contact, slip, take_back, tap
from migrado.desk.views.cases.day import day
from migrado.desk.views.cases.handing import (
    answer,
    close,
    cover,
    offer,
    person_cases,
    reopen,
    take_over,
)
from migrado.desk.views.cases.notes import keep_draft, new_note, note, settle_copy
from migrado.desk.views.cases.papers import attach, copy, paper, remove_paper
from migrado.desk.views.cases.threads import (
    anonymous,
    begin,
    call,
    forget,
    join_thread,
    talk_again,
    thread,
    write_in_thread,
)

__all__ = [
    "anonymous",
    "answer",
    "attach",
    "begin",
    "call",
    "case",
    "close",
    "copy",
    "cover",
    "day",
    "forget",
    "goal",
    "join_thread",
    "keep_draft",
    "look",
    "look_done",
    "look_into",
    "new_contact",
    "new_note",
    "note",
    "offer",
    "paper",
    "person_cases",
    "remove_paper",
    "reopen",
    "settle",
    "settle_copy",
    "slip",
    "step",
    "step_done",
    "take_back",
    "take_over",
    "talk_again",
    "tap",
    "thread",
    "topics",
    "write_in_thread",
]
