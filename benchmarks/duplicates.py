"""How many persons who were entered twice are found, how many others are taken for them.

Against the comparison that a list sorted by name allows: the same letters in both names. The
persons are made (tests/people/synthetic.py); names are fewer than in life, so that namesakes are
more frequent.
"""

import random
from time import process_time

from benchmarks._bench import ratio, report
from migrado.kernel.names.likeness import likeness
from migrado.people.domain.duplicates import LIKELY, POSSIBLE, Portrait, compare
from tests.people.synthetic import again, candidates, population

PERSONS, TWICE = 3_000, 1_000
TIMED = 500
Pairs = set[tuple[int, int]]


def main() -> None:
    """Print recall and precision at both thresholds, and comparisons a second."""
    portraits, twice = entered()
    opened = set(candidates(portraits))
    scores = {(a, b): compare(portraits[a], portraits[b]).score for a, b in opened}
    alike = {(a, b) for a, b in opened if is_spelled_alike(portraits[a], portraits[b])}
    by_letters = recall(alike, twice)
    print(f"{len(portraits):,} persons, {len(twice):,} of them twice; the same letters in both")
    print(f"names find {by_letters:.0%} of them, {precision(alike, twice):.0%} of what they find")
    _report_rates("likely", {pair for pair in scores if scores[pair] >= LIKELY}, twice)
    _report_rates("possible", {pair for pair in scores if scores[pair] >= POSSIBLE}, twice)
    times = recall({pair for pair in scores if scores[pair] >= POSSIBLE}, twice) / by_letters
    report("found, against the same letters", f"{times:.1f} times", target="2", met=times >= 2)
    per_person = 2 * len(opened) / len(portraits)
    report("candidates to open, each person", f"{per_person:.1f}", target="25", met=per_person < 25)
    _report_speed(portraits, sorted(opened)[:TIMED])


def entered() -> tuple[list[Portrait], Pairs]:
    """Return all portraits, and which pairs of them are one person."""
    dice = random.Random(7)
    people = population(PERSONS)
    portraits = [one.portrait for one in people]
    twice: Pairs = set()
    for at in dice.sample(range(PERSONS), TWICE):
        second, _ = again(people[at], dice)
        if second != portraits[at]:  # a mistake that changed nothing is none
            twice.add((at, len(portraits)))
            portraits.append(second)
    return portraits, twice


def is_spelled_alike(one: Portrait, other: Portrait) -> bool:
    """Tell whether both names have the same letters in the same order."""
    return one.name.sorted == other.name.sorted


def recall(found: Pairs, twice: Pairs) -> float:
    return len(found & twice) / len(twice)


def precision(found: Pairs, twice: Pairs) -> float:
    return len(found & twice) / max(1, len(found))


def _report_rates(what: str, found: Pairs, twice: Pairs) -> None:
    least = {"likely": (0.8, 0.97), "possible": (0.97, 0.8)}[what]
    for name, rate, target in (
        ("recall", recall(found, twice), least[0]),
        ("precision", precision(found, twice), least[1]),
    ):
        met = rate >= target
        report(f"{what}: {name}", f"{rate:.1%}", target=f"{target:.0%}", met=met)


def _report_speed(portraits: list[Portrait], pairs: list[tuple[int, int]]) -> None:
    def fresh() -> None:
        """Compare as after a search: one person who is read once, others who are read anew."""
        for a, b in pairs:
            other = portraits[b]
            read = Portrait(other.name, other.birth, other.sex, other.nationalities)
            compare(portraits[a], read)

    def names_only() -> None:
        for a, b in pairs:
            likeness(portraits[a].name.full, portraits[b].name.full)

    start = process_time()  # of this process alone: the figure is for a core that is free
    fresh()
    each = len(pairs) / (process_time() - start)
    report("comparisons a second, one core", f"{each:,.0f}", target="1,000", met=each >= 1_000)
    times = ratio(fresh, names_only, times=1)
    what = "the same, against likeness of the full names"
    report(what, f"{times:.2f} times the time", target="1 time", met=times <= 1)


if __name__ == "__main__":
    main()
