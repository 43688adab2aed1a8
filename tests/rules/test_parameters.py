"""Values that change on a day, and amounts that are not given past the day they are known for."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from migrado.rules import facts, load
from migrado.rules.de.derived import WORDS
from migrado.rules.de.parameters import parameters
from migrado.rules.engine.amounts import Figures
from migrado.rules.engine.case import Case
from migrado.rules.engine.files import BrokenRule
from migrado.rules.engine.parameters import read_parameters
from migrado.rules.engine.resolve import resolve
from migrado.rules.engine.ruleset import read_topic
from tests.rules.households import DORTMUND, document

FEE = """
fee:
  unit: EUR
  known_until: 2026-12-31
  values:
    - {since: 2026-01-01, value: 2.29, source: Gesetz B}
    - {since: 2024-01-01, value: 2.20, source: Gesetz A}
"""
TOPIC = """
topic: integration_course_cost
checked_until: 2026-08-19
sides: [duty]
rules:
  - id: pays
    group: general
    since: 2024-01-01
    duty: yes
    because: [{text: You pay a share., source: Gesetz B}]
    amounts: [{what: share, parameter: fee, per: lesson}]
"""


def answer_on(day, tmp_path):
    (tmp_path / "parameters.yaml").write_text(FEE, encoding="utf-8")
    (tmp_path / "topic.yaml").write_text(TOPIC, encoding="utf-8")
    figures = Figures(read_parameters(tmp_path / "parameters.yaml"), {})
    rules = replace(load(), figures=figures)
    household = facts.parse(document({}, as_of=day))
    case = Case(household, household.persons[0], DORTMUND, rules.words.days)
    topic = read_topic(tmp_path / "topic.yaml", WORDS)
    return resolve(topic, case, rules=rules, stale=frozenset())


@pytest.mark.parametrize(
    ("day", "amount", "source"),
    [
        (date(2025, 12, 31), "2.20", "Gesetz A"),
        (date(2026, 1, 1), "2.29", "Gesetz B"),
        (date(2026, 12, 31), "2.29", "Gesetz B"),
    ],
)
def test_the_amount_is_the_one_of_the_day(tmp_path, day, amount, source):
    (found,) = answer_on(day, tmp_path).amounts

    assert (found.eur, found.source, found.per) == (Decimal(amount), source, "lesson")


def test_past_the_last_known_day_no_amount_is_given_and_that_is_said(tmp_path):
    later = answer_on(date(2027, 1, 1), tmp_path)

    assert later.amounts == ()
    assert "only until Thursday, 31 December 2026" in later.because[-1].english()
    assert later.duty == "yes"


def test_before_the_first_value_there_is_none(tmp_path):
    (tmp_path / "p.yaml").write_text(FEE, encoding="utf-8")

    fee = read_parameters(tmp_path / "p.yaml")["fee"]

    assert fee.on(date(2023, 12, 31)) is None
    assert fee.latest(date(2023, 12, 31)) == Decimal("2.20")


@pytest.mark.parametrize(
    "broken",
    [
        "fee: {unit: Euro, values: [{since: 2026-01-01, value: 1, source: X}]}",
        "fee: {unit: EUR, values: []}",
        "fee: {unit: EUR, values: [{since: 2026-01-01, value: 1}]}",
        "fee: {unit: EUR, values: [{since: 2026-01-01, value: 1, source: ''}]}",
        "fee: {unit: EUR, value: 1, values: [{since: 2026-01-01, value: 1, source: X}]}",
    ],
)
def test_a_parameter_without_unit_day_or_source_breaks_the_build(tmp_path, broken):
    (tmp_path / "p.yaml").write_text(broken, encoding="utf-8")

    with pytest.raises(BrokenRule):
        read_parameters(tmp_path / "p.yaml")


def test_every_parameter_of_the_pack_has_its_norm():
    assert all(one.source for each in parameters().values() for one in each.values)
