"""What somebody may want to know, and the topics of law that answer it."""

from collections.abc import Iterable, Mapping

from migrado.rules import load

ARRIVAL = ("register_address", "residence_title")  # everybody's, asked for first
INTERESTS: Mapping[str, tuple[str, ...]] = {
    "work": ("work", "recognition", "vocational_course"),
    "money": ("livelihood", "application_date", "health"),
    "language": ("integration_course", "integration_course_cost", "vocational_course"),
    "family": ("child_benefit", "child_supplement", "parental_allowance", "maintenance_advance"),
    "school": ("childcare", "full_day_care", "school"),
    "study": ("study_grant", "recognition"),
    "housing": ("housing_benefit",),
}  # in the order in which the plan shows them


def topics_of(interests: Iterable[str]) -> tuple[str, ...]:
    """Return the topics for these interests, those of arrival first, each once."""
    wanted = set(interests)
    named = [topic for key, topics in INTERESTS.items() if key in wanted for topic in topics]
    return tuple(topic for topic in dict.fromkeys((*ARRIVAL, *named)) if topic in load().topics)


def interest_of(topic: str) -> str:
    """Return the interest under which the plan folds ``topic``; empty for those of arrival."""
    return next((key for key, topics in INTERESTS.items() if topic in topics), "")
