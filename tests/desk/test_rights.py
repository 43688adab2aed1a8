"""Taking everything along, seeing who looked, being forgotten; handed over, never shown."""

import json

import pytest

from migrado.journal.models import Entry
from migrado.people import actions, policies
from migrado.people.domain import Category, Purpose, said
from migrado.people.models import FileCode, Person
from migrado.people.queries.codes import person_of_code
from tests.desk.conftest import PEOPLE
from tests.people.factories import WORDING, acting, agreed, later_than
from tests.support.clock import TODAY
from tests.support.pages import check_page, open_page
from tests.support.paper import lines_of
from tests.support.paper import read as read_paper

pytestmark = pytest.mark.django_db
EN = {"accept-language": "en"}


@pytest.fixture
def rights(olena):
    return f"{PEOPLE}{olena.pk}/rights/"


@pytest.fixture
def desk(colleague):
    return colleague("counselling", headers=EN)


@pytest.fixture
def with_health(olena, counselled):
    """Let Olena have agreed to everything, told of her health, and taken it back."""
    counsellor = counselled[1]
    consent = agreed(olena, by=counsellor, categories=frozenset(Category))
    actions.state(olena, [said("health", "Asthma")], by=counsellor)
    actions.withdraw(consent, by=later_than(counsellor))
    return olena


def test_the_page_shows_nothing_of_what_it_hands_over(desk, rights, with_health):
    page = open_page(desk, rights)

    assert "Asthma" not in page.text
    assert "+49 231 1" not in page.text


def test_everything_is_taken_along_as_a_file_for_programs(desk, rights, with_health, city):
    answer = desk.post(f"{rights}take-along/", {"kind": "json", "language": "uk"})

    found = json.loads(answer.content)
    assert answer["Content-Disposition"] == 'attachment; filename="my-data.json"'
    assert (answer["Cache-Control"], answer["X-Content-Type-Options"]) == ("no-store", "nosniff")
    assert {"Asthma", "+49 231 1"} <= {
        one["value"] for one in found["facts"] if isinstance(one["value"], str)
    }
    assert found["consents"][0]["wording"] == WORDING
    entry = Entry.objects.in_city(city).get(kind="export")
    assert (entry.purpose, entry.subject) == ("rights", with_health.pk)


@pytest.mark.parametrize(
    ("language", "words"),
    [("uk", ("Що цей будинок знає про вас", "Українська")), ("de", ("Tag der Geburt", "2. Mai"))],
)
def test_everything_is_taken_along_to_read_in_the_own_language(
    desk, rights, with_health, language, words
):
    answer = desk.post(f"{rights}take-along/", {"kind": "pdf", "language": language})

    text = " ".join(lines_of(read_paper(answer.content)))
    assert answer["Content-Disposition"] == 'attachment; filename="my-data.pdf"'
    assert "Asthma" in text
    assert words[0] in text
    assert words[1].lower() in text.lower()


@pytest.mark.parametrize("wrong", [{"kind": "xml"}, {"language": "xx"}, {}])
def test_a_wrong_wish_makes_no_file(desk, rights, city, wrong):
    answer = desk.post(f"{rights}take-along/", wrong)

    assert answer.status_code == 422
    assert check_page(answer).select_one("[role=alert]")
    assert not Entry.objects.in_city(city).filter(kind="export").exists()


def test_erasing_takes_two_steps(desk, rights, city, olena):
    open_page(desk, f"{rights}erase/")
    refused = desk.post(f"{rights}erase/")
    still_there = Person.objects.in_city(city).filter(pk=olena.pk).exists()

    done = desk.post(f"{rights}erase/", {"confirmed": "on"})

    assert (refused.status_code, still_there) == (422, True)
    assert done["Location"] == f"{PEOPLE}erased/"
    assert "deleted" in open_page(desk, done["Location"]).h1.text
    assert not Person.objects.in_city(city).exists()
    assert desk.get(f"{PEOPLE}{olena.pk}/").status_code == 404
    assert desk.post(f"{rights}erase/", {"confirmed": "on"}).status_code == 404


def test_a_code_opens_the_list_of_who_looked_in_the_persons_language(desk, rights, city, olena):
    offered = open_page(desk, rights).select_one("#id_code-language option[selected]")["value"]

    page = check_page(desk.post(f"{rights}code/", {"code-language": offered}))

    link = next(tag.text for tag in page.select("main bdi"))
    token = link.rstrip("/").rpartition("/")[2]
    assert "/dortmund/uk/my-file/" in link
    assert person_of_code(token, city=city, on=TODAY) == olena
    assert token not in repr(list(Entry.objects.in_city(city).values()))


def test_a_code_in_no_language_of_the_house_is_not_made(desk, rights):
    answer = desk.post(f"{rights}code/", {"code-language": "xx"})

    assert (answer.status_code, FileCode.objects.count()) == (422, 0)


@pytest.mark.parametrize("role", ["reception", "registration", "jobcenter", "courses", "audit"])
def test_rights_take_the_permission_to_counsel(colleague, rights, role, city):
    client = colleague(role)

    answers = [
        client.get(rights),
        client.post(f"{rights}take-along/", {"kind": "json", "language": "de"}),
        client.post(f"{rights}code/"),
        client.get(f"{rights}erase/"),
        client.post(f"{rights}erase/", {"confirmed": "on"}),
    ]

    assert {answer.status_code for answer in answers} == {403}
    assert "not open to you" in client.get(rights, headers=EN).content.decode()
    assert Person.objects.in_city(city).count() == 1


def test_a_right_needs_no_consent_to_counselling(olena, city):
    by = acting(city, Purpose.RIGHTS)

    assert policies.find(olena.pk, by=by) == olena
    assert policies.sight(olena, by=by) == frozenset()
