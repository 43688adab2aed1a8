"""What the pages of the guide show: a question, or the plan."""

from migrado.guide.queries.plan import Note, Plan, PlanStep, SafetyNote, Undecided, plan_page
from migrado.guide.queries.question import QuestionPage, question_page
from migrado.guide.queries.words import Bilingual, Cited

__all__ = [
    "Bilingual",
    "Cited",
    "Note",
    "Plan",
    "PlanStep",
    "QuestionPage",
    "SafetyNote",
    "Undecided",
    "plan_page",
    "question_page",
]
