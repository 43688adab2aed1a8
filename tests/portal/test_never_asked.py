"""No page ever asks what only a counsellor may be told."""

import random
import re

import pytest
from django.test import Client

from tests.portal.visitor import Visitor
from tests.support.effort import effort

pytestmark = pytest.mark.django_db
NEVER = (
    *("removal_steps", "obstacle_self_caused", "abused_benefits", "cooperates"),
    *("identity_proven", "work_ban", "loss_of_free_movement_found", "accelerated_procedure"),
    "transfer_request",
)
COUNTRIES = ("DE", "RO", "UA", "SY", "US", "TR", "GB", "CH", "XX", "XK", "IN", "RS")


class Wanderer(Visitor):
    """Answers at random, with what the page offers; skips what would end the questions."""

    def __init__(self, seed):
        super().__init__(Client(), {}, ("de", "en", "ar")[seed % 3])
        self.dice = random.Random(seed)

    def answer(self, page):
        form = page.find("form", id="answer")
        question = form.find("input", {"name": "question"})["value"]
        self.asked.append(question)
        return self.client.post(form["action"], {"question": question, **self.fields(form)})

    def fields(self, form):
        if form.find(id="day"):
            return self.date()
        if form.find("select"):
            return {"value": self.dice.sample(COUNTRIES, self.dice.choice((1, 1, 1, 2)))}
        if form.find(id="children"):
            partner = self.dice.choice(("alone", "spouse", "partner"))
            return {"partner": partner, **self.people("children"), **self.people("others")}
        offered = [box["value"] for box in form.select("input[name=value]") if box.get("value")]
        ages = {box["name"]: str(self.dice.randint(0, 90)) for box in form.select("[id^=age_]")}
        one = self.dice.choice([one for one in offered if one != "minor_alone"] or ["24"])
        return ages or {"value": one, "for_all": self.dice.choice(("on", ""))}

    def people(self, name):
        ages = [str(self.dice.randint(0, 90)) for _ in range(self.dice.choice((0, 0, 1, 2)))]
        told = self.dice.choice((", ".join(ages), ""))
        return {name: str(len(ages)), f"{name}_ages": told}

    def date(self):
        month = self.dice.randint(1, 11)
        return {"day": str(self.dice.randint(1, 22)), "month": str(month), "year": "2026"}


@pytest.mark.parametrize("seed", range(effort("random_walks") // 20))
def test_no_walk_through_the_pages_meets_a_question_that_is_never_asked(dortmund, seed):
    visitor = Wanderer(seed)

    visitor.walk()

    for page in visitor.seen:
        for tag in page.find_all(["input", "select", "button", "form"]):
            words = " ".join(str(tag.get(key, "")) for key in ("name", "value", "id", "action"))
            assert not re.search("|".join(NEVER), words)
    assert not re.search("|".join(NEVER), " ".join(visitor.asked))
