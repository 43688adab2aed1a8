"""What pages show of cases; always rows that policies let through."""

from migrado.casework.queries.day import Day, Due, Offered, Taken, Unagreed, day
from migrado.casework.queries.figures import Counted, Overruled, counts_of, overrulings
from migrado.casework.queries.lists import KnownCase, MyCase, known_cases, my_cases
from migrado.casework.queries.notes import NoteHistory, NoteRow, VersionRow, history
from migrado.casework.queries.pages import CasePage, Eyes, case_page
from migrado.casework.queries.papers import Paper, paper
from migrado.casework.queries.parts import KeptPage, KeptRow, kept_page, kept_rows
from migrado.casework.queries.threads import ThreadPage, thread_called, thread_page

__all__ = [
    "CasePage",
    "Counted",
    "Day",
    "Due",
    "Eyes",
    "KeptPage",
    "KeptRow",
    "KnownCase",
    "MyCase",
    "NoteHistory",
    "NoteRow",
    "Offered",
    "Overruled",
    "Paper",
    "Taken",
    "ThreadPage",
    "Unagreed",
    "VersionRow",
    "case_page",
    "counts_of",
    "day",
    "history",
    "kept_page",
    "kept_rows",
    "known_cases",
    "my_cases",
    "overrulings",
    "paper",
    "thread_called",
    "thread_page",
]
