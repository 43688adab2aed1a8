"""People ask in their own words and language, and find the office, the offer or the page."""

import pytest

from migrado.flows.actions import index_city
from migrado.flows.queries import documents, search_city
from migrado.flows.queries.search import MOST_HITS, _open
from migrado.texts.models import City
from tests.content.factories import whole_database
from tests.support.clock import NOW
from tests.support.pages import open_page

pytestmark = pytest.mark.django_db
QUESTIONS = [
    # language, words, one of these must be among the first five
    ("de", "Wohnung anmelden", {"page/register", "place/buergerdienste"}),
    ("de", "Deutschkurs", {"page/language", "place/pdl"}),
    ("de", "Kita", {"place/kita-portal"}),
    ("de", "Miete", {"place/mieterverein"}),
    ("de", "Dolmetscher", {"page/interpreting"}),
    ("de", "Zeugnis anerkennen", {"offer/vmdo-recognition-advice"}),
    ("de", "ohne Krankenversicherung zum Arzt", {"place/clearing-gesundheit"}),
    ("de", "Bücherei", {"place/stadtbibliothek"}),
    ("de", "buecherei", {"place/stadtbibliothek"}),
    ("de", "Termin Ausländerbehörde", {"place/amt-fuer-migration"}),
    ("de", "jobcentre", {"place/jobcenter-ip"}),
    ("de", "Wohngeld", {"place/wohngeldbehoerde"}),
    ("de", "kein Schlafplatz heute Nacht", {"offer/homeless-counselling", "place/fues"}),
    ("uk", "курси німецької", {"page/language", "place/vhs"}),
    ("uk", "шукаю роботу", {"page/work"}),
    ("uk", "дитячий садок", {"place/kita-portal", "page/family"}),
    ("uk", "лікар без страховки", {"page/health"}),
    ("uk", "прописка", {"page/register"}),
    ("ar", "دورة لغة ألمانية", {"page/language", "place/pdl"}),
    ("ar", "عمل", {"page/work"}),
    ("ar", "روضة أطفال", {"place/kita-portal"}),
    ("ar", "سكن", {"page/housing"}),
    ("ar", "طبيب بدون تأمين", {"place/clearing-gesundheit", "page/health"}),
    ("tr", "Almanca kursu", {"page/language"}),
    ("tr", "iş arıyorum", {"page/work"}),
    ("tr", "anaokulu", {"place/kita-portal"}),
    ("tr", "doktor", {"page/health"}),
    ("fa", "کلاس آلمانی", {"page/language"}),
    ("fa", "کار", {"page/work"}),
    ("fa", "مهدکودک", {"place/kita-portal"}),
    ("fa", "پزشک", {"page/health"}),
    ("ti", "ስራሕ", {"page/work"}),
    ("ti", "ሓኪም", {"page/health"}),
    ("ti", "ገዛ", {"page/housing"}),
    # whoever asks in German, in whatever language the page is
    ("ar", "Anmeldung", {"page/register", "place/buergerdienste"}),
    ("ti", "Deutschkurs", {"page/language", "place/pdl"}),
]
URGENT = [
    ("de", "mein Mann schlägt mich", "violence"),
    ("de", "ich will nicht mehr leben", "suicide"),
    ("uk", "чоловік мене б'є", "violence"),
    ("ar", "زوجي يضربني", "violence"),
    ("tr", "kocam beni dövüyor", "violence"),
    ("fa", "شوهرم مرا می‌زند", "violence"),
]
HOSTILE = [
    "x" * 10_000,
    "Kita " * 2_000,
    "👩‍👩‍👧‍👦🏳️‍🌈🔥",
    "'; DROP TABLE directory_office; --",
    '" OR 1=1 --',
    "title:Kita AND (text:*~9^9)",
    "[* TO *]",
    '+-&&||!(){}[]^"~*?:\\/',
    "\x00\x07\x1b[31mKita\x7f",
    "\u202eatiK\u202c \u2066Kita\u2069",
    "<script>alert(1)</script>",
    "{{ settings.SECRET_KEY }}{% debug %}",
    "a\u0300" + "\u0300" * 500,
    "ﷺ" * 300,
    "\ud7ff\ufffe\uffff",
    "%00%0d%0aSet-Cookie: x=1",
    "   \t\n ",
    "",
]


