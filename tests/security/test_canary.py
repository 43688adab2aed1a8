"""A canary: a word that stands in everything said about a person stands in no file of the house."""

import logging
from dataclasses import fields

import pytest

from migrado.people import actions, queries
from migrado.people.domain import (
    BIRTH,
    NAME,
    Category,
    Name,
    Purpose,
    Source,
    Statement,
    Told,
    said,
)
from migrado.people.domain.facts import KEYS
from tests.people.factories import acting, agreed, later_than, make_person
from tests.support.canary import places_with
from tests.texts.factories import make_city

CANARY = "Qanariqex"


@pytest.fixture
def person():
    """Return a person with the canary in every field of the name and in every fact."""
    reception = acting(make_city("dortmund"))
    found = make_person(reception)
    counsellor = acting(reception.city, Purpose.COUNSELLING)
    agreed(found, by=counsellor)
    name = Name(**{field.name: f"{CANARY} {field.name}" for field in fields(Name)})
    facts = [
        Statement(key=key, told=Told(value=f"{CANARY} {key}", reason=CANARY), source=Source.OFFICE)
        for key in sorted(KEYS - {NAME, BIRTH})
    ]
    actions.state(found, [said(NAME, name.packed()), *facts], by=later_than(counsellor))
    actions.look_up(CANARY, by=reception)
    return found


@pytest.mark.django_db(transaction=True)
def test_what_is_known_of_a_person_stands_in_no_file(person):
    sight = frozenset(Category)
    assert queries.portrait(person, sight=sight).name.family == f"{CANARY} family"

    assert places_with(CANARY) == []


@pytest.mark.django_db(transaction=True)
def test_a_word_that_is_not_sealed_would_be_found():
    make_city("dortmund", languages=("de",)).__class__.objects.update(name=CANARY)

    assert places_with(CANARY) != []


@pytest.mark.django_db(transaction=True)
def test_what_fails_on_the_way_writes_no_word_into_the_log(person, caplog):
    reception = acting(person.city)
    caplog.set_level(logging.DEBUG)
    told = [said(NAME, {"family": CANARY})]

    with pytest.raises(actions.ChangedMeanwhile):
        actions.state(person, told, by=reception, saw={NAME: person.pk})

    assert CANARY not in caplog.text
