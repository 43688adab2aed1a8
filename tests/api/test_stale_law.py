"""What `migrado law-watch` saw changed reaches the API, the plan and the single questions."""

import pytest

from migrado.directory.domain.law import SEEN, write_changes
from migrado.directory.queries import stale_rules
from migrado.flows.actions import load_city
from migrado.guide.queries import plan_page
from migrado.rules.de import FOLDER
from migrado.rules.law.citations import section
from migrado.rules.law.shipped import read_entries
from migrado.rules.law.watch import Seen
from migrado.texts.models import City
from tests.api.test_assessments import EXAMPLE, post
from tests.guide.factories import all_of_us, family, visit
from tests.support.clock import NOW, TODAY
from tests.support.dortmund import dortmund_pack

MOVING_IN = section("BMG § 17")
ROMANIAN = {
    "household": family(),
    "nationalities": all_of_us(["RO"]),
    "moved_in_on": all_of_us("2026-11-14"),
}


@pytest.fixture
def dortmund(db):
    load_city(dortmund_pack(), now=NOW)
    return City.objects.get(key="dortmund")


@pytest.fixture
def changed(settings, tmp_path):
    """The law on moving in has changed, as far as this deployment has seen."""
    settings.VAR_DIR = tmp_path
    shipped = read_entries(FOLDER / "law")[MOVING_IN].sha256
    write_changes(tmp_path, {MOVING_IN: Seen(shipped, "# § 17 – Anders")})


def test_nothing_seen_is_nothing_stale(settings, tmp_path):
    settings.VAR_DIR = tmp_path

    assert stale_rules() == frozenset()
    assert list(tmp_path.iterdir()) == []


def test_a_new_sight_counts_at_once_and_takes_two_looks_at_the_disk(changed, tmp_path, monkeypatch):
    assert "R1" in stale_rules()

    with monkeypatch.context() as closed:
        closed.setattr("migrado.directory.domain.law.read_foundation", None)
        assert "R1" in stale_rules()
    write_changes(tmp_path, {})

    assert stale_rules() == frozenset()
    assert [file.name for file in (tmp_path / "law").iterdir()] == [SEEN]


@pytest.mark.usefixtures("dortmund", "changed")
def test_the_api_asks(client):
    person = EXAMPLE["persons"][0] | {"moved_in_on": "2026-11-20"}
    results = post(client, EXAMPLE | {"persons": [person]}).json()["results"]

    (register,) = [one for one in results if one["topic"] == "register_address"]
    assert (register["duty"], "stale_rule" in register["ask_because"]) == ("ask", True)


def test_the_plan_leaves_open_what_was_sure(dortmund, request):
    answers = visit(ROMANIAN).answers
    before = plan_page(dortmund, answers=answers, language="en", on=TODAY)
    request.getfixturevalue("changed")

    after = plan_page(dortmund, answers=answers, language="en", on=TODAY)

    assert "register_address" in {step.topic for step in before.steps}
    (open_point,) = [one for one in after.undecided if one.topic == "register_address"]
    reasons = [one.text for one in open_point.reasons]
    assert "The rule may have changed since we last checked it." in reasons
