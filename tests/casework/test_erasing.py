"""Taking a case along and being forgotten: nothing is left but counts that name nobody."""

import json

import pytest
from django.apps import apps
from django.db import models

from migrado.casework import actions
from migrado.casework.actions import HalfWritten, Upload
from migrado.casework.domain import KeptKind, Reason
from migrado.casework.models import Contact, FollowUp
from migrado.journal.models import Entry
from migrado.people import actions as people
from migrado.people.domain import Purpose
from migrado.vault.models import SubjectKey
from tests.casework.factories import (
    ASSESSMENT,
    TALK,
    make_case,
    make_goal,
    make_kept,
    make_note,
    make_organisation,
    make_step,
)
from tests.casework.test_kept import REF
from tests.people.factories import acting, agreed, make_person
from tests.support.canary import places_with
from tests.support.clock import TODAY
from tests.texts.factories import make_city

pytestmark = pytest.mark.django_db
CANARY = "Zylvaqant"


def full_case(reception, counsellor):
    """Return a case with the canary in everything that holds words."""
    jobcenter = acting(reception.city, Purpose.BENEFITS)
    person = make_person(reception)
    agreed(person, by=counsellor)
    agreed(person, Purpose.BENEFITS, by=jobcenter)
    case = make_case(person, by=counsellor)
    make_organisation(case.city, "vhs")
    make_step(make_goal(case, f"{CANARY} Ziel", by=counsellor), f"{CANARY} Schritt", by=counsellor)
    actions.look_again(case.pk, f"{CANARY} Frage", due_on=TODAY, by=counsellor)
    note = make_note(case, f"{CANARY} eins", by=counsellor)
    actions.save_note(note.pk, f"{CANARY} zwei", saw=1, by=counsellor)
    actions.save_note(note.pk, f"{CANARY} Kopie", saw=1, by=counsellor)
    actions.keep_draft(case.pk, HalfWritten(words=f"{CANARY} Entwurf"), by=counsellor)
    actions.attach(case.pk, Upload(f"{CANARY}.txt", CANARY.encode() * 9), by=counsellor)
    actions.count_contact(TALK, by=counsellor, case=case.pk)
    begun = actions.begin_thread(TALK, by=counsellor)
    actions.write_in_thread(begun.thread.pk, f"{CANARY} Faden", by=counsellor)
    actions.join_thread(begun.code, to=person.pk, by=counsellor)
    row = make_kept(person, by=jobcenter, content=ASSESSMENT | {"words": CANARY})
    make_kept(person, by=jobcenter, kind=KeptKind.PLAN, content={"words": CANARY})
    actions.overrule(row.pk, REF, to="yes", reason=f"{CANARY} Grund", by=jobcenter)
    colleague = acting(reception.city, Purpose.COUNSELLING)
    actions.look_into(case.pk, reason=Reason.AT_THE_DESK, by=colleague)
    actions.offer(case.pk, to=colleague.account.pk, by=counsellor)
    return case


def personal() -> list[type[models.Model]]:
    """Return the models that hold something about somebody."""
    return [one for one in apps.get_app_config("casework").get_models() if one is not Contact]


def test_everything_in_a_case_is_taken_along(reception, counsellor):
    case = full_case(reception, counsellor)

    found = people.take_along(case.person, by=counsellor)

    text = json.dumps(found, ensure_ascii=False)
    for word in ("Ziel", "Schritt", "Frage", "eins", "zwei", "Kopie", "Entwurf", "Faden", "Grund"):
        assert f"{CANARY} {word}" in text, word
    assert f"{CANARY}.txt" in text
    assert len(found["kept"]) == 2
    assert counsellor.account.name not in text
    assert str(counsellor.account.pk) not in text


def test_an_erased_person_leaves_counts_only(reception, counsellor):
    case = full_case(reception, counsellor)
    assert all(model._base_manager.exists() for model in personal())

    people.erase(case.person, by=counsellor)

    assert [model for model in personal() if model._base_manager.exists()] == []
    contacts = Contact.objects.in_city(reception.city)
    assert set(contacts.values_list("case", "thread")) == {(None, None)}
    assert contacts.count() == 2
    assert not SubjectKey.objects.filter(erased_at=None).exists()
    assert (
        Entry.objects.in_city(reception.city).filter(kind="erase", thing="people.person").exists()
    )


def test_somebody_else_keeps_what_is_theirs(reception, counsellor, case):
    other = full_case(reception, counsellor)
    make_note(case, "Bleibt", by=counsellor)
    actions.look_again(case.pk, "Bleibt", due_on=TODAY, by=counsellor)

    people.erase(other.person, by=counsellor)

    page = actions.read_case(case.pk, by=counsellor)
    assert [one.now.words for one in page.notes] == ["Bleibt"]
    assert FollowUp.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_no_word_of_a_case_stands_in_a_file_before_or_after_erasing():
    reception = acting(make_city("dortmund"))
    counsellor = acting(reception.city, Purpose.COUNSELLING)
    case = full_case(reception, counsellor)
    assert actions.read_case(case.pk, by=counsellor).draft.words == f"{CANARY} Entwurf"
    assert places_with(CANARY) == []

    people.erase(case.person, by=counsellor)

    assert places_with(CANARY) == []
