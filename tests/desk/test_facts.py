"""Asked once: what is known is offered and confirmed, and two who write lose nothing."""

from datetime import date, timedelta

import pytest

from migrado.people import actions, queries
from migrado.people.domain import PHONE, Category, Outcome, Source, said
from migrado.people.models import AskedCount, Fact
from tests.desk.conftest import PEOPLE
from tests.people.factories import acting, agreed
from tests.support.clock import NOW
from tests.support.pages import check_page, open_page

pytestmark = pytest.mark.django_db
CONTACT = frozenset({Category.IDENTITY, Category.CONTACT, Category.ADDRESS})
EN = {"accept-language": "en"}


def sent(page, **more):
    """Return what a browser sends of the form of ``page``, with ``more`` filled in."""
    form = page.select_one("main form")
    fields = {}
    for tag in form.select("input, select"):
        if tag.name == "select":
            chosen = tag.select_one("option[selected]")
            fields[tag["name"]] = chosen["value"] if chosen else ""
        elif tag.get("type") == "checkbox":
            if tag.has_attr("checked"):
                fields.setdefault(tag["name"], []).append(tag.get("value", "on"))
        else:
            fields[tag["name"]] = tag.get("value", "")
    return {name: value for name, value in (fields | more).items() if value is not None}


def shown(person):
    return queries.portrait(person, sight=CONTACT)


def outcomes(city):
    return dict(AskedCount.objects.in_city(city).values_list("key", "outcome"))


@pytest.fixture
def address(olena):
    return f"{PEOPLE}{olena.pk}/facts/"


@pytest.fixture
def desk(colleague):
    return colleague("reception", headers=EN)


def test_what_is_known_is_offered_with_its_source(desk, address):
    page = open_page(desk, address)

    known = page.select_one(".fact:has(#phone-still) .known").text
    assert " ".join(known.split()) == "+49 231 1 said, 23.11.2026"


def test_a_form_that_is_sent_as_it_came_writes_and_counts_nothing(desk, address, city, olena):
    before = Fact.objects.count()

    answer = desk.post(address, sent(open_page(desk, address)))

    assert answer["Location"] == f"{PEOPLE}{olena.pk}/"
    assert (Fact.objects.count(), outcomes(city)) == (before, {})


def test_what_is_confirmed_is_counted_and_keeps_its_new_day(
    desk, address, city, olena, time_machine
):
    later = NOW + timedelta(minutes=2)  # a session lasts no longer than a day
    time_machine.move_to(later, tick=False)

    answer = desk.post(address, sent(open_page(desk, address), **{"phone-still": "on"}))

    fact = shown(olena).facts[PHONE]
    assert answer.status_code == 303
    assert (fact.told.value, fact.recorded_at) == ("+49 231 1", later)
    assert outcomes(city) == {"phone": Outcome.CONFIRMED}


def test_what_is_new_is_written_and_what_was_stays_as_history(desk, address, city, olena):
    more = {"phone-phone": "+49 231 2", "email-email": "o@example.org"}

    desk.post(address, sent(open_page(desk, address), **more))

    assert shown(olena).value("phone") == "+49 231 2"
    assert len(queries.history(olena, key=PHONE)) == 2
    assert outcomes(city) == {"phone": Outcome.CORRECTED, "email": Outcome.FIRST}


def test_a_paper_is_not_made_weaker_by_who_says_the_same(desk, address, olena):
    desk.post(
        address,
        sent(open_page(desk, address), **{"name-still": "on", "identity-source": "paper"}),
    )
    desk.post(address, sent(open_page(desk, address), **{"name-still": "on"}))

    assert shown(olena).facts["name"].source is Source.PAPER
    assert len(queries.history(olena, key="name")) == 2


def test_still_so_and_changed_at_once_is_refused(desk, address, olena):
    more = {"phone-still": "on", "phone-phone": "+49 231 2"}

    answer = desk.post(address, sent(open_page(desk, address), **more))

    page = check_page(answer)
    assert answer.status_code == 422
    assert "do one of both" in page.select_one("[role=alert]").text
    assert page.find("input", {"name": "phone-phone"})["value"] == "+49 231 2"
    assert shown(olena).value("phone") == "+49 231 1"


def test_who_wrote_on_an_old_form_sees_both_values_and_loses_nothing(desk, address, city, olena):
    form = sent(open_page(desk, address), **{"phone-phone": "+49 231 3"})
    actions.state(olena, [said(PHONE, "+49 231 2")], by=acting(city))

    refused = desk.post(address, form | {"email-email": "o@example.org"})

    page = check_page(refused)
    assert refused.status_code == 409
    alert = page.select_one(".fact [role=alert]").text
    assert "+49 231 2" in alert
    assert page.find("input", {"name": "phone-phone"})["value"] == "+49 231 3"
    assert (shown(olena).value("phone"), shown(olena).value("email")) == ("+49 231 2", None)
    assert desk.post(address, sent(page)).status_code == 303
    assert shown(olena).value("phone") == "+49 231 3"
    assert shown(olena).value("email") == "o@example.org"


def test_what_the_other_one_wrote_can_be_kept(desk, address, city, olena):
    form = sent(open_page(desk, address), **{"phone-phone": "+49 231 3"})
    actions.state(olena, [said(PHONE, "+49 231 2")], by=acting(city))
    page = check_page(desk.post(address, form))

    desk.post(address, sent(page, **{"phone-keep": "on"}))

    assert shown(olena).value("phone") == "+49 231 2"


def test_an_address_holds_since_a_day(colleague, address, city, olena):
    desk = colleague("registration")
    more = {
        "address-street": "Musterstraße 1",
        "address-postcode": "44135",
        "address-town": "Dortmund",
        "address-lives_since": "2026-11-01",
        "address-source": "paper",
    }

    desk.post(address, sent(open_page(desk, address), **more))

    fact = shown(olena).facts["address"]
    assert fact.told.value["street"] == "Musterstraße 1"
    assert fact.told.since == date(2026, 11, 1)
    page = open_page(desk, f"{PEOPLE}{olena.pk}/")
    assert "Musterstraße 1, 44135 Dortmund" in page.text


def test_a_form_asks_only_for_what_its_purpose_sees(desk, address, olena):
    page = open_page(desk, address)

    assert not page.find("input", {"name": "address-town"})
    assert desk.post(address, sent(page, **{"address-town": "Dortmund"})).status_code == 303
    assert shown(olena).value("address") is None


def test_another_office_as_source_needs_the_reason(desk, address, olena):
    more = {"phone-phone": "+49 231 2", "contact-source": "office"}

    refused = desk.post(address, sent(open_page(desk, address), **more))
    taken = desk.post(address, sent(check_page(refused), **{"contact-reason": "the shelter"}))

    assert (refused.status_code, taken.status_code) == (422, 303)
    assert shown(olena).facts[PHONE].told.reason == "the shelter"


def test_the_counsellor_writes_only_what_the_consent_names(colleague, address, olena, counselled):
    agreed(olena, by=counselled[1], categories=frozenset({Category.CONTACT}))
    desk = colleague("counselling")

    page = open_page(desk, address)

    assert page.find("input", {"name": "phone-phone"})
    assert not page.find("input", {"name": "name-family"})
