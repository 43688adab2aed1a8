"""`migrado worker`: seals by itself, through kills, faults and databases that come late."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import OperationalError, connection

from migrado.journal.actions import seal_all
from migrado.journal.models import Entry, Head
from migrado.journal.queries import verify
from migrado.project.jobs import JOBS, Job, work
from tests.journal.factories import write, write_many
from tests.support.command import MIGRADO, environment
from tests.support.effort import effort
from tests.support.sources import ROOT
from tests.texts.factories import make_city

OFTEN = timedelta(0)


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    monkeypatch.setattr("migrado.project.jobs.LOOK", 0)


def turns(number):
    """Go on for so many rounds; with one job each round asks twice."""
    asked = count()
    return lambda: next(asked) < 2 * number


def address_of_the_test_database() -> str:
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{settings['NAME']}"
    url = urlsplit(os.environ["MIGRADO_TEST_DATABASE_URL"])
    return url._replace(path=f"/{settings['NAME']}").geturl()


@contextmanager
def worker(var: Path, *arguments: str, **variables: str) -> Iterator[subprocess.Popen]:
    process = subprocess.Popen(
        [*MIGRADO, "worker", *arguments],
        cwd=ROOT,
        env=environment(var, **variables),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def wait_until(is_so, *, seconds=30):
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.01)


def unsealed() -> int:
    return Entry.everywhere.filter(sequence=None).count()


def test_a_job_is_done_at_once_and_again_when_it_is_due():
    done = []
    often = Job("often", OFTEN, lambda now: done.append("often"))
    daily = Job("daily", timedelta(days=1), lambda now: done.append("daily"))
    asked = count()

    work([often, daily], goes_on=lambda: next(asked) < 7)

    assert done == ["often", "daily", "often", "often"]


@pytest.mark.django_db(transaction=True)
def test_a_failure_is_told_once_stops_nothing_and_its_end_is_told(caplog):
    outcomes = iter([OperationalError("is\naway"), OperationalError("is\naway"), None, None])
    others = []

    def fail(now):
        if outcome := next(outcomes):
            raise outcome

    asked = count()
    jobs = [Job("counting", OFTEN, fail), Job("other", OFTEN, others.append)]
    work(jobs, goes_on=lambda: next(asked) < 12)

    assert len(others) == 4
    assert [record.getMessage() for record in caplog.records] == [
        "counting failed (the database refused: is away); it is tried again.",
        "counting works again.",
    ]


@pytest.mark.django_db(transaction=True)
def test_a_fault_that_nobody_foresaw_is_told_without_what_it_says(caplog):
    work([Job("counting", OFTEN, lambda now: int("Olena"))], goes_on=turns(1))

    assert "counting failed (ValueError in " in caplog.text
    assert "Olena" not in caplog.text


@pytest.mark.django_db(transaction=True)
def test_a_broken_chain_is_told_in_plain_words_and_the_others_are_sealed(caplog):
    cities = [make_city("bonn"), make_city("dortmund")]
    for city in cities:
        write(city=city)
    seal_all()
    Head.objects.filter(name="bonn").update(sequence=0)
    for city in cities:
        write(city=city)

    work(JOBS, goes_on=turns(2))

    said = "the chain of bonn cannot go on; see `migrado journal verify`"
    assert caplog.text.count(said) == 1
    assert unsealed() == 1


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_while_entries_come_in_leaves_a_whole_journal(tmp_path):
    city, over = make_city("dortmund"), threading.Event()
    url = address_of_the_test_database()
    written = []

    def keep_writing():
        while not over.is_set():
            written.extend(write_many(20, city=city))
        connection.close()

    writer = threading.Thread(target=keep_writing)
    writer.start()
    try:
        for _ in range(effort("kills")):
            before = Entry.everywhere.exclude(sequence=None).count()
            with worker(tmp_path, MIGRADO_DATABASE_URL=url) as process:
                wait_until(lambda: Entry.everywhere.exclude(sequence=None).count() > before)  # noqa: B023
                process.send_signal(signal.SIGKILL)
    finally:
        over.set()
        writer.join()

    with worker(tmp_path, MIGRADO_DATABASE_URL=url) as process:
        wait_until(lambda: not unsealed())
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
    [verdict] = verify()
    assert (verdict.sealed, verdict.unsealed, verdict.faults) == (len(written), 0, ())


@pytest.mark.django_db(transaction=True)
def test_a_worker_waits_for_a_database_that_comes_late(tmp_path):
    if connection.vendor != "sqlite":
        pytest.skip("a database of PostgreSQL cannot be put in place as a file")
    late = tmp_path / "late"
    with worker(tmp_path, MIGRADO_DATABASE_URL=f"sqlite:///{late / 'db'}") as process:
        for expected in (b"worker runs", b"sealing the journal failed"):
            assert expected in process.stdout.readline()
        late.mkdir()
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(late / "copy")])
        (late / "copy").rename(late / "db")
        assert b"sealing the journal works again." in process.stdout.readline()

        process.send_signal(signal.SIGINT)

        assert process.wait(20) == 0


def test_a_worker_ends_when_the_process_beside_it_is_gone(tmp_path):
    with worker(tmp_path, "--beside", "1") as process:
        assert process.wait(20) == 0
