"""Counselling of somebody without a name, and who may join it to a person."""

from datetime import timedelta

import pytest

from migrado.accounts.domain import ROLES, Permission, Role
from migrado.casework.models import Contact, Note, Thread
from migrado.people.domain import Purpose
from tests.accounts.factories import desk_client, staff
from tests.people.factories import acting, agreed, make_person
from tests.support.clock import NOW
from tests.support.pages import check_page
from tests.texts.factories import make_city

pytestmark = pytest.mark.django_db
HERE = "/desk/dortmund/anonymous/"
TALK = {"about": "stay", "language": "ar", "result": "answered", "manner": "walk_in"} | {
    "interpreter": "none"
}


@pytest.fixture(autouse=True)
def _now(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def city():
    return make_city("dortmund")


@pytest.fixture
def kim(city):
    return staff("Kim", now=NOW - timedelta(days=1), counselling=city)


@pytest.fixture
def desk(kim):
    return desk_client(kim)


def begin(desk):
    """Return the code name and the code of a new thread."""
    page = check_page(desk.post(f"{HERE}begin/", TALK))
    return page.h1.text, page.select_one("dl code").text


def test_no_field_asks_for_name_nationality_or_status(desk):
    page = check_page(desk.get(HERE))

    names = {one["name"] for one in page.select("main [name]")} - {"csrfmiddlewaretoken"}
    assert names == {
        *TALK,
        *("other_language", "code_name", "code"),
    }


def test_notes_are_written_under_a_code_name(desk):
    name, _ = begin(desk)
    found = desk.post(f"{HERE}call/", {"code_name": name.lower()})
    thread = Thread._base_manager.get()

    desk.post(f"{HERE}{thread.pk}/notes/", {"words": "Fragt nach dem Aufenthalt."})
    desk.post(f"{HERE}{thread.pk}/talks/", TALK)

    assert found["Location"] == f"{HERE}now/"
    page = check_page(desk.get(found["Location"]))
    assert "Fragt nach dem Aufenthalt." in page.text
    assert Contact._base_manager.filter(thread=thread, funding="not_asked").count() == 2


def test_a_name_that_nobody_has_is_said_so(desk):
    answer = desk.post(f"{HERE}call/", {"code_name": "Blau Eule 417"})

    assert answer.status_code == 422
    assert check_page(answer).select_one("[name=code_name]")["value"] == "Blau Eule 417"


def test_who_shows_the_code_is_joined_to_their_person(desk, kim, city):
    by = acting(city, Purpose.COUNSELLING, account=kim)
    person = make_person(acting(city))
    agreed(person, by=by)
    _, code = begin(desk)
    place = f"/desk/dortmund/people/{person.pk}/cases/join/"

    wrong = desk.post(place, {"code": "0000-0000"})
    right = desk.post(place, {"code": code})

    assert (wrong.status_code, right.status_code) == (422, 303)
    assert check_page(wrong).select_one("[role=alert]")
    assert Thread._base_manager.get().person_id == person.pk


def test_who_shows_the_code_has_it_erased(desk):
    _, code = begin(desk)

    assert desk.post(f"{HERE}forget/", {"code": "x"}).status_code == 422
    desk.post(f"{HERE}forget/", {"code": code})

    assert (Thread._base_manager.count(), Note.objects.count()) == (0, 0)


@pytest.mark.parametrize("role", list(Role))
def test_it_is_for_counselling_alone(city, desk, role):
    begin(desk)
    thread = Thread._base_manager.get()
    client = desk_client(staff("Other", **{role.value: city}))

    answers = [
        client.get(HERE),
        client.get(f"{HERE}now/"),
        client.post(f"{HERE}begin/", {}),
        client.post(f"{HERE}{thread.pk}/talks/", TALK),
        client.post(f"{HERE}forget/", {"code": "x"}),
    ]

    may = Permission.COUNSEL_PERSON in ROLES[role]
    assert [one.status_code for one in answers] == ([200, 303, 422, 303, 422] if may else [403] * 5)


def test_another_city_reaches_nothing(desk, city):
    begin(desk)
    thread = Thread._base_manager.get()
    stranger = desk_client(staff("Zoe", counselling=make_city("hamm")))

    answer = stranger.post(f"/desk/hamm/anonymous/{thread.pk}/notes/", {"words": "x"})

    assert (answer.status_code, Note.objects.count()) == (403, 0)
