"""Every address of cases and contacts, for every role that has no business there."""

import re
import uuid
from datetime import timedelta

import pytest

from migrado.accounts.domain import Role
from migrado.desk.urls import CASEWORK
from migrado.journal.models import Entry
from tests.accounts.factories import desk_client, staff
from tests.support.clock import NOW
from tests.texts.factories import make_city

pytestmark = pytest.mark.django_db
COUNTED = {"contact-new", "contact-tap", "contact-take-back", "slip"}  # reception counts talks
RECEIVES = {Role.RECEPTION, Role.REGISTRATION}
ADDRESSES = {one.name: str(one.pattern) for one in CASEWORK}


def address(route):
    filled = route.replace("<slug:city>", "dortmund")
    filled = re.sub(r"<uuid:\w+>", lambda _: str(uuid.uuid4()), filled)
    return "/desk/" + re.sub(r"<slug:\w+>", "text", filled)


@pytest.fixture(autouse=True)
def _now(time_machine):
    time_machine.move_to(NOW)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.COUNSELLING])
def test_nobody_but_counselling_gets_to_a_case(role):
    city = make_city("dortmund")
    client = desk_client(staff("Kim", now=NOW - timedelta(days=1), **{role.value: city}))
    open_ = [
        (name, method, status)
        for name, route in ADDRESSES.items()
        if not (role in RECEIVES and name in COUNTED)
        for method in ("get", "post")
        if (status := getattr(client, method)(address(route)).status_code) not in {403, 404, 405}
    ]

    assert open_ == []


@pytest.mark.parametrize("name", ADDRESSES)
def test_nobody_gets_in_without_signing_in(client, name):
    make_city("dortmund")

    for answer in (client.get(address(ADDRESSES[name])), client.post(address(ADDRESSES[name]))):
        assert answer.status_code in {302, 401, 405}  # 401: the words of a note come back


@pytest.mark.parametrize("name", [name for name, route in ADDRESSES.items() if "<uuid:" in route])
def test_an_id_that_is_guessed_opens_nothing(name):
    city = make_city("dortmund")
    client = desk_client(staff("Kim", now=NOW - timedelta(days=1), counselling=city))

    for method in ("get", "post"):
        answer = getattr(client, method)(address(ADDRESSES[name]))
        assert answer.status_code in {303, 403, 404, 405}, (name, method)  # 303: to the code
    of_cases = Entry.objects.in_city(city).filter(thing__startswith="casework.")
    assert not of_cases.exclude(kind="refuse").exists()
