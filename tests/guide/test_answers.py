"""Answers keep their exact form, stay small, and become a document of the contract."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migrado.guide.domain.answers import MAX_BYTES, VERSION, Answers
from migrado.guide.domain.questions import definitions
from migrado.guide.domain.replies import Reply
from migrado.rules.facts import parse
from tests.guide.factories import DECLINED, UNKNOWN, family
from tests.support.clock import TODAY

pytestmark = pytest.mark.pure


def facts_of(replies):
    return Answers(replies).facts(TODAY, "dortmund")


def test_no_answers_are_a_document_of_one_person():
    document = facts_of({})

    assert document == {
        "as_of": "2026-11-23",
        "municipality": "dortmund",
        "topics": ["register_address", "residence_title"],
        "household": {},
        "persons": [{"id": "you", "relation": "self"}],
    }
    assert parse(document).municipality == "dortmund"


def test_a_household_becomes_persons_with_relations_and_children_are_in_your_care():
    document = facts_of(
        {
            "household": Reply(family("spouse", children=[0, None], others=[71])),
            "nationalities.you": Reply(["UA", "RO"], for_all=True),
            "nationalities.other1": Reply(["MD"]),
        }
    )

    assert document["persons"] == [
        {"id": "you", "relation": "self", "nationalities": ["UA", "RO"]},
        {"id": "partner", "relation": "spouse", "nationalities": ["UA", "RO"]},
        {
            "id": "child1",
            "relation": "child",
            "guardian": "you",
            "nationalities": ["UA", "RO"],
            "age": 0,
        },
        {"id": "child2", "relation": "child", "guardian": "you", "nationalities": ["UA", "RO"]},
        {"id": "other1", "relation": "other_relative", "nationalities": ["MD"], "age": 71},
    ]
    assert parse(document)


def test_ages_told_later_are_those_of_the_people_whose_ages_were_left_open():
    document = facts_of(
        {
            "household": Reply(family(children=2, others=[70])),
            "ages": Reply([3, None]),
        }
    )

    told = {one["id"]: one.get("age") for one in document["persons"]}
    assert told == {"you": None, "child1": 3, "child2": None, "other1": 70}


def test_an_own_reply_goes_before_one_for_all_even_when_it_is_unknown():
    document = facts_of(
        {
            "household": Reply(family(children=1)),
            "paper.you": Reply("none", for_all=True),
            "paper.child1": UNKNOWN,
        }
    )

    assert "paper" not in document["persons"][1]


def test_declined_is_said_only_where_the_contract_has_the_word():
    document = facts_of(
        {
            "housing": DECLINED,
            "landlord_confirmation": DECLINED,
            "paper.you": DECLINED,
            "home_abroad.you": DECLINED,
            "moved_in_on.you": DECLINED,
            "nationalities.you": DECLINED,
        }
    )

    assert document["household"] == {"housing": "declined"}
    assert document["persons"] == [
        {"id": "you", "relation": "self", "paper": "declined", "home_abroad": "declined"}
    ]
    assert parse(document)


def test_who_has_no_place_to_sleep_is_homeless_without_being_asked_again():
    document = facts_of({"situation": Reply(["no_home", "violence"])})

    assert document["household"] == {"housing": "homeless"}


NOT_OURS = [
    b"",
    b"{}",
    b"[]",
    b"null",
    b"\xff\xfe",
    b'{"v":2}',
    b'{"v":1,"a":{}}',
    b'{"v":2,"a":[]}',
    b'{"v":2,"a":{},"x":1}',
    b'{"v":2,"a":{"removal_steps.you":[true,0]}}',
    b'{"v":2,"a":{"paper":["none",0]}}',
    b'{"v":2,"a":{"housing.you":["private",0]}}',
    b'{"v":2,"a":{"paper.child99":["none",0]}}',
    b'{"v":2,"a":{"paper.you":["passport",0]}}',
    b'{"v":2,"a":{"paper.you":["none",6]}}',
    b'{"v":2,"a":{"paper.you":["none",-1]}}',
    b'{"v":2,"a":{"paper.you":["none",true]}}',
    b'{"v":2,"a":{"paper.you":["none",0.0]}}',
    b'{"v":2,"a":{"paper.you":["none"]}}',
    b'{"v":2,"a":{"paper.you":["none",1]}}',
    b'{"v":2,"a":{"moved_in_on.you":["2026-02-30",0]}}',
    b'{"v":2,"a":{"moved_in_on.you":["20260214",0]}}',
    b'{"v":2,"a":{"nationalities.you":[[],0]}}',
    b'{"v":2,"a":{"nationalities.you":[["UA","UA"],0]}}',
    b'{"v":2,"a":{"nationalities.you":[["QQ"],0]}}',
    b'{"v":2,"a":{"nationalities.you":[[["UA"]],0]}}',
    b'{"v":2,"a":{"nationalities.you":["UA",0]}}',
    b'{"v":2,"a":{"situation":[["none","violence"],0]}}',
    b'{"v":2,"a":{"household":[{"partner":"alone","children":[1,1,1,1,1,1,1,1,1,1,1,1],"others":[]},0]}}',
    b'{"v":2,"a":{"household":[{"partner":"alone","children":true,"others":[]},0]}}',
    b'{"v":2,"a":{"household":[{"partner":"alone","children":2,"others":0},0]}}',
    b'{"v":2,"a":{"household":[{"partner":"alone","children":[true],"others":[]},0]}}',
    b'{"v":2,"a":{"household":[{"partner":"alone","children":[],"others":[121]},0]}}',
    b'{"v":2,"a":{"household":[{"partner":["x"],"children":[],"others":[]},0]}}',
    b'{"v":2,"a":{"ages":[[1,2,300],0]}}',
    b'{"v":2,"a":{"ages":[[1,1,1,1,1,1,1,1,1,1,1,1],0]}}',
    b'{"v":2,"a":{"age.you":[true,0]}}',
    b'{"v":2,"a":{"title_section.you":["24; drop",0]}}',
    b'{"v":2,"a":{"family_member_of.you":["child99",0]}}',
    b"[" * 9_000,
    b" " * (MAX_BYTES + 1),
]


@pytest.mark.parametrize("data", NOT_OURS)
def test_anything_but_the_exact_form_is_refused(data):
    assert Answers.from_json(data) is None


@given(st.binary(max_size=200))
def test_random_bytes_are_refused(data):
    assert Answers.from_json(data) in (None, Answers.empty())


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=8,
)


@given(
    st.dictionaries(
        st.sampled_from([f"{one}{who}" for one in definitions() for who in ("", ".you")]),
        json_values | st.tuples(json_values, st.integers(0, 5)),
    )
)
def test_what_is_read_is_always_a_document_of_the_contract(rows):
    found = Answers.from_json(json.dumps({"v": VERSION, "a": rows}).encode())

    if found is not None:
        assert Answers.from_json(found.to_json()) == found
        assert found.facts(date(2150, 1, 1), "dortmund")["persons"]
