"""Looking for somebody at the desk, and writing down who is new."""

import pytest

from migrado.journal.models import Entry
from migrado.people import queries
from migrado.people.domain import Category, Outcome, Purpose, Source
from migrado.people.models import AskedCount, Person
from tests.desk.conftest import PEOPLE
from tests.people.factories import acting, agreed, make_person
from tests.support.pages import check_page, open_page
from tests.texts.factories import make_city

pytestmark = pytest.mark.django_db
NEW = f"{PEOPLE}new/"
MARIIA = {
    "name-family": "Muster",
    "name-given": "Mariia",
    "name-called": "Masha",
    "birth-day": "3",
    "birth-month": "4",
    "birth-year": "1988",
    "sex-sex": "female",
    "languages-language0": "uk",
    "languages-level0": "native",
    "languages-script0": "well",
    "wishes-wishes": ["no_post"],
    "source": "paper",
}


def names(page):
    return [tag.text for tag in page.select(".people h3")]


def only_person(city):
    (person,) = Person.objects.in_city(city).standing()
    sight = frozenset({Category.IDENTITY, Category.CONTACT})
    return queries.portrait(person, sight=sight)


def test_somebody_is_found_by_name_and_the_name_stands_in_no_address(colleague, olena):
    desk = colleague("reception")

    page = check_page(desk.post(PEOPLE, {"text": "Олена"}, headers={"accept-language": "en"}))

    assert names(page) == ["Beispiel, Olena"]
    card = page.select_one(".people li").text
    assert "2 May 1990" in card
    assert "Fits everything that you typed." in card
    assert all("Olena" not in tag["href"] for tag in page.select("a[href]"))


def test_whoever_is_not_found_can_be_written_down(colleague, city):
    page = check_page(colleague("reception").post(PEOPLE, {"text": "Nemo"}))

    assert page.select(f'a[href="{NEW}"]')
    assert not names(page)


def test_an_empty_search_is_one_sentence(colleague, city):
    answer = colleague("reception").post(PEOPLE, {"text": " "})

    assert answer.status_code == 422
    assert check_page(answer).select_one("[role=alert]").text


def test_the_jobcenter_finds_only_who_agreed(colleague, city, counselled):
    olena, counsellor = counselled
    make_person(acting(city), given="Olena", family="Anders")
    desk = colleague("jobcenter")
    before = names(check_page(desk.post(PEOPLE, {"text": "Olena"})))
    agreed(olena, Purpose.BENEFITS, by=counsellor)

    page = check_page(desk.post(PEOPLE, {"text": "Olena"}))

    assert (before, names(page)) == ([], ["Beispiel, Olena"])
    assert not page.select(f'a[href="{NEW}"]')


def test_nobody_of_another_city_is_found(colleague, city):
    make_person(acting(make_city("hamm")))

    assert names(check_page(colleague("reception").post(PEOPLE, {"text": "Olena"}))) == []


def test_a_new_person_is_written_down_with_source_and_counted_as_asked(colleague, city):
    answer = colleague("reception").post(NEW, MARIIA)

    seen = only_person(city)
    assert answer["Location"] == f"{PEOPLE}{seen.id}/"
    assert (seen.name.sorted, seen.name.called) == ("Muster, Mariia", "Masha")
    assert (seen.birth.text, seen.value("sex")) == ("1988-04-03", "female")
    assert seen.value("languages") == [{"language": "uk", "level": "native", "script": "well"}]
    assert seen.value("wishes") == ["no_post"]
    assert seen.facts["name"].source is Source.PAPER
    counts = AskedCount.objects.in_city(city)
    assert set(counts.values_list("outcome", "count")) == {(Outcome.FIRST, 1)}


