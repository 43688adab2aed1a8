"""The plan to take along: PDF and calendar of the visitor's own plan, and nothing more in them."""

import re
from datetime import date, timedelta

import pytest
from icalendar import Calendar

from migrado.guide.queries import plan_page
from migrado.portal import queries
from migrado.portal.views import take_along
from migrado.texts.domain import LANGUAGES
from migrado.web import pdf as pdf_module
from migrado.web.pdf import _on_this_machine as on_this_machine
from migrado.web.pdf import letters_missing, pdf
from tests.guide.factories import visit
from tests.portal.visitor import MIHAI, OLENA, Visitor
from tests.support.clock import NOW, TODAY
from tests.support.fonts import needs_font
from tests.support.pages import check_page, open_page
from tests.support.paper import MISSING, glyphs, lines_of, read
from tests.support.scanner import scan

pytestmark = pytest.mark.django_db
VIOLENCE = {**MIHAI, "situation": {"value": ["violence"]}}
LATE = {**MIHAI, "moved_in_on": {"day": "2", "month": "10", "year": "2026"}}


def paper(client, language="en"):
    """Download the PDF; return it with its text, on one line."""
    response = client.get(f"/dortmund/{language}/plan/pdf/")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    reader = read(response.content)
    return reader, flat(reader)


def flat(reader):
    """Return the text of a PDF as it would stand on one endless line."""
    return re.sub(" +", " ", " ".join(lines_of(reader)))


def drawn(arabic):
    """Return an Arabic word as its glyphs are drawn, from the left; lam with alef is one."""
    return arabic.replace("لا", "\0")[::-1].replace("\0", "لا")


def events(client, language="en"):
    response = client.get(f"/dortmund/{language}/plan/calendar/")
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/calendar; charset=utf-8")
    return Calendar.from_ical(response.content).walk("VEVENT")


@pytest.fixture
def olena(client, dortmund):
    Visitor(client, OLENA, "en").walk()
    return client


def test_the_pdf_holds_what_to_do_and_the_german_beside_it(olena):
    reader, text = paper(olena)

    assert reader.metadata.title == "Your plan"
    for part in (
        "1. Register your address",
        "Ihre Adresse anmelden",
        "Monday, 30 November 2026",
        "Montag, 30. November 2026",
        "Wohnungsgeberbestätigung",
        "BMG §\N{NO-BREAK SPACE}17 (1)",
        "It is not a decision of an office",
        "Guten Tag. Ich bin neu hier.",
        "http://testserver/dortmund/en/plan/",
        f"1/{len(reader.pages)}",
    ):
        assert part in text


def test_the_next_deadline_stands_before_the_steps(olena):
    text = paper(olena)[1]

    assert text.index("Your next date") < text.index("Monday, 30 November 2026")
    assert text.index("Monday, 30 November 2026") < text.index("What to do, in this order")


def test_the_german_pdf_says_everything_once(client, dortmund):
    Visitor(client, MIHAI, "de").walk()

    reader, text = paper(client, "de")

    assert reader.trailer["/Root"]["/Lang"] == "de"
    assert text.count("Guten Tag. Ich bin neu hier.") == 1
    assert text.count("Montag, 30. November 2026") == 2  # on top, and at the step


def test_the_arabic_pdf_says_its_language_and_keeps_german_as_it_is(olena):
    reader, text = paper(olena, "ar")

    assert reader.trailer["/Root"]["/Lang"] == "ar"
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/Direction"] == "/R2L"
    assert reader.metadata.title == "خطتكم"
    if on_this_machine("Noto Sans Arabic"):
        assert drawn("الاثنين") in text
        assert drawn("نوفمبر") in text
    assert "Montag, 30. November 2026" in text
    assert "BMG §\N{NO-BREAK SPACE}17 (1)" in text


@pytest.mark.parametrize("language", [one.code for one in LANGUAGES])
def test_every_language_of_the_city_has_its_pdf(olena, caplog, language):
    needs_font(not letters_missing(language))

    reader, text = paper(olena, language)

    assert reader.trailer["/Root"]["/Lang"] == language.split("-")[0]
    assert MISSING not in glyphs(reader)
    assert "Wohnungsgeberbestätigung" in text
    assert caplog.records == []  # tagged as the standard wants, no letter made do


def test_a_language_without_letters_is_told_and_led_to_the_sheet(olena, monkeypatch):
    monkeypatch.setitem(pdf_module.FAMILIES, "en", "Noto Sans of Nowhere")

    page = open_page(olena, "/dortmund/en/plan/pdf/", status=404)

    assert "We cannot make a PDF in this language here" in page.main.text
    assert page.find("a", href="/dortmund/en/plan/sheet/")


def test_hostile_words_print_as_they_are(dortmund):
    hostile = '#panic("x") $x$ *b* _i_ \\ <a> @b // [c] {d} `e`'
    plan = plan_page(dortmund, answers=visit({}).answers, language="en", on=TODAY)
    data = queries.plan_document(plan, language="en", address="http://x.example/#$*_")
    data["household"] = {"text": hostile, "german": hostile}
    for step in data["steps"]:
        step["title"]["text"] = hostile
        step["place"] = None

    text = flat(read(pdf(take_along.TEMPLATE, data, language="en", on=TODAY)))

    assert text.count(hostile) >= 2
    assert "http://x.example/#$*_" in text


