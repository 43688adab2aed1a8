"""What the engine does with rules, whatever the rules say."""

import re
from dataclasses import replace
from datetime import date

import pytest

from migrado.rules import assess, facts, load
from migrado.rules.de import FOLDER
from migrado.rules.de.derived import DAYS, SUMS, TRUTHS, WORDS
from migrado.rules.engine.case import Case
from migrado.rules.engine.conditions import compile_condition
from migrado.rules.engine.files import BrokenRule
from migrado.rules.engine.questions import next_question
from migrado.rules.engine.ruleset import read_topic
from migrado.rules.local import LocalRules
from migrado.rules.results import FactRef
from tests.rules.households import DORTMUND, TODAY, ask_rules, document, result

VISA = {"paper": "national_visa", "paper_valid_until": "2027-01-31"}


def test_every_topic_of_the_contract_has_rules():
    assert set(load().topics) == set(facts.SCHEMA["$defs"]["topic"]["enum"])


def test_who_is_surely_not_concerned_gets_no_answer_and_who_may_be_only_when_asked_for():
    child, adult = {"birth_on": "2022-03-01"}, {"birth_on": "1990-01-01"}
    topics = ["childcare"]

    assert [one.person for one in ask_rules(adult, topics=topics).results] == []
    assert [one.person for one in ask_rules(child, topics=topics).results] == ["p1"]
    assert [one.person for one in ask_rules({}, topics=topics).results] == ["p1"]
    assert "childcare" not in {one.topic for one in ask_rules({}).results}


def test_the_same_facts_give_the_same_fingerprint_and_other_local_rules_another():
    household = facts.parse(document(VISA))
    other = LocalRules("hagen", "NW", {"german": "citizen_services"})

    prints = {assess(household, local=local).ruleset for local in (DORTMUND, DORTMUND, other)}

    assert len(prints) == 2
    assert all(len(one) == 64 for one in prints)


def test_a_rule_whose_norm_has_changed_answers_ask():
    stale = assess(facts.parse(document(VISA)), local=DORTMUND, stale=frozenset({"R13"}))

    title = result(stale, "residence_title")
    assert (title.right, title.duty) == ("ask", "ask")
    assert "stale_rule" in title.ask_because


def test_a_day_after_the_law_was_checked_makes_nothing_stale():
    later = ask_rules({**VISA, "paper_valid_until": "2030-01-31"}, as_of=date(2029, 6, 1))

    assert result(later, "residence_title").ask_because == ()
    assert later.law_checked_until < later.as_of


def test_a_day_before_a_rule_was_in_force_gives_no_answer():
    early = ask_rules({"moved_in_on": "2014-03-01"}, as_of=date(2014, 3, 2))

    register = result(early, "register_address")
    assert register.duty == "ask"
    assert "stale_rule" in register.ask_because


def test_the_trace_names_every_rule_tried_and_stops_where_the_answer_is_sure():
    trace = result(ask_rules({"nationalities": ["RO"]}), "residence_title").trace

    assert {line.rule: line.outcome for line in trace}["R9"] is True
    assert "R13" not in {line.rule for line in trace}
    assert all(len(line.conditions) == len(line.values) for line in trace)


def test_the_next_question_is_the_one_that_settles_most():
    known = {"moved_in_on": "2026-11-20", "nationalities": ["UA"]}
    child = {**known, "relation": "child", "age": 4, "paper": "none"}

    arrival = ["register_address", "residence_title"]
    open_ = ask_rules({**known, "nationalities": None}, child, topics=arrival).next_question

    assert open_ is not None
    assert (open_.person, open_.fact, open_.settles) == ("p1", "nationalities", 2)
    german = {"nationalities": ["DE"], "moved_in_on": "2026-11-20"}
    assert ask_rules(german, topics=arrival).next_question is None


