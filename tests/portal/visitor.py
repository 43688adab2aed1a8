"""A visitor who reads the pages and answers by a script, without JavaScript."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client

from tests.support.pages import check_page

MOST_QUESTIONS = 60
Fields = Mapping[str, Any]


def day(text: str) -> Fields:
    """Return the fields of a date like 2026-11-16."""
    year, month, number = text.split("-")
    return {"day": number, "month": str(int(month)), "year": year}


UNKNOWN: Fields = {"skip": "unknown"}
OLENA: Mapping[str, Fields] = {
    "situation": {"value": "none"},
    "household": {"partner": "alone", "children": "2", "children_ages": "8, 4", "others": "0"},
    "nationalities": {"value": ["UA"], "for_all": "on"},
    "paper": {"value": "none", "for_all": "on"},
    "in_ukraine_on_2022_02_24": {"value": "yes", "for_all": "on"},
    "housing": {"value": "private"},
    "moved_in_on": {**day("2026-11-14"), "for_all": "on"},
    "entered_on": {**day("2026-11-10"), "for_all": "on"},
    "purpose": {"value": "protection", "for_all": "on"},
    "landlord_confirmation": {"value": "not_asked"},
}
MIHAI: Mapping[str, Fields] = {
    "situation": {"value": "none"},
    "household": {"partner": "alone", "children": "0", "others": "0"},
    "nationalities": {"value": ["RO"]},
    "housing": {"value": "private"},
    "moved_in_on": day("2026-11-16"),
    "landlord_confirmation": {"value": "refused"},
}


@dataclass
class Visitor:
    """Walks through the interview; ``seen`` keeps every page that was shown."""

    client: Client
    script: Mapping[str, Fields]
    language: str = "de"
    asked: list[str] = field(default_factory=list)
    seen: list[BeautifulSoup] = field(default_factory=list)

    @property
    def home(self) -> str:
        return f"/dortmund/{self.language}/"

    def get(self, path: str) -> BeautifulSoup:
        """Open a page, following where it leads."""
        answer = self.client.get(self.home + path, follow=True)
        assert answer.status_code == 200, (path, answer.status_code)
        page = check_page(answer)
        self.seen.append(page)
        return page

    def answer(self, page: BeautifulSoup) -> HttpResponse:
        """Send the answer of the script to the question on ``page``."""
        form = page.find("form", id="answer")
        question = form.find("input", {"name": "question"})["value"]
        self.asked.append(question)
        fields = {"question": question, **self.reply(question)}
        return self.client.post(form["action"], fields)

    def reply(self, question: str) -> Fields:
        """Look up the fields by the question's id, then by its first part."""
        script = self.script
        return script.get(question) or script.get(question.partition(".")[0]) or UNKNOWN

    def walk(self) -> BeautifulSoup:
        """Answer everything from the first question on; return the page at the end."""
        page = self.get("plan/questions/1/")
        for _ in range(MOST_QUESTIONS):
            if page.find("form", id="answer") is None:
                return page
            answer = self.answer(page)
            assert answer.status_code == 303, check_page(answer).find(id="error")
            page = self.get(answer["Location"].removeprefix(self.home))
        raise AssertionError(f"no end after {self.asked}")
