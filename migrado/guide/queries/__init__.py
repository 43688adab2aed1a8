"""What the pages of the guide show: a question, the plan, or what lies behind a link."""

from migrado.guide.queries.kept import (
    CompanionPage,
    KeptAnswers,
    companion_page,
    companion_task,
    kept_answers,
)
from migrado.guide.queries.plan import Note, Plan, PlanStep, SafetyNote, Undecided, plan_page
from migrado.guide.queries.question import Offer, QuestionPage, question_page
from migrado.guide.queries.single import SingleLink, SinglePage, Verdict, single_links, single_page
from migrado.guide.queries.visitor import Visitor, visitor
from migrado.guide.queries.words import Bilingual, Cited

__all__ = [
    "Bilingual",
    "Cited",
    "CompanionPage",
    "KeptAnswers",
    "Note",
    "Offer",
    "Plan",
    "PlanStep",
    "QuestionPage",
    "SafetyNote",
    "SingleLink",
    "SinglePage",
    "Undecided",
    "Verdict",
    "Visitor",
    "companion_page",
    "companion_task",
    "kept_answers",
    "plan_page",
    "question_page",
    "single_links",
    "single_page",
    "visitor",
]