@pytest.mark.parametrize(
    ("birth", "kept"),
    [
        ({"birth-day": "", "birth-month": ""}, "1988"),
        ({"birth-day": ""}, "1988-04"),
        ({"birth-day": "1", "birth-month": "1", "birth-is_conventional": "on"}, "1988-01-01~"),
        ({"birth-day": "", "birth-month": "", "birth-year": ""}, ""),
    ],
)
def test_a_birth_is_kept_as_far_as_it_is_known(colleague, city, birth, kept):
    colleague("reception").post(NEW, MARIIA | birth)

    assert only_person(city).birth.text == kept


@pytest.mark.parametrize(
    "wrong",
    [
        {"name-family": "", "name-given": ""},
        {"name-family": "Олена"},
        {"name-given": "1"},
        {"birth-day": "31", "birth-month": "2"},
        {"birth-day": "2", "birth-year": ""},
        {"birth-year": "2199"},
        {"sex-sex": "queen"},
        {"languages-language0": "xx"},
        {"wishes-wishes": ["gold"]},
        {"phone-phone": "call me"},
        {"email-email": "kim"},
        {"source": "office"},
        {"source": "gossip"},
    ],
    ids=str,
)
def test_what_does_not_fit_is_told_and_nothing_typed_is_lost(colleague, city, wrong):
    answer = colleague("reception").post(NEW, MARIIA | wrong)

    page = check_page(answer)
    assert answer.status_code == 422
    assert page.select_one("[role=alert]").text.strip()
    assert page.find("input", {"name": "name-called"})["value"] == "Masha"
    assert Person.objects.in_city(city).count() == 0


OLENA = MARIIA | {
    "name-family": "Beyspiel",
    "name-given": "Elena",
    "birth-day": "2",
    "birth-month": "5",
    "birth-year": "1990",
    "phone-phone": "+49 231 2",
}


def test_who_is_there_under_another_spelling_is_shown_with_the_reasons(colleague, city, olena):
    answer = colleague("reception").post(NEW, OLENA, headers={"accept-language": "en"})

    page = check_page(answer)
    likely = page.select_one("section[role=alert]")
    assert "Beispiel, Olena" in likely.text
    assert "The day of birth is the same." in likely.text
    assert page.find("input", {"name": "name-given"})["value"] == "Elena"
    assert Person.objects.in_city(city).count() == 1


def test_another_person_is_written_down_once_the_likely_ones_were_seen(colleague, city, olena):
    desk = colleague("reception")

    unseen = desk.post(NEW, OLENA | {"another": "1"})
    seen = desk.post(NEW, OLENA | {"another": "1", "seen": str(olena.pk)})

    assert (unseen.status_code, seen.status_code) == (200, 303)
    assert Person.objects.in_city(city).count() == 2


def test_for_the_same_person_what_was_typed_is_brought_to_the_known_one(colleague, city, olena):
    page = check_page(
        colleague("reception").post(f"{PEOPLE}{olena.pk}/facts/", OLENA | {"bring": "1"})
    )

    value = {tag.get("name"): tag.get("value") for tag in page.select("main input")}
    assert (value["name-given"], value["name-called"]) == ("Olena", "Masha")
    assert value["phone-phone"] == "+49 231 2"
    assert page.find("option", {"value": "native", "selected": True})
    assert Entry.objects.in_city(city).filter(kind="write").count() == 1


def test_what_no_form_asks_for_is_not_written(colleague, city):
    extra = {"health": "Asthma", "gross_month_eur": "9", "city": "2", "merged_into": "3"}

    colleague("reception").post(NEW, MARIIA | extra)

    (person,) = Person.objects.in_city(city)
    assert set(person.facts.values_list("key", flat=True)) == {
        *("name", "birth", "sex", "languages", "wishes"),
    }


def test_the_pages_open_and_write_nothing(colleague, city):
    desk = colleague("reception")

    for address in (PEOPLE, NEW, "/desk/dortmund/purposes/", "/desk/dortmund/"):
        open_page(desk, address)

    assert not Entry.objects.in_city(city).filter(kind__in=["read", "write"]).exists()
