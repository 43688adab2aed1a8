"""Guide pages as they are shown: honest about language, state and law."""

import pytest

from migrado.content import queries
from migrado.content.queries import guide_page, page_links, page_words
from tests.content.factories import write_page
from tests.directory.factories import loaded, spoil, write_pack

pytestmark = pytest.mark.django_db
PAGE, TEXTS = "pages/work.yaml", "texts/ar.yaml"
ALL = "pages/work/title, pages/work/summary, pages/work/text"


@pytest.fixture
def path(tmp_path):
    return write_pack(tmp_path)


def shown(path, language="ar", key="work"):
    return guide_page(loaded(path), key, language=language)


def test_a_page_is_shown_in_the_language_of_the_reader(path):
    page = shown(path)

    assert (page.link.title, page.link.lang, page.state) == ("العمل", "ar", "machine")
    assert page.html.startswith("<h2>أولًا</h2>")
    assert [card.key for card in page.offices] == ["town-hall"]
    assert [card.key for card in page.offers] == ["course"]
    assert [one.title for one in page.sources] == ["AufenthG § 4a"]


def test_without_a_translation_the_german_stands_there_and_says_so(path):
    (path / TEXTS).unlink()

    page = shown(path)

    assert (page.link.title, page.link.lang) == ("Arbeit", "de")
    assert page.german == ""  # it is the German already


def test_a_part_that_is_not_translated_does_not_mix_two_languages(path):
    spoil(path, TEXTS, old="  pages/work/title: العمل\n", new="")

    assert (shown(path).link.title, shown(path).link.lang) == ("Arbeit", "de")


def test_a_draft_is_never_shown(path):
    spoil(path, TEXTS, old="texts:", new="draft: [pages/work/text]\ntexts:")

    assert shown(path).link.lang == "de"


def test_a_page_whose_german_is_a_draft_is_not_there(path):
    spoil(path, PAGE, old="text:\n", new="text:\n  draft: [de, en]\n")
    spoil(path, TEXTS, old="texts:", new="draft: [pages/work/text]\ntexts:")
    city = loaded(path)

    assert guide_page(city, "work", language="ar") is None
    assert page_links(city, language="ar") == ()
    assert page_words(city, language="ar") == ()


@pytest.mark.parametrize("part", ["title: {de: Arbeit,", "summary: {de: Wie", "text:\n  de: |"])
def test_a_translation_of_an_older_text_falls_back(path, part):
    spoil(path, PAGE, old=part, new=part.replace("de:", "revision: 2, de:") if "{" in part
          else part.replace("  de:", "  revision: 2\n  de:"))  # fmt: skip

    assert shown(path).link.lang == "de"


def test_a_translation_that_somebody_looked_at_again_is_shown(path):
    spoil(path, PAGE, old="title: {de: Arbeit,", new="title: {revision: 2, de: Arbeit,")
    spoil(path, TEXTS, old="texts:", new="made_from: {pages/work/title: 2}\ntexts:")

    assert shown(path).link.lang == "ar"


def test_law_keeps_the_german_beside_it(path):
    assert shown(path).german.startswith("<h2>Zuerst</h2>")
    assert shown(path, "de").german == ""


def test_law_that_a_person_has_checked_stands_alone(path):
    spoil(path, TEXTS, old="texts:", new=f"reviewed: [{ALL}]\ntexts:")

    page = shown(path)

    assert (page.state, page.german) == ("reviewed", "")


def test_a_page_that_is_not_about_law_stands_alone(path):
    spoil(path, PAGE, old="legal: true", new="legal: false")

    assert shown(path).german == ""


def test_the_tree_is_walked_up_and_down(path):
    write_page(path, "aa", parent="work", position=2)
    write_page(path, "bb", parent="work", position=1)

    top, child = shown(path), shown(path, key="aa")

    assert [link.key for link in top.children] == ["bb", "aa"]
    assert top.parent is None
    assert child.parent.key == "work"
    assert child.parent.lang == "ar"


def test_a_page_that_is_not_there_is_none(path):
    assert shown(path, key="money") is None


def test_a_page_of_another_city_is_not_there(tmp_path, path):
    other = write_pack(tmp_path / "other", key="bochum")
    write_page(other, "only-there")
    loaded(other)

    assert shown(path, key="only-there") is None


@pytest.mark.parametrize("name", ["page_links", "page_words"])
def test_any_number_of_pages_takes_two_statements(path, name, django_assert_num_queries):
    for number in range(8):
        write_page(path, f"page-{number}")
    city = loaded(path)

    with django_assert_num_queries(2):
        found = getattr(queries, name)(city, language="ar")

    assert len(found) == 9


def test_a_page_with_its_help_takes_few_statements(path, django_assert_max_num_queries):
    city = loaded(path)

    with django_assert_max_num_queries(5 + 2 + 16):
        guide_page(city, "work", language="ar")
    with django_assert_max_num_queries(5):
        guide_page(city, "work", language="ar", with_help=False)


def test_the_search_reads_words_in_both_languages(path):
    found = page_words(loaded(path), language="ar")[0]

    assert found.link.title == "العمل"
    assert found.text == "أولًا\nاسألوا."
    assert found.german_text == "Zuerst\nFragen Sie."