def test_what_was_declined_is_not_asked_again():
    declined = ask_rules(
        {"moved_in_on": "2026-11-20", "paper": "declined", "nationalities": ["SY"]}
    )

    assert declined.next_question is None or declined.next_question.fact != "paper"
    assert result(declined, "residence_title").duty == "ask"


def test_what_may_never_be_asked_is_never_the_next_question():
    for code in ("RO", "SY", "UA", "GB"):
        question = ask_rules({"nationalities": [code]}).next_question
        assert question is None or question.fact not in facts.NEVER_ASKED


def test_a_fact_that_is_never_asked_is_passed_over_even_where_it_decides():
    household = facts.parse(document({}))
    (first, *_) = ask_rules({}).results
    blocked = replace(first, blocking=(FactRef("p1", "work_ban"), FactRef("p1", "paper")))

    question = next_question(household, [blocked])

    assert question is not None
    assert question.fact == "paper"
    assert next_question(household, [replace(first, blocking=(FactRef("p1", "work_ban"),))]) is None


def test_what_the_household_receives_everybody_receives():
    household = facts.parse(
        document({"benefits": ["alg"]}, {}, household={"benefits": ["sgb_ii"]}),
    )
    first = Case(household, household.persons[0], DORTMUND, {})

    assert set(first.fact("benefits")) == {"alg", "sgb_ii"}
    assert first.others[0].fact("benefits") == ("sgb_ii",)
    assert first.others[0].others[0] is first


def test_english_sentences_carry_their_days():
    moved = ask_rules({"moved_in_on": "2026-11-28", "nationalities": ["RO"]})

    (deadline,) = result(moved, "register_address").deadlines
    assert deadline.why.english() == (
        "Saturday, 12 December 2026 is not a working day, "
        "so the law gives you until Monday, 14 December 2026."
    )


@pytest.mark.parametrize(
    "condition",
    [
        {"papr": "none"},
        {"is": "a wizard"},
        {"is not": "a wizard"},
        {"paper": "none", "purpose": "work"},
        {"paper": "none", "unknown": "maybe"},
        {"any": [{"papr": "none"}]},
        {},
    ],
)
def test_a_condition_that_nobody_understands_breaks_the_build(condition):
    with pytest.raises(BrokenRule):
        compile_condition(condition, WORDS)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("group: general", "group: genral"), "groups"),
        (("duty: yes", "duty: yes\n    dutty: no"), "dutty"),
        (("- id: R6", "- id: R3"), "every id once"),
        (("topic: register_address", "topic: register_address\nhue: 1"), "hue"),
    ],
)
def test_a_broken_rule_file_is_refused_when_it_is_read(tmp_path, change, words):
    whole = (FOLDER / "topics/register_address.yaml").read_text(encoding="utf-8")
    path = tmp_path / "broken.yaml"
    path.write_text(whole.replace(*change, 1), encoding="utf-8")

    with pytest.raises(BrokenRule, match=words):
        read_topic(path, WORDS)


def test_nothing_is_derived_that_no_rule_asks_for():
    files = [path.read_text(encoding="utf-8") for path in (FOLDER / "topics").glob("*.yaml")]
    text = "\n".join(files)
    named = set(re.findall(r"\bis(?: not)?: ([^\n}\],]+)", text))
    days = set(re.findall(r"\bfrom: ([^\n}\],]+)", text))

    assert set(TRUTHS) - named == set()
    assert set(DAYS) - days == set()
    assert set(SUMS) - set(re.findall(r"\bsum: ([^\n}\],]+)", text)) == set()


def test_every_rule_answers_every_side_of_its_topic_and_names_its_norm():
    for topic in load().topics.values():
        for rule in (rule for group in topic.groups for rule in group):
            assert all(getattr(rule, side) for side in topic.sides), rule.effect.id
            assert all(one.source for one in rule.effect.because), rule.effect.id
            assert rule.effect.because, rule.effect.id
            assert rule.since <= TODAY
            answers = {getattr(rule, side) for side in topic.sides}
            assert "ask" not in answers or rule.effect.ask_because, rule.effect.id
