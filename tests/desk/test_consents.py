"""Asking for a consent in two languages, keeping what was read, taking it back."""

from datetime import timedelta

import pytest

from migrado.journal.models import Entry
from migrado.people import actions, policies
from migrado.people.domain import Category, Given, Giver, Purpose
from migrado.people.models import Consent
from migrado.people.queries.consents import wording
from tests.desk.conftest import PEOPLE
from tests.people.factories import acting, agreed, make_person
from tests.support.clock import TODAY
from tests.support.pages import check_page, open_page
from tests.support.paper import lines_of
from tests.support.paper import read as read_paper

pytestmark = pytest.mark.django_db
EN = {"accept-language": "en"}
ASKED = {
    "categories": ["identity", "contact"],
    "language": "uk",
    "given": "signed",
    "giver": "self",
    "until": (TODAY + timedelta(days=200)).isoformat(),
}


@pytest.fixture
def asking(olena):
    return f"{PEOPLE}{olena.pk}/consents/ask/counselling/"


@pytest.fixture
def desk(colleague):
    return colleague("reception", headers=EN)


def ticked(page):
    return {
        tag["value"] for tag in page.select("input[name=categories]") if tag.has_attr("checked")
    }


def test_health_is_never_ticked_before_and_the_language_is_the_persons(desk, asking):
    page = open_page(desk, asking)

    assert ticked(page) == {one.value for one in Category} - {"health"}
    assert page.select_one("#id_language option[selected]")["value"] == "uk"
    assert page.find("input", {"name": "until"})["value"] == "2027-11-23"


def test_the_wording_is_shown_in_both_languages_before_anything_is_written(desk, asking, city):
    page = check_page(desk.post(asking, ASKED))

    cards = page.select(".wordings > div")
    assert [card["lang"] for card in cards] == ["uk", "de"]
    assert "Вирішуєте ви" in cards[0].text
    assert "Sie verlieren nichts" in cards[1].text
    assert "Gesundheit" not in cards[1].text
    assert Consent.objects.in_city(city).count() == 0


def test_a_yes_is_kept_word_for_word_in_the_languages_that_were_read(desk, asking, city, olena):
    shown = check_page(desk.post(asking, ASKED))
    fields = {tag["name"]: tag.get("value") for tag in shown.select("main form input")}
    assert fields["language"] == "uk"

    answer = desk.post(asking, ASKED | {"step": "agree"})

    consent = Consent.objects.in_city(city).get()
    kept = wording(consent)
    assert answer["Location"] == f"{PEOPLE}{olena.pk}/#consents"
    assert (consent.purpose, consent.categories) == ("counselling", ["contact", "identity"])
    assert (consent.given, consent.language) == (Given.SIGNED, "uk")
    for card in shown.select(".wordings > div"):
        assert all(tag.text in kept for tag in card.select("h2, h3, p, li"))


def test_the_sheet_to_sign_holds_both_languages_and_no_name(desk, asking):
    answer = desk.post(asking, ASKED | {"step": "print"})

    text = " ".join(lines_of(read_paper(answer.content)))
    assert answer["Content-Disposition"] == 'attachment; filename="consent.pdf"'
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "Unterschrift" in text
    assert "Підпис" in text
    assert "Beispiel" not in text


def test_changing_something_keeps_what_was_filled_in(desk, asking, city):
    page = check_page(desk.post(asking, ASKED | {"step": "change"}))

    assert ticked(page) == {"identity", "contact"}
    assert Consent.objects.in_city(city).count() == 0


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"categories": []}, "tick what may be used"),
        ({"categories": ["identity", "soul"]}, "soul"),
        ({"until": TODAY.isoformat()}, "last day has passed"),
        ({"until": (TODAY + timedelta(days=400)).isoformat()}, "one year at most"),
        ({"giver": "outside"}, "agrees for themself"),
        ({"giver": "king"}, "king"),
        ({"language": "xx"}, "xx"),
    ],
)
def test_what_cannot_be_agreed_to_is_told_in_a_sentence(desk, asking, city, wrong, sentence):
    for step in ("", "agree", "print"):
        answer = desk.post(asking, ASKED | wrong | {"step": step})

        alerts = " ".join(tag.text for tag in check_page(answer).select("[role=alert]"))
        assert answer.status_code == 422
        assert sentence in alerts
    assert Consent.objects.in_city(city).count() == 0


