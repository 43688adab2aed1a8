"""Every address of persons for every role, and what somebody tries who has no business there."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from migrado.accounts.domain import Role
from migrado.desk.urls import CASEWORK, urlpatterns
from migrado.journal.models import Entry
from migrado.people import actions
from migrado.people.domain import Guardian, Purpose
from migrado.people.models import Consent, Fact, Merge, Person
from tests.accounts.factories import desk_client, staff
from tests.people.factories import acting, agreed, later_than, make_person
from tests.support.clock import NOW
from tests.support.pages import check_page
from tests.texts.factories import make_city

pytestmark = pytest.mark.django_db
SHUT = {Role.EDITOR, Role.TRANSLATOR, Role.PARTNER, Role.REPORTING, Role.AUDIT, Role.OPERATOR}
RECEIVES = {Role.RECEPTION, Role.REGISTRATION, Role.COUNSELLING}
SEARCHES = RECEIVES | {Role.JOBCENTER, Role.COURSES}
# Who gets in, where the person agreed to nothing: 403 for all others, 404 where the role may open
# persons but not this one.
GETS = {
    "people": SEARCHES,
    "new-person": RECEIVES,
    "person-erased": {Role.COUNSELLING},
    "purposes": set(Role),
    "person": RECEIVES,
    "person-facts": RECEIVES,
    "person-history": RECEIVES,
    "person-same": RECEIVES,
    "person-household": {Role.REGISTRATION},
    "consent-ask": RECEIVES,
    "consent": RECEIVES,
    "consent-receipt": RECEIVES,
    "person-rights": {Role.COUNSELLING},
    "person-erase": {Role.COUNSELLING},
}
POSTS = {
    "person-merge": RECEIVES,
    "person-undo": RECEIVES,
    "household-found": {Role.REGISTRATION},
    "household-look": {Role.REGISTRATION},
    "household-join": {Role.REGISTRATION},
    "household-leave": {Role.REGISTRATION},
    "guardian-appoint": {Role.REGISTRATION},
    "guardian-dismiss": {Role.REGISTRATION},
    "consent-withdraw": RECEIVES,
    "person-take-along": {Role.COUNSELLING},
    "person-code": {Role.COUNSELLING},
}
OF_OTHERS = ("start", "home", "staff", "invite", "grant", "renew", "leave", "agree", "end")


class House:
    """A city with somebody in it whom every address can be about."""

    def __init__(self, key):
        self.city = make_city(key)
        by = acting(self.city)
        self.olena, twin = make_person(by, phone="+49 231 1"), make_person(by, given="Elena")
        self.other = make_person(by, given="Ivan", born="1980-01-02")
        counsellor = acting(self.city, Purpose.COUNSELLING)
        self.consent = agreed(
            self.olena, Purpose.REFERRAL, by=counsellor, recipients=frozenset({"caritas"})
        )
        actions.withdraw(self.consent, by=later_than(counsellor))
        self.merge = actions.merge(twin, into=self.olena, by=by)
        self.guardianship = actions.appoint(self.olena, None, kind=Guardian.CARER, by=by)

    def args(self, name):
        more = {
            "person-history": ["phone"],
            "person-merge": [self.other.pk],
            "person-undo": [self.merge.pk],
            "guardian-dismiss": [self.guardianship.pk],
            "consent-ask": ["counselling"],
            "consent": [self.consent.pk],
            "consent-receipt": [self.consent.pk],
            "consent-withdraw": [self.consent.pk],
        }
        is_of_nobody = name in {"people", "new-person", "person-erased", "purposes"}
        return [] if is_of_nobody else [self.olena.pk, *more.get(name, [])]

    def address(self, name):
        return reverse(f"desk:{name}", args=[self.city.key, *self.args(name)])


@pytest.fixture
def house(now):
    return House("dortmund")


def visitor(role, city):
    account = staff(f"{role}x", now=NOW - timedelta(days=1), **{role.value: city})
    return desk_client(account)


def test_every_address_of_the_desk_is_in_a_table():
    of_cases = {one.name for one in CASEWORK}  # these have tables in test_case_doors.py
    assert {one.name for one in urlpatterns} - of_cases - set(OF_OTHERS) == {*GETS, *POSTS}


@pytest.mark.parametrize("role", list(Role))
def test_each_role_gets_in_where_the_table_says_and_nowhere_else(house, role):
    client = visitor(role, house.city)
    wrong = []
    for name, roles in {**GETS, **POSTS}.items():
        address = house.address(name)
        answer = client.get(address) if name in GETS else client.post(address)
        expected = {200, 303, 404, 422} if role in roles else {403, 404}
        shut = role in SHUT and role not in roles
        if answer.status_code not in ({403} if shut else expected):
            wrong.append((name, answer.status_code))
        if role in roles and name in GETS and answer.status_code != 200:
            wrong.append((name, answer.status_code))

    assert wrong == []


def test_who_is_not_signed_in_sees_the_door_only(house):
    for name in {**GETS, **POSTS}:
        for ask in (Client().get, Client().post):
            answer = ask(house.address(name))
            assert answer.status_code in {302, 405}, name
            if answer.status_code == 302:
                assert answer["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("role", sorted(RECEIVES))
def test_ids_of_another_city_lead_nowhere(house, role):
    elsewhere = House("hamm")
    client = visitor(Role(role), house.city)
    before = Fact.objects.count(), Person.objects.in_city(elsewhere.city).standing().count()
    statuses = set()
    for name in {**GETS, **POSTS}:
        args = elsewhere.args(name)
        if not args:
            continue
        ours = reverse(f"desk:{name}", args=["dortmund", *args])
        theirs = elsewhere.address(name)
        statuses |= {ask(one).status_code for ask in (client.get, client.post) for one in (ours,)}
        assert client.post(theirs).status_code in {403, 405}

    assert statuses <= {403, 404, 405}
    after = Fact.objects.count(), Person.objects.in_city(elsewhere.city).standing().count()
    assert after == before


def test_a_consent_a_merge_and_a_guardianship_of_somebody_else_are_not_found(house):
    client = visitor(Role.REGISTRATION, house.city)
    ivan = house.other.pk

    answers = [
        client.get(reverse("desk:consent", args=["dortmund", ivan, house.consent.pk])),
        client.get(reverse("desk:consent-receipt", args=["dortmund", ivan, house.consent.pk])),
        client.post(reverse("desk:consent-withdraw", args=["dortmund", ivan, house.consent.pk])),
        client.post(
            reverse("desk:guardian-dismiss", args=["dortmund", ivan, house.guardianship.pk])
        ),
    ]
    undone = client.post(reverse("desk:person-undo", args=["dortmund", ivan, house.merge.pk]))

    assert {answer.status_code for answer in answers} == {404}
    assert undone.status_code == 422
    assert Merge.objects.in_city(house.city).get().undone_at is None


def test_guessed_ids_are_not_told_apart_from_shut_ones(house):
    client = visitor(Role.JOBCENTER, house.city)
    guessed = reverse("desk:person", args=["dortmund", uuid.UUID(int=1)])

    answers = [client.get(guessed), client.get(house.address("person"))]

    assert [answer.status_code for answer in answers] == [404, 404]
    bodies = {check_page(answer).main.text for answer in answers}
    assert len(bodies) == 1


@pytest.mark.parametrize("name", sorted({*POSTS, "people", "new-person", "person-facts"}))
def test_a_form_without_its_token_changes_nothing(house, name):
    account = staff("Kim", now=NOW - timedelta(days=1), registration=house.city)
    client = desk_client(account, enforce_csrf_checks=True)
    before = Entry.objects.in_city(house.city).count()

    answer = client.post(house.address(name), {"name-given": "Eva", "confirmed": "on"})

    assert answer.status_code == 403
    assert Entry.objects.in_city(house.city).count() == before


@pytest.mark.parametrize("name", sorted(POSTS))
def test_what_writes_is_not_opened_by_a_link(house, name):
    assert visitor(Role.REGISTRATION, house.city).get(house.address(name)).status_code == 405


def test_opening_pages_writes_lines_of_the_journal_and_nothing_else(house):
    client = visitor(Role.COUNSELLING, house.city)
    before = [model.objects.count() for model in (Fact,)], Consent.objects.in_city(house.city)
    count = before[1].count()

    for name in GETS:
        client.get(house.address(name))

    assert [Fact.objects.count()] == before[0]
    assert Consent.objects.in_city(house.city).count() == count
    kinds = Entry.objects.in_city(house.city).filter(at__gte=NOW).values_list("kind", flat=True)
    assert set(kinds) >= {"read", "print"}
