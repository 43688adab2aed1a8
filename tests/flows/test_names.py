"""Whatever an authority must accept as a name is kept, shown and found."""

import unicodedata

import pytest
from bs4 import BeautifulSoup

from migrado.flows.actions import index_city
from migrado.flows.queries.search import folder_of
from migrado.kernel.names.searching import search_form
from migrado.search.index import open_index
from migrado.search.normal import words
from tests.directory.factories import loaded, write_pack
from tests.support.clock import NOW
from tests.support.pages import open_page
from tests.support.shared import shared

pytestmark = pytest.mark.django_db
IN_NAMES = ("bll", "bnlreq")  # letters, and the signs N1
WORDS_OF_A_NAME = 9
CONSONANTS = "bdfghklmnprtvwxz"


def letters() -> list[str]:
    """Return each letter, sign and sequence of DIN 91379 that a name may hold."""
    text = shared("data/names/latin_list_1.3.txt").read_text(encoding="utf-8")
    rows = [[part.strip() for part in line.split(";")] for line in text.splitlines() if line]
    points = [row[2] for row in rows if row[0] in IN_NAMES]
    return ["".join(chr(int(point, 16)) for point in one.split()) for one in points]


def invented(letter: str, number: int) -> str:
    """Return a word that nobody has, with ``letter`` in its midst."""
    tail = CONSONANTS[number // 256] + CONSONANTS[number // 16 % 16] + CONSONANTS[number % 16]
    return f"Zo{letter}qu{tail}"


WORDS = [invented(one, number) for number, one in enumerate(letters())]
NAMES = [WORDS[at : at + WORDS_OF_A_NAME] for at in range(0, len(WORDS), WORDS_OF_A_NAME)]


def office(number: int) -> str:
    name = " ".join(NAMES[number]).replace("\\", "\\\\").replace('"', '\\"')
    return f'- {{key: name-{number}, name: {{de: "{name}"}}}}\n'


@pytest.fixture(scope="module")
def _aachen_once(django_db_setup, django_db_blocker, tmp_path_factory):
    from django.db import transaction

    whole_module = transaction.atomic()
    pack = write_pack(tmp_path_factory.mktemp("names"))
    offices = pack / "offices.yaml"
    more = "".join(office(number) for number in range(len(NAMES)))
    offices.write_text(offices.read_text(encoding="utf-8") + more, encoding="utf-8")
    with django_db_blocker.unblock():
        whole_module.__enter__()
        city = loaded(pack)
    yield city
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        whole_module.__exit__(None, None, None)


@pytest.fixture
def aachen(_aachen_once, db, time_machine):
    time_machine.move_to(NOW)
    return _aachen_once


def test_the_whole_list_of_the_norm_is_tried():
    assert len(WORDS) > 650
    assert {len(one) for one in letters()} == {1, 2, 3}


@pytest.mark.parametrize("language", ["de", "ar"])
def test_a_name_is_found_by_its_search_form(aachen, language):
    index_city(aachen, languages=(language,))
    index = open_index(folder_of(aachen, language))

    lost = []
    for number, name in enumerate(NAMES):
        for word in name:
            hits = index.search(search_form(word)).hits
            if not (hits and hits[0].key == f"place/name-{number}" and hits[0].why):
                lost.append((word, search_form(word)))

    assert lost == []


def test_a_name_is_found_as_it_is_written(aachen):
    index_city(aachen, languages=("de",))
    index = open_index(folder_of(aachen, "de"))

    for number, name in enumerate(NAMES):
        for form in ("NFC", "NFD"):
            hits = index.search(unicodedata.normalize(form, " ".join(name))).hits
            assert hits[0].key == f"place/name-{number}"


def test_the_search_page_leads_to_the_name(aachen, client):
    for number in range(0, len(NAMES), 12):
        page = open_page(client, "/aachen/de/search/", q=search_form(NAMES[number][0]))

        first = page.select(".found a")[0]
        assert first["href"] == f"/aachen/de/places/name-{number}/"


def test_a_page_shows_every_name_unchanged(aachen, client):
    answer = client.get("/aachen/de/places/")
    shown = {tag.text for tag in BeautifulSoup(answer.content, "html.parser").select("bdi")}

    assert {" ".join(name) for name in NAMES} <= shown


def test_every_place_has_its_name_as_title_and_heading(aachen, client):
    for number in range(0, len(NAMES), 12):
        page = open_page(client, f"/aachen/de/places/name-{number}/")

        assert page.h1.text == " ".join(NAMES[number])
        assert " ".join(NAMES[number]) in page.title.text


def test_what_the_search_folds_by_itself_is_not_written_twice(aachen):
    from migrado.flows.queries.search import documents

    found = {one.key: one for one in documents(aachen, language="de")}

    assert found["place/town-hall"].text.count("rathaus") == 0
    added = found["place/name-0"].text.split()
    assert not set(added) & set(words(" ".join(NAMES[0]), "de"))