@pytest.fixture(scope="module")
def _folder(tmp_path_factory):
    return tmp_path_factory.mktemp("search")


@pytest.fixture
def searched(dortmund, _folder, settings, time_machine) -> City:
    time_machine.move_to(NOW)
    settings.SEARCH_DIR = _folder
    return dortmund


def found(city, words, language):
    from migrado.flows.queries.search import folder_of

    if not folder_of(city, language).exists():
        index_city(city, languages=(language,))
    return search_city(city, words, language=language)


@pytest.mark.parametrize(("language", "words", "wanted"), QUESTIONS)
def test_a_question_finds_its_answer_among_the_first_five(searched, language, words, wanted):
    first = [one.key for one in found(searched, words, language).found[:5]]

    assert wanted & set(first), first


@pytest.mark.parametrize(("language", "words", "danger"), URGENT)
def test_danger_comes_before_everything(searched, client, language, words, danger):
    assert found(searched, words, language).urgent[0] == danger

    page = open_page(client, f"/dortmund/{language}/search/", q=words)
    notice = page.main.find(class_="notice-danger")
    assert notice.find("a", href=lambda href: href.startswith("tel:"))
    assert not page.find(class_="found") or page.find(class_="found") in notice.find_all_next("ol")


def test_an_ordinary_question_is_no_danger(searched):
    assert found(searched, "Deutschkurs", "de").urgent == ()


def test_what_is_found_says_what_led_there(searched):
    one = found(searched, "Bücherei", "de").found[0]

    assert one.why
    assert one.title
    assert one.lang == "de"


def test_what_was_found_stands_in_the_language_that_it_names(searched):
    hits = found(searched, "عمل", "ar").found

    assert {one.lang for one in hits} <= {"ar", "de"}
    page = next(one for one in hits if one.key == "page/work")
    assert (page.lang, page.german) == ("ar", "Arbeit")


def test_no_more_is_found_than_one_can_read(searched):
    assert len(found(searched, "Dortmund", "de").found) <= MOST_HITS


def test_everything_that_is_shown_can_be_found(searched):
    keys = [one.key for one in documents(searched, language="fa")]

    assert len(keys) == len(set(keys)) > 100
    assert "place/psz-awo" not in keys  # it waits


def test_a_process_keeps_one_open_index_for_each_language(searched):
    for words in ("Kita", "Miete"):
        found(searched, words, "de")

    assert len([key for key in _open if key == ("dortmund", "de")]) == 1


def test_a_place_that_left_the_database_is_not_shown(searched):
    before = found(searched, "Mieterverein", "de").found
    assert before[0].key == "place/mieterverein"
    from migrado.directory.models import Office

    Office.objects.in_city(searched).filter(key="mieterverein").delete()

    after = [one.key for one in found(searched, "Mieterverein", "de").found]
    assert "place/mieterverein" not in after


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words)[:20])
@pytest.mark.parametrize("language", ["de", "ar"])
def test_whatever_is_typed_the_page_holds(searched, client, words, language):
    before = whole_database()

    page = open_page(client, f"/dortmund/{language}/search/", q=words)

    assert page.find("input", {"name": "q"}) or page.find("input", {"type": "search"})
    assert "<script>alert" not in str(page.main)
    assert whole_database() == before


def test_words_that_are_no_text_are_no_crash(searched, client):
    answer = client.get("/dortmund/de/search/?q=%ff%fe%c3%28&q=2&x=%00")

    assert answer.status_code == 200