def test_a_child_does_not_agree_alone_and_a_known_guardian_does(desk, colleague, city, olena):
    registration = acting(city, Purpose.REGISTRATION)
    son = make_person(registration, given="Taras", born="2015-01-02")
    actions.appoint(son, olena, kind="parent", by=registration)
    asking = f"{PEOPLE}{son.pk}/consents/ask/course/"
    clerk = colleague("registration", headers=EN)

    alone = clerk.post(asking, ASKED | {"step": "agree"})
    mother = clerk.post(asking, ASKED | {"step": "agree", "giver": str(olena.pk)})

    assert "A guardian has to agree" in check_page(alone).select_one("[role=alert]").text
    assert mother.status_code == 303
    consent = Consent.objects.in_city(city).get()
    assert (consent.giver, consent.given_by_id) == (Giver.GUARDIAN, olena.pk)


def test_a_referral_names_who_receives_it(desk, olena):
    asking = f"{PEOPLE}{olena.pk}/consents/ask/referral/"

    answer = desk.post(asking, ASKED)

    assert "tick who receives it" in check_page(answer).select_one("[role=alert]").text


def test_taking_it_back_holds_at_once_for_everybody(colleague, city, olena, counselled):
    consent = agreed(olena, Purpose.BENEFITS, by=counselled[1])
    jobcenter = colleague("jobcenter")
    address = f"{PEOPLE}{olena.pk}/"
    assert jobcenter.get(address).status_code == 200

    answer = colleague("reception").post(f"{address}consents/{consent.pk}/withdraw/")

    assert answer["Location"] == f"{address}#consents"
    assert jobcenter.get(address).status_code == 404


def test_who_sees_the_person_no_more_after_taking_back_is_led_to_the_search(
    colleague, olena, counselled
):
    consent = agreed(olena, Purpose.BENEFITS, by=counselled[1])

    answer = colleague("jobcenter").post(f"{PEOPLE}{olena.pk}/consents/{consent.pk}/withdraw/")

    assert answer["Location"] == PEOPLE
    assert not policies.visible(acting(olena.city, Purpose.BENEFITS)).exists()


def test_taking_back_twice_is_no_fault(desk, olena, counselled):
    consent = agreed(olena, by=counselled[1])
    place = f"{PEOPLE}{olena.pk}/consents/{consent.pk}/withdraw/"

    assert [desk.post(place).status_code for _ in range(2)] == [303, 303]


def test_what_was_read_can_be_read_again_and_taken_along(desk, city, olena, asking):
    desk.post(asking, ASKED | {"step": "agree"})
    consent = Consent.objects.in_city(city).get()
    place = f"{PEOPLE}{olena.pk}/consents/{consent.pk}/"

    page = open_page(desk, place)
    receipt = desk.get(f"{place}receipt/")

    assert [card["lang"] for card in page.select(".wordings > div")] == ["uk", "de"]
    text = " ".join(lines_of(read_paper(receipt.content)))
    assert receipt["Content-Disposition"] == 'attachment; filename="consent-receipt.pdf"'
    assert "ви сказали «так»" in text
    assert "Beleg für Sie" in text
    assert str(consent.pk) in text.replace(" ", "")
    assert Entry.objects.in_city(city).filter(kind="print", subject=olena.pk).count() == 1


def test_the_jobcenter_reads_no_consent_to_something_else(colleague, olena, counselled):
    other = agreed(olena, by=counselled[1])
    agreed(olena, Purpose.BENEFITS, by=counselled[1])
    jobcenter = colleague("jobcenter")
    place = f"{PEOPLE}{olena.pk}/consents/{other.pk}/"

    answers = [
        jobcenter.get(place),
        jobcenter.get(f"{place}receipt/"),
        jobcenter.post(f"{place}withdraw/"),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404]


@pytest.mark.parametrize("purpose", ["reception", "rights", "nonsense"])
def test_what_needs_no_consent_is_not_asked_for(desk, olena, purpose):
    assert desk.get(f"{PEOPLE}{olena.pk}/consents/ask/{purpose}/").status_code == 404
