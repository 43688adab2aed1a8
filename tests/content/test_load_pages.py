"""Loading guide pages makes the database say what the pack says, and tells what changed."""

import pytest

from migrado.content.actions import load_pages
from migrado.content.models import Page, PageOffer, PageOffice, PageSource, PageText
from migrado.flows.domain import read_city
from tests.content.factories import whole_database, write_page
from tests.directory.factories import loaded, spoil, write_pack

pytestmark = pytest.mark.django_db
PAGE = "pages/work.yaml"


@pytest.fixture
def path(tmp_path):
    return write_pack(tmp_path)


def again(city, path):
    return load_pages(city, read_city(path).pages)


def page(city, key="work"):
    return Page.objects.in_city(city).get(key=key)


def test_a_first_load_writes_all_that_stands_on_a_page(path):
    city = loaded(path)

    row = page(city)
    assert (row.topic, row.position, row.is_legal, row.parent) == ("work", 1, True, None)
    texts = PageText.objects.in_city(city).filter(page=row)
    assert sorted(texts.values_list("language", flat=True)) == ["ar", "de", "en"]
    assert PageSource.objects.in_city(city).get().title == "AufenthG § 4a"
    assert PageOffice.objects.in_city(city).get().office.key == "town-hall"
    assert PageOffer.objects.in_city(city).get().offer.key == "course"


def test_a_second_load_writes_no_row(path):
    city = loaded(path)
    before = whole_database()

    assert again(city, path) == ()
    assert whole_database() == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("de: Arbeit", "de: Arbeiten"),
        ("    Fragen Sie.", "    Fragen Sie uns."),
        ("position: 1", "position: 2"),
        ("legal: true", "legal: false"),
        ("topic: work", "topic: language"),
        ("[town-hall]", "[everything-else, town-hall]"),
        ("offers: [course]", "offers: []"),
        ("AufenthG § 4a", "AufenthG § 4"),
        ("checked_on: 2026-11-20", "checked_on: 2026-11-21"),
        ("title: {de: Arbeit,", "title: {revision: 2, de: Arbeit,"),
    ],
)
def test_a_page_that_changed_is_named_once(path, old, new):
    city = loaded(path)
    spoil(path, PAGE, old=old, new=new)

    assert again(city, path) == ("changed page work",)
    assert again(city, path) == ()


def test_a_page_that_left_the_pack_leaves_the_database(path):
    write_page(path, "more")
    city = loaded(path)
    (path / "pages/more.yaml").unlink()

    assert again(city, path) == ("removed page more",)
    assert not PageText.objects.in_city(city).filter(page__key="more").exists()


def test_a_page_moves_below_another(path):
    write_page(path, "aa")
    city = loaded(path)
    spoil(path, "pages/aa.yaml", old="parent: null", new="parent: work")

    assert again(city, path) == ("changed page aa",)
    assert page(city, "aa").parent == page(city)


def test_two_pages_change_places_in_the_tree(path):
    write_page(path, "aa")
    write_page(path, "bb", parent="aa")
    city = loaded(path)
    write_page(path, "aa", parent="bb")
    write_page(path, "bb")

    assert sorted(again(city, path)) == ["changed page aa", "changed page bb"]
    assert page(city, "aa").parent == page(city, "bb")
    assert page(city, "bb").parent is None


def test_a_child_outlives_the_parent_that_left(path):
    write_page(path, "aa")
    write_page(path, "bb", parent="aa")
    write_page(path, "cc", parent="bb")
    city = loaded(path)
    (path / "pages/aa.yaml").unlink()
    write_page(path, "bb")

    lines = again(city, path)

    assert "removed page aa" in lines
    assert page(city, "bb").parent is None
    assert page(city, "cc").parent == page(city, "bb")
    assert again(city, path) == ()


def test_a_language_comes_only_with_title_summary_and_text(path):
    spoil(path, "texts/ar.yaml", old="  pages/work/summary: كيف تجدون عملًا.\n", new="")
    city = loaded(path)

    assert not PageText.objects.in_city(city).filter(language="ar").exists()


def test_a_page_is_as_reviewed_and_as_new_as_its_least_part(path):
    spoil(path, PAGE, old="title: {de: Arbeit,", new="title: {reviewed: [de], de: Arbeit,")
    city = loaded(path)

    assert PageText.objects.in_city(city).get(language="de").state == "machine"


def test_the_pages_of_another_city_stay(tmp_path, path):
    other = loaded(write_pack(tmp_path / "other", key="bochum"))
    city = loaded(path)
    (path / PAGE).unlink()

    load_pages(city, ())

    assert Page.objects.in_city(other).exists()
    assert not Page.objects.in_city(city).exists()
