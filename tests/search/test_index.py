"""An index finds by words, parts, other spellings and concepts; it is exchanged at once."""

import json

import pytest

from migrado.search.index import MOST_HITS, IndexUnusable, build, open_index
from tests.search.factories import document, glossary, keys, opened

CITY = [
    document("place/office", "Bürgerdienste", "Hier melden Sie Ihre Wohnung an.", kind="place"),
    document("page/course", "Deutsch lernen", "Ein Sprachkurs kostet oft nichts.", kind="page"),
    document("offer/course", "Integrationskurs", "Ein Kurs mit Kinderbetreuung.", kind="offer"),
    document("page/kita", "Betreuung", "Ein Platz für Kinder", parents=("Familie",)),
    document("page/school", "Schule", "Die Pflicht der Kinder", parents=("Familie", "Bildung")),
    document("page/advice", "Beratung", "Eine Stelle für alle Fragen zur Schule"),
    document("page/help", "Stelle", "Beratung bei Streit", concepts=("violence",)),
]


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    return opened(tmp_path_factory.mktemp("city"), CITY)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("Bürgerdienste", "place/office"),
        ("buergerdienste", "place/office"),
        ("Wo kann ich meine Wohnung anmelden?", "place/office"),
        ("Sprachkurse", "page/course"),
        ("Schulpflicht", "page/school"),
        ("Bildung", "page/school"),
        ("Integrationkurs", "offer/course"),
    ],
)
def test_the_right_document_comes_first(city, query, first):
    assert keys(city, query)[0] == first


def test_parts_of_a_compound_find_each_other(city):
    assert keys(city, "Kinderbetreuung")[:2] == ["page/kita", "offer/course"]
    assert set(keys(city, "Beratungsstelle")[:2]) == {"page/advice", "page/help"}


def test_a_hit_says_why_it_matches(city):
    (hit, *_) = city.search("Wo ist der Integrationskurs?").hits

    assert (hit.key, hit.kind, hit.why) == ("offer/course", "offer", ("integrationskurs",))
    assert hit.concepts == ("german-course",)
    assert hit.score > 0


def test_who_asks_in_another_language_is_led_by_the_concept(city):
    answer = city.search("як вивчити німецьку", language="uk")

    assert answer.concepts == ("german-course",)
    assert {hit.key for hit in answer.hits} == {"page/course", "offer/course"}
    assert all(hit.concepts == ("german-course",) and not hit.why for hit in answer.hits)


def test_urgent_concepts_stand_before_the_hits_and_find_what_was_attached(city):
    answer = city.search("kocam beni dövüyor", language="tr")

    assert answer.urgent == ("violence",)
    assert [hit.key for hit in answer.hits] == ["page/help"]
    assert answer.found


def test_kinds_and_number_of_hits_are_kept(city):
    assert keys(city, "Kurs Schule Kinder", kinds=["offer"]) == ["offer/course"]
    assert keys(city, "Kurs Schule Kinder", kinds={"place"}) == []
    assert len(keys(city, "Kurs Schule Kinder", limit=2)) == 2
    assert len(keys(city, "Kurs Schule Kinder", limit=0)) == 1
    assert len(keys(city, "Kinder Schule Kurs Wohnung", limit=10**9)) <= MOST_HITS


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Bürgerdiensde", "place/office"),
        ("Betreuumg", "page/kita"),
        ("Integrationsk", "offer/course"),
    ],
)
def test_a_word_with_a_mistake_or_without_its_end_is_guessed(city, typed, key):
    assert key in keys(city, typed)


def test_a_word_that_documents_use_is_not_guessed(tmp_path):
    index = opened(tmp_path, [document("page/home", "Wohnung"), document("page/other", "Wohnunk")])

    assert keys(index, "Wohnung") == ["page/home"]
    assert keys(index, "Wohnunl") == ["page/home", "page/other"]


def test_equal_documents_come_by_their_keys(tmp_path):
    twins = [document(f"page/{name}", "Kurs", "Kurs") for name in "dbca"]

    assert keys(opened(tmp_path, twins), "Kurs") == [f"page/{name}" for name in "abcd"]