def test_a_telephone_number_is_in_one_piece_and_from_left_to_right(dortmund):
    plan = plan_page(dortmund, answers=visit({}).answers, language="ar", on=TODAY)
    data = queries.plan_document(plan, language="ar", address="http://x.example/")
    place = {"name": None, "german": "Amt", "address": "Südwall 2–4", "hours": None}
    place |= {"phones": ("0231 50-12345", "0231 50-54321"), "appointment": None}
    data["steps"][0]["place"] = place

    lines = lines_of(read(pdf(take_along.TEMPLATE, data, language="ar", on=TODAY)))

    assert any("0231 50-12345" in line for line in lines)
    assert any("0231 50-54321" in line for line in lines)


def test_the_code_on_paper_leads_to_the_start_and_holds_no_fact(olena, dortmund):
    plan = plan_page(dortmund, answers=visit({}).answers, language="uk", on=TODAY)
    address = "https://city.example/dortmund/uk/plan/"

    assert scan(queries.plan_document(plan, language="uk", address=address)["code"]) == address


def test_the_printed_sheet_shows_the_code_without_another_request(olena):
    page = open_page(olena, "/dortmund/en/plan/sheet/")

    image = page.select_one(".sheet-code img")
    assert image["src"].startswith("data:image/svg+xml;base64,")
    assert image["alt"]
    assert "http://testserver/dortmund/en/plan/" in page.select_one(".sheet-code").text


def test_the_calendar_holds_the_advised_and_the_last_day_of_each_step(olena):
    found = {(str(event["SUMMARY"]), event.decoded("DTSTART")) for event in events(olena)}

    assert ("Last day by law: Register your address", date(2026, 11, 30)) in found
    assert len(found) == len(events(olena)) == 4
    assert all(day >= TODAY for _, day in found)


def test_an_entry_says_what_and_where_and_with_which_papers(olena):
    event = next(one for one in events(olena) if "Register" in one["SUMMARY"])

    assert event["LOCATION"]
    assert "Bring" in event["DESCRIPTION"]
    assert "Wohnungsgeberbestätigung" in event["DESCRIPTION"]
    assert event["URL"] == "http://testserver/dortmund/en/plan/"


def test_nobody_is_named_in_the_calendar(olena):
    content = olena.get("/dortmund/en/plan/calendar/").content.decode().replace("\r\n ", "")

    for word in ("child", "8 year", "Ukrain", "household", "2026-11-14", "20261114"):
        assert word not in content


def test_a_second_download_keeps_the_ids_and_counts_higher(olena, time_machine):
    first = {str(event["UID"]): event["SEQUENCE"] for event in events(olena)}
    time_machine.move_to(NOW + timedelta(hours=1))
    second = {str(event["UID"]): event["SEQUENCE"] for event in events(olena, "de")}

    assert first.keys() == second.keys()
    assert all(second[uid] > first[uid] for uid in first)


def test_two_plans_share_no_id(olena, dortmund):
    first = {str(event["UID"]) for event in events(olena)}
    olena.cookies.clear()
    Visitor(olena, OLENA, "en").walk()

    assert first.isdisjoint(str(event["UID"]) for event in events(olena))


def test_a_day_that_has_passed_comes_into_no_calendar(client, dortmund):
    page = Visitor(client, LATE, "en").walk()

    assert page.find("a", href="/dortmund/en/plan/pdf/")
    assert page.find("a", href="/dortmund/en/plan/calendar/") is None
    assert client.get("/dortmund/en/plan/calendar/")["Location"] == "/dortmund/en/plan/"
    assert "Go now anyway" in paper(client)[1]


def test_nothing_of_violence_is_in_a_file_that_others_may_find(client, dortmund):
    Visitor(client, VIOLENCE, "en").walk()

    calendar = client.get("/dortmund/en/plan/calendar/").content.decode().replace("\r\n ", "")
    for text in (paper(client)[1], calendar):
        for word in ("116 016", "Auskunftssperre", "violence", "Gewalt"):
            assert word not in text


@pytest.mark.parametrize("path", ["plan/pdf/", "plan/calendar/"])
def test_a_file_is_kept_by_nobody_and_named_without_facts(olena, path):
    response = olena.get(f"/dortmund/en/{path}")

    ending = "pdf" if "pdf" in path else "ics"
    assert response["Content-Disposition"] == f'attachment; filename="plan-dortmund.{ending}"'
    assert "no-store" in response["Cache-Control"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert olena.post(f"/dortmund/en/{path}").status_code == 405


@pytest.mark.parametrize("path", ["plan/pdf/", "plan/calendar/"])
def test_without_answers_one_is_led_to_the_beginning(client, dortmund, path):
    response = client.get(f"/dortmund/en/{path}")

    assert response.status_code == 302
    assert response["Location"] == "/dortmund/en/plan/"
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("path", ["plan/pdf/", "plan/calendar/"])
def test_a_forged_cookie_makes_no_file(client, dortmund, path):
    client.cookies["migrado_answers"] = "forged"

    response = client.get(f"/dortmund/en/{path}")

    assert response.status_code == 400
    assert check_page(response)


@pytest.mark.parametrize("path", ["plan/pdf/", "plan/calendar/"])
def test_a_file_asks_the_database_as_little_as_the_page(
    olena, path, django_assert_max_num_queries, django_assert_num_queries
):
    with django_assert_max_num_queries(20) as page:
        olena.get("/dortmund/en/plan/")

    with django_assert_num_queries(len(page.captured_queries)):
        olena.get(f"/dortmund/en/{path}")


def test_the_plan_offers_both_in_plain_words(olena):
    page = open_page(olena, "/dortmund/en/plan/")

    assert page.find("a", href="/dortmund/en/plan/pdf/").text == "Save as PDF"
    calendar = page.find("a", href="/dortmund/en/plan/calendar/")
    assert calendar.text == "Put the dates into your calendar"
