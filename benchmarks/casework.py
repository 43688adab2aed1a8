"""A counsellor's day, the search for a name and the page of a case, in a city with many of them.

Each as an action, with its lines in the journal, against a bare query by an index in the same run.

    python -m tests.support.postgres python -m benchmarks.casework [--small] [PERSONS CASES]
"""

import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks._bench import new_room, report
from benchmarks._cases import Filled, fill, set_up

PERSONS, CASES = 100_000, 60_000
SMALL = (2_000, 1_200)
TIMED = 60
MOST_QUERIES, MOST_MS = 30, 150


def main(words: Sequence[str]) -> None:
    """Fill, and print for each page its queries, its time and how many bare queries that is."""
    numbers = [int(word) for word in words if word.isdigit()]
    persons, cases = numbers or (SMALL if "--small" in words else (PERSONS, CASES))
    with new_room() as room:
        kind = set_up(Path(room))
        start = time.perf_counter()
        filled = fill(persons=persons, cases=cases)
        took = time.perf_counter() - start
        print(f"{kind}: {persons:,} persons and {cases:,} cases, filled in {took:.0f} s")
        measure(filled)


def measure(filled: Filled) -> None:
    from migrado.casework import actions
    from migrado.casework.models import Case
    from migrado.people import actions as people
    from migrado.people.domain import Purpose
    from migrado.people.policies import acting
    from tests.support.clock import NOW

    dice = random.Random(5)
    at_work = [
        acting(one, purpose=Purpose.COUNSELLING, city=filled.city, now=NOW)
        for one in filled.accounts
    ]
    in_city = Case.objects.in_city(filled.city)
    cases = list(in_city.select_related("owner").order_by("?")[:TIMED])
    by_account = {one.account.pk: one for one in at_work}
    called = [dice.choice(filled.names).name for _ in range(TIMED)]

    def day(n: int) -> None:
        actions.read_day(by=at_work[n % len(at_work)])

    def mine(n: int) -> None:
        actions.read_mine(by=at_work[n % len(at_work)])

    def look_up(n: int) -> None:
        people.look_up(f"{called[n].given} {called[n].family}", by=at_work[n % len(at_work)])

    def look_up_family(n: int) -> None:
        people.look_up(called[n].family, by=at_work[n % len(at_work)])

    def page(n: int) -> None:
        actions.read_case(cases[n].pk, by=by_account[cases[n].owner_id])

    def bare(n: int) -> None:
        in_city.get(pk=cases[n].pk)

    base = _milliseconds(bare)
    print(f"a bare query by its index: {base:.2f} ms")
    for name, work in (
        ("what is due today", day),
        ("one's own cases", mine),
        ("search: given and family name", look_up),
        ("search: family name", look_up_family),
        ("page of a case", page),
    ):
        _report(name, work, base)


def _report(name: str, work: Callable[[int], Any], base: float) -> None:
    queries, took = _queries(work), _milliseconds(work)
    report(
        name,
        f"{queries} queries, {took:.0f} ms, {took / base:.0f}x",
        target=f"{MOST_QUERIES}, {MOST_MS} ms",
        met=queries < MOST_QUERIES and took < MOST_MS,
    )


def _queries(work: Callable[[int], Any]) -> int:
    """Return the most queries that any call takes."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    most = 0
    for n in range(0, TIMED, 6):
        with CaptureQueriesContext(connection) as found:
            work(n)
        most = max(most, len(found))
    return most


def _milliseconds(work: Callable[[int], Any]) -> float:
    """Return the median of different calls; the first rounds warm the database."""
    times = []
    for n in [*range(5), *range(TIMED)]:
        start = time.perf_counter()
        work(n)
        times.append((time.perf_counter() - start) * 1000)
    return median(times[5:])


if __name__ == "__main__":
    main(sys.argv[1:])
