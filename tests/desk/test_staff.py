"""The page of staff and roles, and that nobody else gets at it."""

import pytest

from migrado.accounts.domain import Role
from migrado.accounts.models import Account, in_force
from tests.accounts.factories import desk_client, staff
from tests.support.clock import NOW, TODAY
from tests.support.pages import check_page
from tests.texts.factories import make_city

pytestmark = pytest.mark.django_db
STAFF = "/desk/dortmund/staff/"
INVITE = {"name": "Kim", "email": "kim@example.org", "role": "counselling", "organisation": ""}
ROLES = [role for role in Role if role is not Role.PARTNER]


@pytest.fixture(autouse=True)
def _now(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def city():
    return make_city("dortmund")


@pytest.fixture
def desk(city):
    return desk_client(staff("Ole", operator=city))


def test_the_page_shows_who_holds_which_role(desk, city):
    staff("Ada", audit=city)

    page = check_page(desk.get(STAFF, headers={"accept-language": "en"}))

    rows = [row.text for row in page.select(".people > li")]
    assert ["Ada" in rows[0], "Audit" in rows[0], "Ole" in rows[1]] == [True, True, True]


def test_inviting_shows_the_link_once(desk):
    shown = check_page(desk.post(f"{STAFF}invite/", INVITE))

    assert "/accounts/welcome/" in shown.select_one("code").text
    assert Account.objects.get(email="kim@example.org").assignment_set.get().role == "counselling"


def test_a_new_link_is_made_for_who_has_not_come_in(desk):
    desk.post(f"{STAFF}invite/", INVITE)
    kim = Account.objects.get(email="kim@example.org")
    page = check_page(desk.get(STAFF))
    forms = [form["action"] for form in page.select("form") if form["action"].endswith("/link/")]

    shown = check_page(desk.post(forms[0]))

    assert forms == [f"{STAFF}{kim.pk}/link/"]
    assert "/accounts/welcome/" in shown.select_one("code").text


def test_no_link_is_shown_for_who_has_a_password(desk, city):
    ada = staff("Ada", audit=city)

    page = check_page(desk.get(STAFF))
    shown = check_page(desk.post(f"{STAFF}{ada.pk}/link/"))

    assert not [form for form in page.select("form") if form["action"].endswith("/link/")]
    assert not shown.select("code")


@pytest.mark.parametrize(
    "wrong",
    [{"email": "kim"}, {"name": ""}, {"role": "king"}, {"organisation": "caritas"}]
    + [{"role": "partner"}],
)
def test_a_wrong_invitation_is_refused_and_nothing_is_written(desk, wrong):
    answer = desk.post(f"{STAFF}invite/", INVITE | wrong)

    assert answer.status_code == 422
    assert check_page(answer).select_one("[role=alert]")
    assert Account.objects.count() == 1


def test_a_second_operator_agrees_on_the_page(desk, city):
    kim = staff("Kim", counselling=city)
    desk.post(f"{STAFF}{kim.pk}/grant/", {"role": "operator", "organisation": ""})
    waiting = kim.assignment_set.get(role="operator")
    second = desk_client(staff("Ada", operator=city))

    own = desk.post(f"{STAFF}roles/{waiting.pk}/agree/")
    agreed = second.post(f"{STAFF}roles/{waiting.pk}/agree/")

    assert (own.status_code, agreed.status_code) == (403, 303)
    assert kim.assignment_set.filter(in_force(TODAY)).filter(role="operator").exists()


def test_the_last_operator_is_told_so(city):
    ole, ada = staff("Ole", operator=city), staff("Ada", operator=city)
    desk = desk_client(ada)
    desk.post(f"{STAFF}roles/{ole.assignment_set.get().pk}/end/")

    page = desk.post(f"{STAFF}{ada.pk}/leave/")

    assert page.status_code == 403


@pytest.mark.parametrize(
    "role", [role for role in ROLES if role not in (Role.OPERATOR, Role.AUDIT)]
)
def test_other_roles_see_and_change_nothing(city, role):
    kim = staff("Kim", counselling=city)
    client = desk_client(staff("Other", **{role.value: city}))
    number = kim.assignment_set.get().pk

    answers = [
        client.get(STAFF),
        client.post(f"{STAFF}invite/", INVITE),
        client.post(f"{STAFF}{kim.pk}/grant/", {"role": "audit"}),
        client.post(f"{STAFF}{kim.pk}/leave/"),
        client.post(f"{STAFF}{kim.pk}/link/"),
        client.post(f"{STAFF}roles/{number}/agree/"),
        client.post(f"{STAFF}roles/{number}/end/"),
    ]

    assert {answer.status_code for answer in answers} == {403}


def test_audit_reads_and_changes_nothing(city):
    client = desk_client(staff("Ada", audit=city))

    page = check_page(client.get(STAFF))

    assert not page.select("main form")
    assert client.post(f"{STAFF}invite/", INVITE).status_code == 403


def test_the_desk_of_another_city_is_shut(desk):
    make_city("hamm")

    assert desk.get("/desk/hamm/staff/").status_code == 403
    assert desk.get("/desk/nowhere/staff/").status_code == 404


def test_without_signing_in_there_is_only_the_door(client, city):
    assert client.get(STAFF)["Location"].startswith("/accounts/login/")
