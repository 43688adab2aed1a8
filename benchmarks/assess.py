"""Assessments of a household with both topics a second, on one core, without a database."""

from benchmarks._bench import ROOT, report, seconds
from migrado.project.commands.assess import local_rules
from migrado.rules import assess
from migrado.rules.facts import parse
from migrado.rules.local import LocalRules

TARGET = 1_000
ALL_TARGET = 500  # households of five a second, all topics, with the trace
TOPICS = ["register_address", "residence_title"]
UKRAINE = {
    "nationalities": ["UA"],
    "paper": "none",
    "in_ukraine_on_2022_02_24": True,
    "entered_on": "2026-11-09",
    "moved_in_on": "2026-11-14",
}
HOUSEHOLDS = {
    "one person from Romania": [{"nationalities": ["RO"], "moved_in_on": "2026-11-16"}],
    "one person with a national visa": [
        {
            "nationalities": ["IN"],
            "birth_on": "1998-03-01",
            "paper": "national_visa",
            "paper_valid_until": "2027-01-31",
            "entered_on": "2026-11-01",
            "moved_in_on": "2026-11-14",
            "purpose": "study",
        }
    ],
    "a mother with two children from Ukraine": [
        {**UKRAINE, "birth_on": "1990-05-02"},
        {**UKRAINE, "age": 8, "relation": "child"},
        {**UKRAINE, "age": 4, "relation": "child"},
    ],
    "the same before she said much": [
        {"nationalities": ["UA"], "birth_on": "1990-05-02", "moved_in_on": "2026-11-14"},
        {"nationalities": ["UA"], "age": 8, "relation": "child"},
        {"nationalities": ["UA"], "age": 4, "relation": "child"},
    ],
}


SYRIAN = {
    "nationalities": ["SY"],
    "paper": "residence_permit",
    "title_section": "25.2",
    "title_first_issued_on": "2026-05-04",
    "title_issued_on": "2026-05-04",
    "paper_valid_until": "2029-05-03",
    "entered_on": "2026-05-01",
    "moved_in_on": "2026-11-14",
    "stay_since": "2026-05-01",
}
FIVE = [
    {**SYRIAN, "birth_on": "1990-05-02", "german_level": "none", "employed": False},
    {**SYRIAN, "birth_on": "1988-05-02", "relation": "spouse", "employed": True},
    {**SYRIAN, "birth_on": "2014-05-02", "relation": "child", "in_school": True},
    {**SYRIAN, "birth_on": "2019-05-02", "relation": "child"},
    {**SYRIAN, "birth_on": "2023-05-02", "relation": "child"},
]


def all_topics(local: LocalRules) -> None:
    """Time every topic for a family of five, without and with everything the trace says."""
    numbered = [{"id": f"p{at}", **person} for at, person in enumerate(FIVE, start=1)]
    facts = {"as_of": "2026-11-23", "municipality": "dortmund", "persons": numbered}
    household = parse(facts)
    bare = 1 / seconds(lambda: assess(household, local=local), times=100)
    traced = 1 / seconds(
        lambda: [one.trace for one in assess(household, local=local).results], times=100
    )
    report(
        "assess: all topics, five", f"{bare:,.0f} a second", target="500", met=bare >= ALL_TARGET
    )
    report("  with the trace", f"{traced:,.0f} a second", target="500", met=traced >= ALL_TARGET)


def main() -> None:
    local = local_rules("dortmund", cities=ROOT / "cities")
    for name, persons in HOUSEHOLDS.items():
        numbered = [{"id": f"p{at}", **person} for at, person in enumerate(persons, start=1)]
        facts = {
            "as_of": "2026-11-23",
            "municipality": "dortmund",
            "topics": TOPICS,
            "persons": numbered,
        }
        household = parse(facts)
        rate = 1 / seconds(lambda given=household: assess(given, local=local), times=200)
        whole = 1 / seconds(lambda raw=facts: assess(parse(raw), local=local).as_json(), times=200)
        report(f"assess: {name}", f"{rate:,.0f} a second", target="1,000", met=rate >= TARGET)
        print(f"{'  with parsing and the JSON document':52}{whole:>13,.0f} a second")
    all_topics(local)


if __name__ == "__main__":
    main()
