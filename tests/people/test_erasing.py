"""Taking everything along, and being forgotten: nobody holds something that is not asked."""

import json

import pytest
from django.apps import apps
from django.db import models

from migrado.journal.models import Entry
from migrado.people import actions
from migrado.people.actions.erasing import holders
from migrado.people.domain import Purpose
from migrado.people.models import Fact, Household, NameToken, Person
from migrado.vault.models import ErasedKey, SubjectKey
from tests.people.factories import WORDING, acting, agreed, make_person

pytestmark = pytest.mark.django_db


def leads_to_a_person(model: type[models.Model]) -> bool:
    targets = {
        field.related_model
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation
    }
    return bool(targets & {Person, Fact}) or any(
        leads_to_a_person(one) for one in targets - {Person, Fact, model, None} if _is_ours(one)
    )


def _is_ours(model: type[models.Model]) -> bool:
    return model.__module__.startswith("migrado.")


def test_every_model_that_leads_to_a_person_has_a_holder():
    held = {label for holder in holders() for label in holder.models}

    missing = {
        model._meta.label_lower
        for model in apps.get_models()
        if _is_ours(model) and (model is Person or leads_to_a_person(model))
    } - held

    assert missing == set()


def test_no_holder_names_a_model_that_is_gone():
    known = {model._meta.label_lower for model in apps.get_models()}

    assert {label for holder in holders() for label in holder.models} <= known


def test_somebody_takes_along_all_that_is_kept(reception, counsellor):
    person = make_person(reception, phone="+49 231 1")
    agreed(person, by=counsellor)
    twin = make_person(reception, given="Elena")
    actions.merge(twin, into=person, by=reception)

    found = actions.take_along(person, by=counsellor)

    text = json.dumps(found, ensure_ascii=False)
    assert all(word in text for word in ("Olena", "Elena", "+49 231 1", WORDING))
    assert Entry.objects.in_city(reception.city).filter(kind="export").count() == 1


def test_who_is_erased_leaves_nothing_but_a_line_in_the_journal(reception, counsellor):
    person = make_person(reception)
    agreed(person, by=counsellor)
    actions.found_household(person, by=reception)
    twin = make_person(reception, given="Elena")
    actions.merge(twin, into=person, by=reception)

    actions.erase(person, by=counsellor)

    for model in (Person, Fact, NameToken, Household):
        assert model._base_manager.count() == 0
    assert SubjectKey.objects.filter(erased_at=None).count() == 0
    assert ErasedKey.objects.count() == 2
    assert Entry.objects.in_city(reception.city).filter(kind="erase").count() == 1


def test_the_others_of_the_household_stay(reception, counsellor):
    person, other = make_person(reception), make_person(reception, given="Ivan")
    household = actions.found_household(person, by=reception)
    actions.join(household, other, relation="spouse", by=reception)

    actions.erase(person, by=acting(reception.city, Purpose.COUNSELLING))

    assert Household.objects.in_city(reception.city).count() == 1
    assert actions.look_up("Ivan", by=reception)[0].id == other.pk
    assert actions.look_up("Olena", by=reception) == ()
