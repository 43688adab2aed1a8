"""Facts are read strictly: each fault gets one sentence with its place, and nothing is guessed."""

import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from migrado.kernel.refusal import Refusal
from migrado.rules import facts
from tests.rules.households import document
from tests.support.effort import effort
from tests.support.shared import shared

HERE = Path(facts.__file__).parent / "schemas"


@pytest.mark.parametrize("name", ["facts.schema.json", "assessment.schema.json"])
def test_our_copy_of_the_contract_is_the_contract(name):
    contract = shared(f"contracts/{name}")

    assert json.loads((HERE / name).read_bytes()) == json.loads(contract.read_bytes())


def test_unknown_null_and_declined_are_all_not_known():
    person = {"paper": "declined", "purpose": None, "late_repatriate": "declined"}

    read = facts.parse(document(person)).persons[0]

    assert read.facts == {}
    assert read.declined == {"paper", "late_repatriate"}


@pytest.mark.parametrize(
    ("person", "pointer", "words"),
    [
        ({"papr": "none"}, "/persons/0/papr", "not in the contract"),
        ({"paper": "visa"}, "/persons/0/paper", "one of"),
        ({"birth_on": "2026-02-30"}, "/persons/0/birth_on", "real day"),
        ({"birth_on": "2026-11-24"}, "/persons/0/birth_on", "not in the future"),
        ({"moved_in_on": "0001-01-01"}, "/persons/0/moved_in_on", "a day from"),
        ({"moved_in_on": "9999-12-31"}, "/persons/0/moved_in_on", "a day from"),
        ({"moved_in_on": "23.11.2026"}, "/persons/0/moved_in_on", "real day"),
        ({"moved_in_on": 20261123}, "/persons/0/moved_in_on", "real day"),
        ({"nationalities": ["UA"] * 40}, "/persons/0/nationalities", "at most 8"),
        ({"nationalities": ["Ukraine"]}, "/persons/0/nationalities/0", "^[A-Z]{2}$"),
        ({"nationalities": ["UA", "QQ"]}, "/persons/0/nationalities/1", "ISO 3166-1"),
        ({"nationalities": "UA"}, "/persons/0/nationalities", "array"),
        ({"age": -1}, "/persons/0/age", "not below 0"),
        ({"age": 2000}, "/persons/0/age", "up to 130"),
        ({"age": 10**400}, "/persons/0/age", "up to 130"),
        ({"id": "Olena Kovalenko"}, "/persons/0/id", "^[a-z0-9_-]{1,40}$"),
        ({"id": "x" * 1_000_000}, "/persons/0/id", "..."),
        ({"relation": "child"}, "/persons/0/relation", "self"),
        ({"guardian": "nobody"}, "/persons/0/guardian", "another person"),
        ({"family_member_of": "p1"}, "/persons/0/family_member_of", "another person"),
        ({"employed": "yes"}, "/persons/0/employed", "one of true, false"),
        ({"first_class_in": "0000/01"}, "/persons/0/first_class_in", "such as 2026/27"),
        ({"first_class_in": "2026/26"}, "/persons/0/first_class_in", "such as 2026/27"),
    ],
)
def test_a_wrong_fact_is_refused_in_one_short_sentence(person, pointer, words):
    with pytest.raises(Refusal) as refused:
        facts.parse(document(person))

    sentence = str(refused.value)
    assert refused.value.pointer == pointer
    assert words in sentence
    assert "\n" not in sentence
    assert len(sentence) < 900


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"as_of": "today"}, "/as_of"),
        ({"as_of": None}, "/as_of"),
        ({"persons": []}, "/persons"),
        ({"persons": [{"id": f"p{at}"} for at in range(31)]}, "/persons"),
        ({"persons": [{"id": "a"}, {"id": "a"}]}, "/persons/1/id"),
        ({"persons": [{"id": "a"}, {"id": "b", "relation": "self"}]}, "/persons/1/relation"),
        ({"topics": ["wrok"]}, "/topics/0"),
        ({"household": {"rent": True}}, "/household/rent"),
        ({"household": {"benefits": ["alg2"]}}, "/household/benefits/0"),
        ({"municipality": 44137}, "/municipality"),
        ({"names": ["Olena"]}, "/names"),
    ],
)
def test_a_wrong_document_is_refused_at_its_place(change, pointer):
    with pytest.raises(Refusal) as refused:
        facts.parse({**document({}), **change})

    assert refused.value.pointer == pointer


@pytest.mark.parametrize("key", ["as_of", "municipality", "persons"])
def test_a_missing_key_is_named(key):
    whole = document({})
    del whole[key]

    with pytest.raises(Refusal, match=f"/{key}: expected a value"):
        facts.parse(whole)


@pytest.mark.parametrize(
    "text",
    ["", "{", "null", "[]", '"text"', '{"as_of": NaN}', '{"a": 1, "a": 2}', "[" * 100_000, b"\xff"],
)
def test_what_is_no_document_is_refused(text):
    with pytest.raises(Refusal):
        facts.parse_json(text)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=8,
)
KEYS = st.sampled_from([*sorted(facts.PERSON_FACTS), "id", "nmae"])


@settings(max_examples=effort("broken_documents"))
@given(st.dictionaries(KEYS, ANYTHING, max_size=4), ANYTHING, st.booleans())
def test_nothing_but_a_refusal_ever_comes_out_of_bad_facts(person, odd, whole):
    wrong = odd if whole else document(person, household=odd)

    with contextlib.suppress(Refusal):
        assert facts.parse(wrong).persons