def test_the_order_of_building_and_building_twice_change_nothing(tmp_path):
    one, other = opened(tmp_path / "one", CITY), opened(tmp_path / "other", reversed(CITY))
    queries = ("Kinder", "Kurs Schule", "Beratungsstelle für Kinder", "Integrationkurs")

    assert [one.search(query) for query in queries] == [other.search(query) for query in queries]


def test_the_german_beside_another_language_is_found(tmp_path):
    uk = document(
        "offer/kita", "Дитячий садок", "Місце для дитини", language="uk",
        german_title="Kindertagesstätte", german_text="Anmeldung im Portal",
    )  # fmt: skip
    other = document("offer/other", "Садок", "дерева", language="uk", german_title="Garten")
    index = opened(tmp_path, [uk, other])

    assert keys(index, "Kindertagesstaette") == ["offer/kita"]
    assert keys(index, "дитячого садка")[0] == "offer/kita"
    assert keys(index, "реєстрація адреси") == ["offer/kita"]
    assert keys(index, "address registration", language="en") == ["offer/kita"]


def test_a_new_index_replaces_the_old_one_which_reads_on(tmp_path):
    old = opened(tmp_path, CITY)
    new = opened(tmp_path, CITY[:1])

    assert (old.is_current, new.is_current) == (False, True)
    assert keys(old, "Integrationskurs") == ["offer/course", "page/course"]
    assert keys(new, "Integrationskurs") == []
    assert len([path for path in tmp_path.iterdir() if path.is_dir()]) == 1


def test_an_index_of_nothing_finds_nothing(tmp_path):
    assert not opened(tmp_path, []).search("Wohnung").found


@pytest.mark.parametrize(
    ("documents", "told"),
    [
        ([document("a", "A"), document("a", "B")], "twice"),
        ([document("a", "A"), document("b", "B", language="uk")], "another language"),
        ([document("a", "A", kind="news")], "unknown kind"),
    ],
)
def test_documents_that_do_not_fit_leave_the_index_as_it_was(tmp_path, documents, told):
    before = opened(tmp_path, CITY)

    with pytest.raises(ValueError, match=told):
        build(tmp_path, documents)

    assert before.is_current


def without_segments(folder):
    for path in (folder / "tantivy").glob("*.*"):
        if path.name != "meta.json":
            path.unlink()


def of_another_version(folder):
    about = json.loads((folder / "about.json").read_text())
    (folder / "about.json").write_text(json.dumps(about | {"version": 0}))


DAMAGE = {
    "no pointer": lambda folder: (folder.parent / "current").unlink(),
    "pointer to nothing": lambda folder: (folder.parent / "current").write_text("0000"),
    "pointer of bytes": lambda folder: (folder.parent / "current").write_bytes(b"\xff\x00"),
    "no list": lambda folder: (folder / "about.json").unlink(),
    "half a list": lambda folder: (folder / "about.json").write_text('{"version": 1, "ke'),
    "a list of another shape": lambda folder: (folder / "about.json").write_text("[1]"),
    "another version": of_another_version,
    "no meta": lambda folder: (folder / "tantivy" / "meta.json").unlink(),
    "broken meta": lambda folder: (folder / "tantivy" / "meta.json").write_text("{"),
    "no segments": without_segments,
}


@pytest.mark.parametrize("how", DAMAGE)
def test_a_broken_index_is_unusable_and_can_be_built_anew(tmp_path, how):
    build(tmp_path, CITY)
    DAMAGE[how](tmp_path / (tmp_path / "current").read_text())

    with pytest.raises(IndexUnusable, match=str(tmp_path)):
        open_index(tmp_path, glossary=glossary())

    assert keys(opened(tmp_path, CITY), "Bürgerdienste") == ["place/office"]


def test_where_there_is_no_folder_there_is_no_index(tmp_path):
    with pytest.raises(IndexUnusable, match="no index"):
        open_index(tmp_path / "none")
