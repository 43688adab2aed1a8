"""How many questions newcomers are asked before their plan is settled, by where they come from."""

from collections import defaultdict
from statistics import median

from benchmarks._bench import report
from tests.guide.factories import LOCAL
from tests.support.population import Walk, newcomers, walk

PEOPLE = 600
TARGET = 7


def main() -> None:
    """Print the median of questions up to the plan of arrival, and with one or two interests."""
    walks: dict[str, list[Walk]] = defaultdict(list)
    for one in newcomers(PEOPLE):
        walks[one.situation].append(walk(one, local=LOCAL))
    for situation, made in sorted(walks.items(), key=lambda row: -len(row[1])):
        share = f"{100 * len(made) // PEOPLE} of 100"
        arrival = median(one.arrival for one in made)
        whole = median(one.arrival + one.more for one in made)
        for what, asked in (("plan of arrival", arrival), ("with what they chose", whole)):
            report(
                f"{situation} ({share}): {what}",
                f"{asked:.0f} questions",
                target=f"{TARGET} at most",
                met=asked <= TARGET,
            )


if __name__ == "__main__":
    main()
