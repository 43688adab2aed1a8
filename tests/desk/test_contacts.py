"""Counting a talk at the desk: three answers, one tap, a slip, and nobody's name."""

import pytest

from migrado.accounts.domain import ROLES, Permission, Role
from migrado.casework.models import Contact
from migrado.directory.models import Organisation, OrganisationText
from migrado.journal.models import Entry
from tests.accounts.factories import desk_client, staff
from tests.support.clock import NOW
from tests.support.pages import check_page
from tests.texts.factories import make_city

pytestmark = pytest.mark.django_db
CONTACTS = "/desk/dortmund/contacts/"
TALK = {
    "about": "work",
    "language": "uk",
    "result": "answered",
    "manner": "walk_in",
    "interpreter": "none",
    "funding": "not_asked",
}


@pytest.fixture(autouse=True)
def _now(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def city():
    return make_city("dortmund")


@pytest.fixture
def desk(city):
    return desk_client(staff("Kim", reception=city))


def make_organisation(city, key="beratung", name="Beratung Beispiel"):
    found = Organisation(city=city, key=key, kind="association", position=1)
    found.save()
    OrganisationText(
        city=city, organisation=found, language="de", name=name, state="reviewed", source_revision=1
    ).save()
    return found


def test_a_talk_is_counted_in_three_answers_and_stays_nobodys(desk, city):
    answer = desk.post(f"{CONTACTS}new/", TALK)

    (contact,) = Contact.objects.in_city(city)
    assert (contact.about, contact.language, contact.funding) == ("work", "uk", "not_asked")
    assert answer.status_code == 303
    page = check_page(desk.get(answer["Location"]))
    assert page.select_one("[role=status]")
    assert page.select_one("[name=language][value=uk][checked]")
    entry = Entry.objects.in_city(city).get(thing="casework.contact")
    assert (entry.subject, entry.purpose) == (None, "reception")


def test_each_answer_has_a_key_of_its_own(desk):
    page = check_page(desk.get(f"{CONTACTS}new/"))

    keys = [str(one["accesskey"][0]) for one in page.select("[accesskey]")]
    assert len(keys) == len(set(keys)) == 30
    assert page.select_one("[name=funding] [selected]")["value"] == "not_asked"


@pytest.mark.parametrize("missing", ["about", "language", "result"])
def test_a_talk_with_a_gap_comes_back_filled(desk, city, missing):
    answer = desk.post(f"{CONTACTS}new/", TALK | {missing: "", "interpreter": "video"})

    page = check_page(answer)
    assert (answer.status_code, Contact.objects.in_city(city).count()) == (422, 0)
    assert len(page.select("[role=alert]")) == 1
    assert len(page.select("form[data-keys] [checked]")) == 2
    assert page.select_one("[name=interpreter] [selected]")["value"] == "video"


def test_one_tap_counts_a_topic_in_the_last_language(desk, city):
    first = desk.post(f"{CONTACTS}tap/", {"about": "housing", "language": "ar"})
    page = check_page(desk.get(first["Location"]))

    (contact,) = Contact.objects.in_city(city)
    assert (contact.manner, contact.result) == ("infopoint", "answered")
    assert page.select_one("#tap_language [selected]")["value"] == "ar"


def test_another_language_counts_before_a_usual_one(desk, city):
    desk.post(f"{CONTACTS}new/", TALK | {"other_language": "so"})

    assert Contact.objects.in_city(city).get().language == "so"


def test_who_is_sent_on_gets_a_slip_in_two_languages(desk, city):
    make_organisation(city)

    answer = desk.post(f"{CONTACTS}new/", TALK | {"result": "sent_on", "sent_to": "beratung"})

    link = check_page(desk.get(answer["Location"])).select_one("[role=status] a")["href"]
    slip = check_page(desk.get(link))
    assert [one["lang"] for one in slip.select("section")] == ["uk", "de"]
    assert "Beratung Beispiel" in slip.select("section")[1].text


def test_a_place_that_nobody_knows_is_refused(desk, city):
    make_organisation(make_city("hamm"), key="elsewhere")

    answer = desk.post(f"{CONTACTS}new/", TALK | {"sent_to": "elsewhere"})

    assert (answer.status_code, Contact.objects.in_city(city).count()) == (422, 0)
    assert desk.get(f"{CONTACTS}slips/elsewhere/").status_code == 404


def test_a_slip_of_the_finger_is_taken_back(desk, city):
    desk.post(f"{CONTACTS}new/", TALK)
    number = Contact.objects.in_city(city).get().pk

    desk.post(f"{CONTACTS}{number}/take-back/")

    assert Contact.objects.in_city(city).count() == 0


def test_nobody_takes_back_what_another_city_counted(desk):
    hamm = make_city("hamm")
    other = desk_client(staff("Ada", reception=hamm))
    other.post("/desk/hamm/contacts/new/", TALK)
    number = Contact.objects.in_city(hamm).get().pk

    assert desk.post(f"{CONTACTS}{number}/take-back/").status_code == 403
    assert Contact.objects.in_city(hamm).count() == 1


@pytest.mark.parametrize("role", list(Role))
def test_who_receives_persons_counts_and_nobody_else(city, role):
    client = desk_client(staff("Other", **{role.value: city}))
    make_organisation(city)

    answers = [
        client.get(f"{CONTACTS}new/"),
        client.post(f"{CONTACTS}new/", TALK),
        client.post(f"{CONTACTS}tap/", {"about": "work", "language": "uk"}),
        client.get(f"{CONTACTS}slips/beratung/"),
    ]

    may = Permission.RECEIVE_PERSON in ROLES[role]
    assert [one.status_code for one in answers] == ([200, 303, 303, 200] if may else [403] * 4)


def test_the_desk_of_another_city_is_shut(desk):
    make_city("hamm")

    assert desk.get("/desk/hamm/contacts/new/").status_code == 403
    assert desk.post("/desk/hamm/contacts/new/", TALK).status_code == 403
