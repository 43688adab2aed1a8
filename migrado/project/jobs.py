"""What is done again and again without anybody asking, and the loop that does it."""

import logging
import time
import traceback
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import (
    InterfaceError,
    OperationalError,
    ProgrammingError,
    close_old_connections,
    connections,
)
from django.utils import timezone

from migrado.journal.actions import BrokenChain, seal_all
from migrado.project.commands.through_django import sentence

LOG = logging.getLogger("migrado.worker")
# The database is away or without tables; its other errors may tell what stands in a row.
AWAY = (OperationalError, InterfaceError, ProgrammingError)
LOOK = 0.5  # seconds between two looks at what is due


class Job(NamedTuple):
    """One action that is due when the worker starts, and again ``every`` so often.

    It is given the moment at which it runs. Each must bear to be killed, to be done too often, and
    to be done by two workers at once.
    """

    name: str  # as the log calls it
    every: timedelta  # from the end of one turn to the next
    action: Callable[[datetime], object]


JOBS = (Job("sealing the journal", timedelta(seconds=5), lambda now: seal_all()),)


def work(jobs: Sequence[Job], *, goes_on: Callable[[], bool]) -> None:
    """Do every job when it is due, for as long as ``goes_on`` says so; it is asked between jobs.

    A job that fails is told once in the log and tried again at its next turn; when it works
    again, that is told, too.
    """
    due = [0.0] * len(jobs)  # seconds of the monotonic clock
    told: dict[str, str] = {}
    while goes_on():
        for place, job in enumerate(jobs):
            if due[place] <= time.monotonic() and goes_on():
                _tell(job, _fault_of(job), told=told)
                due[place] = time.monotonic() + job.every.total_seconds()
        time.sleep(LOOK)


def _fault_of(job: Job) -> str:
    """Do ``job`` once and return in plain words why it failed; empty when it did not."""
    close_old_connections()
    try:
        job.action(timezone.now())
    except Exception as error:  # whatever it is, the other jobs go on
        connections.close_all()
        return _in_words(error)
    return ""


def _in_words(error: Exception) -> str:
    """Return what happened without anything that a row could hold."""
    if isinstance(error, BrokenChain):
        return f"the chain of {error} cannot go on; see `migrado journal verify`"
    if isinstance(error, AWAY):
        return sentence(error).rstrip(".")
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {last.filename}, line {last.lineno}"


def _tell(job: Job, fault: str, *, told: dict[str, str]) -> None:
    if fault == told.get(job.name, ""):
        return
    told[job.name] = fault
    if fault:
        LOG.error("%s failed (%s); it is tried again.", job.name, fault)
    else:
        LOG.warning("%s works again.", job.name)
