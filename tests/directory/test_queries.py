"""What pages read: few statements, and honest about languages and gaps."""

from datetime import date

import pytest

from migrado.directory import queries
from migrado.directory.domain.head import read_local_rules
from migrado.directory.domain.roles import ROLES
from migrado.directory.models import LocalRule
from tests.directory.factories import loaded, spoil, write_pack

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(tmp_path):
    return write_pack(tmp_path)


@pytest.mark.parametrize("roles", [["infopoint"], ["infopoint", "bamf", "jobcenter"], ROLES])
def test_offices_for_any_number_of_roles_take_seven_statements(
    path, roles, django_assert_num_queries
):
    city = loaded(path)

    with django_assert_num_queries(7):
        cards = queries.offices_for(city, roles=roles, language="ar")

    assert cards["infopoint"].key == "town-hall"
    assert cards["infopoint"].role == "infopoint"


def test_all_offices_come_in_the_order_of_the_pack(path, django_assert_num_queries):
    city = loaded(path)

    with django_assert_num_queries(9):
        cards = queries.offices(city, language="en")

    assert [card.key for card in cards] == ["town-hall", "everything-else"]
    assert [card.key for card in queries.offices(city, language="en", role="bamf")] == [
        "everything-else"
    ]
    assert cards[0].roles == ("citizen_services", "infopoint")


def test_all_offices_that_share_a_role_are_found_at_once(path, django_assert_num_queries):
    spoil(path, "offices.yaml", old="    - role: infopoint", new="    - role: bamf")
    spoil(path, "offices.yaml", old="    - role: youth_office\n", new="    - role: infopoint\n")
    whole = "role: citizen_services\n"
    spoil(path, "offices.yaml", old=whole, new=f"{whole}    - role: youth_office\n")
    city = loaded(path)

    with django_assert_num_queries(7):
        cards = queries.all_offices_for(city, roles=["bamf", "infopoint"], language="de")

    assert [card.key for card in cards["bamf"]] == ["town-hall", "everything-else"]
    assert [card.role for card in cards["bamf"]] == ["bamf", "bamf"]
    assert [card.key for card in cards["infopoint"]] == ["everything-else"]


def test_a_role_that_nobody_has_is_left_out(path):
    assert queries.offices_for(loaded(path), roles=["night_shelter"], language="de") == {}


def test_what_is_not_known_is_none(path):
    card = queries.place(loaded(path), "town-hall", language="en")

    assert card.email is None
    assert card.landmark is None
    assert card.note is None
    assert card.website is None


def test_a_fact_carries_its_source_and_the_day_of_its_check(path):
    address = queries.place(loaded(path), "town-hall", language="en").address

    assert address.text == "Markt 1, Aachen"
    assert address.lang == "de"
    assert address.source == "https://www.aachen.example/rathaus"
    assert address.source_date == "2025-02"
    assert address.checked_on == date(2026, 11, 20)


def test_the_german_name_stands_beside_the_translated_one(path):
    city = loaded(path)

    english = queries.place(city, "town-hall", language="en")
    arabic = queries.place(city, "town-hall", language="ar")

    assert (english.name, english.name_lang, english.german) == ("Town hall", "en", "Rathaus")
    assert (arabic.name, arabic.name_lang, arabic.german) == ("دار البلدية", "ar", "Rathaus")


def test_a_translation_from_an_older_text_gives_way_to_the_german_one(path):
    city = loaded(path)

    arabic = queries.place(city, "town-hall", language="ar").appointment
    english = queries.place(city, "town-hall", language="en").appointment

    assert (arabic.text, arabic.lang, arabic.state) == ("Nur mit Termin.", "de", "reviewed")
    assert (english.text, english.lang, english.state) == ("By appointment only.", "en", "machine")


def test_a_translation_is_shown_again_once_somebody_has_looked_at_it(path):
    spoil(path, "offices.yaml", old="made_from: {en: 2}", new="made_from: {en: 2, ar: 2}")

    arabic = queries.place(loaded(path), "town-hall", language="ar").appointment

    assert (arabic.text, arabic.lang) == ("بموعد فقط.", "ar")


def test_a_draft_is_never_shown(path):
    spoil(path, "offices.yaml", old="en: Town hall}", new="en: Town hall, draft: [en]}")

    card = queries.place(loaded(path), "town-hall", language="en")

    assert (card.name, card.name_lang) == ("Rathaus", "de")


