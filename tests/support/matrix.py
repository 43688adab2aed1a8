"""The page on which a lawyer proofreads the law: every topic for every status, with its norm."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from migrado.rules import assess, facts, load
from migrado.rules.results import Result
from tests.rules.households import DORTMUND, TODAY, document
from tests.rules.statuses import ADULT, CHILD, STATUSES

HEAD = """# What the law says, topic by topic

{made}
For each topic: what an ordinary adult of each status is told on {day}, who is responsible, and
the norm. One line stands for all statuses that get the same answer from the same rule; every
status stands in exactly one line of a topic. Parents live alone with a child of four years;
topics about children answer for the child. Rules are in `migrado/rules/de/topics/`, under the
name that the line begins with. "ask" names its reason. Law checked until {checked}.
"""


@dataclass(frozen=True)
class Line:
    """What several statuses are told alike."""

    rule: str
    answer: str
    authority: str
    norm: str


def matrix() -> str:
    """Return the page as Markdown."""
    made = "Made by `make docs`; a test fails when it is out of date.\n"
    parts = [
        HEAD.format(made=made, day=TODAY.isoformat(), checked=load().checked_until.isoformat())
    ]
    for topic in facts.SCHEMA["$defs"]["topic"]["enum"]:
        parts.append(
            f"\n## {topic}\n\n| rule | answer | who | norm | statuses |\n|---|---|---|---|---|\n"
        )
        parts += [_row(line, names) for line, names in _lines(topic).items()]
    return "".join(parts)


def cells(topic: str) -> Iterator[tuple[str, Result | None]]:
    """Yield each status with its one answer to ``topic``, None where it does not concern them."""
    for name, status in STATUSES.items():
        adult = {**ADULT, **status}
        child = {**CHILD, **{key: value for key, value in status.items() if key in _SHARED}}
        household = facts.parse(document(adult, child, topics=[topic], household=_HOME))
        found = assess(household, local=DORTMUND).results
        yield name, next(iter(found), None)


_SHARED = {
    "nationalities",
    "paper",
    "title_section",
    "paper_valid_until",
    "asylum_registered_on",
    "stay_since",
}
_HOME = {"housing": "private", "single_parent": True, "can_cover_livelihood": False, "rents": True}


def _lines(topic: str) -> Mapping[Line, list[str]]:
    found: dict[Line, list[str]] = {}
    for name, result in cells(topic):
        found.setdefault(_line(result), []).append(name)
    return found


def _line(result: Result | None) -> Line:
    if result is None:
        return Line("", "does not concern them", "", "")
    holding = [one.rule for one in result.trace if one.outcome]
    sources = dict.fromkeys(one.source for one in result.because if one.source)
    return Line(
        rule=", ".join(holding) or "no rule",
        answer=_answer(result),
        authority=(result.authority or result.refer_to or "").replace("_", " "),
        norm="; ".join(sources),
    )


def _answer(result: Result) -> str:
    sides = [f"{side} {answer}" for side in ("right", "duty") if (answer := getattr(result, side))]
    reasons = f" ({', '.join(result.ask_because)})" if result.ask_because else ""
    return ", ".join(sides) + reasons


def _row(line: Line, names: list[str]) -> str:
    return (
        f"| {line.rule} | {line.answer} | {line.authority} | {line.norm} | {'; '.join(names)} |\n"
    )
