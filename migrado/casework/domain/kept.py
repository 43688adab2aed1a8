"""A plan or an assessment that a person agreed to keep, and a specialist who knows better."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class KeptKind(StrEnum):
    """What is kept."""

    PLAN = "plan"  # the arrival plan
    ASSESSMENT = "assessment"  # what may be due, with the trace


class KeptSource(StrEnum):
    """From where the facts came that it was made from."""

    GUIDE = "guide"  # the answers of the person, from their own plan
    DESK = "desk"  # what the house knows, asked at the desk


class Answer(StrEnum):
    """An answer of the rules (contract of assessments)."""

    YES = "yes"
    NO = "no"
    ASK = "ask"


class Side(StrEnum):
    """Which of both answers of a result is meant."""

    RIGHT = "right"
    DUTY = "duty"


class UnknownResult(LookupError):
    """The assessment has no such result, or no answer on that side."""


@dataclass(frozen=True)
class ResultRef:
    """One answer of an assessment: of which topic, for which person of it, on which side."""

    topic: str
    person: str
    side: Side = Side.RIGHT


@dataclass(frozen=True)
class Found:
    """What the rules answered, and which of them decided it."""

    rule: str
    answer: Answer


def found(assessment: Mapping[str, Any], ref: ResultRef) -> Found:
    """Return what ``assessment`` (the contract's JSON) says of ``ref``. Raises UnknownResult."""
    for result in assessment.get("results", ()):
        if (result["topic"], result["person"]) == (ref.topic, ref.person):
            answer = result[ref.side.value]
            if answer is not None:
                return Found(_decided(result), Answer(answer))
    raise UnknownResult(ref.topic)


def _decided(result: Mapping[str, Any]) -> str:
    """Return the first rule that holds; without one the topic, since what lacks is a rule."""
    holding: Iterator[str] = (
        one["rule"] for one in result.get("trace", ()) if one["outcome"] == "holds"
    )
    return next(holding, str(result["topic"]))