def test_a_team_is_named_for_its_matter(path):
    cards = queries.offices_for(loaded(path), roles=["citizen_services"], language="en")

    assert cards["citizen_services"].team == ""
    assert cards["citizen_services"].teams == {"work": "Team 1"}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Monday–Friday: 08:00–12:00; public holidays: closed"),
        ("de", "Montag–Freitag: 08:00–12:00; Feiertage: geschlossen"),
    ],
)
def test_opening_hours_name_the_days_in_the_language_of_the_reader(path, language, said):
    hours = queries.place(loaded(path), "town-hall", language=language).hours

    assert hours.text.startswith(said)
    assert hours.lang == language


def test_a_place_that_is_not_there_is_none(path):
    assert queries.place(loaded(path), "castle", language="de") is None


def test_a_place_of_another_city_is_not_there(tmp_path):
    loaded(write_pack(tmp_path))
    other = write_pack(tmp_path, key="bochum")
    for file in ("offices.yaml", "offers.yaml", "pages/work.yaml", "texts/ar.yaml"):
        whole = (other / file).read_text(encoding="utf-8")
        (other / file).write_text(whole.replace("town-hall", "bochum-hall"), encoding="utf-8")
    bochum = loaded(other)

    assert queries.place(bochum, "town-hall", language="de") is None
    assert queries.place(bochum, "bochum-hall", language="de") is not None


def test_local_rules_survive_the_database(path, django_assert_num_queries):
    city = loaded(path)

    with django_assert_num_queries(1):
        rules = queries.local_rules(city)

    assert rules == read_local_rules(path)


def test_a_city_without_local_rules_knows_nothing(path):
    city = loaded(path)
    LocalRule.objects.in_city(city).delete()

    rules = queries.local_rules(city)

    assert rules.personal_appearance is None
    assert rules.registration_authority == {}


def test_a_local_rule_is_said_in_the_language_of_the_reader(path, django_assert_num_queries):
    city = loaded(path)

    with django_assert_num_queries(2):
        english = queries.local_rule_texts(city, language="en")

    assert english["registration_authority"].text == "Everybody comes to the town hall."
    assert "personal_appearance" not in english
    assert queries.local_rule_texts(city, language="ar")["registration_authority"].lang == "de"


def test_helplines_come_in_order_with_two_statements(path, django_assert_num_queries):
    city = loaded(path)

    with django_assert_num_queries(2):
        lines = queries.helplines(city, language="en")

    assert [(line.phone, line.name, line.name_lang) for line in lines] == [
        ("110", "Police", "en"),
        ("112", "Feuerwehr", "de"),
    ]
    assert (lines[0].note.text, lines[0].note.lang) == ("Bei Gefahr.", "de")
    assert lines[0].hours is None
    assert lines[1].hours.text == "day and night, every day"
    assert lines[1].note is None


def test_helplines_are_asked_for_by_topic(path):
    assert queries.helplines(loaded(path), language="en", topic="violence") == ()


def test_a_place_says_who_runs_it_where_it_lies_and_what_is_spoken(path):
    hall = queries.place(loaded(path), "town-hall", language="en")

    assert (hall.organisation, hall.organisation_lang) == ("City of Aachen", "en")
    assert (hall.district_key, hall.district) == ("mitte", "Aachen-Mitte")
    assert hall.topics == ("work",)
    assert hall.spoken == ("de", "ar")
    assert hall.languages.text == "German and Arabic"
    assert [(other.hours, other.why.text) for other in hall.exceptions] == [("off", "Christmas")]


def test_an_offer_says_for_whom_it_is_and_what_is_not_known(path, django_assert_num_queries):
    city = loaded(path)

    with django_assert_num_queries(7):
        offers = queries.offers(city, language="ar")

    assert [offer.key for offer in offers] == ["course"]  # what waits is not there
    course = offers[0]
    assert (course.name.text, course.name.lang, course.german) == (
        *("دورة ألمانية", "ar"),
        "Deutschkurs",
    )
    assert (course.what.lang, course.get_in.lang) == ("de", "de")
    assert (course.cost, course.languages, course.hours) == ("free", (), None)
    assert course.conditions == ({"paper": ["asylum_permission"]},)


def test_the_last_day_of_a_course_is_a_day_on_which_it_takes_place(path):
    course = queries.offers_at(loaded(path), "town-hall", language="en")[0].course

    assert course.dates == ((date(2027, 1, 11), date(2027, 5, 31)),)
    assert course.times.startswith("Monday–Friday")
    assert (course.levels, course.lessons, course.childcare, course.seats) == (
        *(("a1",), 600),
        *(True, None),
    )


def test_offers_come_in_the_order_of_the_keys_that_were_asked_for(path):
    city = loaded(path)

    found = queries.offers_named(city, keys=["hidden", "course", "castle"], language="en")

    assert [offer.key for offer in found] == ["course"]
