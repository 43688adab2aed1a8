"""Guide pages and translations with a fault are refused, naming file and line."""

from datetime import date

import pytest

from migrado.content.domain.pages import read_pages
from migrado.directory.domain.pack import read_pack
from migrado.flows.domain import read_city
from migrado.kernel.refusal import Refusal
from tests.content.factories import write_page
from tests.content.faults import FAULTS, LINES, PAGE, TEXTS
from tests.directory.factories import spoil, write_pack

pytestmark = pytest.mark.pure
TODAY = date(2026, 11, 23)


@pytest.fixture
def path(tmp_path):
    pack = write_pack(tmp_path)
    (tmp_path / "_de" / "texts").mkdir()
    (tmp_path / "_de" / "texts" / "ar.yaml").write_text("texts: {helplines/police/name: شرطة}\n")
    return pack


def refused(path) -> str:
    with pytest.raises(Refusal) as refusal:
        read_city(path, today=TODAY)
    return str(refusal.value)


@pytest.mark.parametrize(("file", "old", "new", "says"), FAULTS)
def test_a_fault_is_told_in_one_sentence_with_its_file_and_line(path, file, old, new, says):
    spoil(path, file, old=old, new=new)

    sentence = refused(path)

    where, line, *_rest = sentence.split(":")
    assert where == ("_de/texts/ar.yaml" if file == LINES else f"aachen/{file}"), sentence
    assert line.isdigit(), sentence
    assert says in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


@pytest.mark.parametrize(
    ("file", "old", "new", "further"),
    [
        (PAGE, "topic: work", "topic: play", 0),
        (PAGE, "places: [town-hall]", "places: [castle]", 0),
        (PAGE, "    Ask.", "    <b>Ask.</b>", -3),  # the text begins where its key stands
        (TEXTS, "offices/town-hall/name: دار", "offices/castle/name: دار", 0),
        (TEXTS, "    اسألوا.", "    <b>اسألوا.</b>", -3),
    ],
)
def test_the_line_named_is_the_line_with_the_fault(path, file, old, new, further):
    line = spoil(path, file, old=old, new=new)

    assert refused(path).startswith(f"aachen/{file}:{line + further}:")


def test_two_pages_cannot_stand_below_each_other(path):
    write_page(path, "one", parent="two")
    write_page(path, "two", parent="one")

    assert refused(path) == "aachen/pages/one.yaml:3: this page stands below itself."


def test_a_page_below_a_circle_is_not_blamed_for_it(path):
    write_page(path, "aa-child", parent="one")
    write_page(path, "one", parent="two")
    write_page(path, "two", parent="one")

    assert refused(path) == "aachen/pages/one.yaml:3: this page stands below itself."


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("en", "“en” is not a language whose texts stand in a file of their own"),
        ("de", "“de” is not a language whose texts stand in a file of their own"),
        ("xx", "“xx” is not a language whose texts stand in a file of their own"),
        ("fr", "the city does not speak “fr”"),
    ],
)
def test_a_file_of_a_language_that_has_none_is_refused(path, name, says):
    (path / f"texts/{name}.yaml").write_text("texts: {offices/town-hall/name: x}\n")

    assert refused(path) == f"aachen/texts/{name}.yaml:1: {says}."


@pytest.mark.parametrize("file", ["pages/work.yml", "texts/ar.yml"])
def test_a_second_file_for_the_same_thing_is_refused(path, file):
    (path / file).write_text((path / file.replace(".yml", ".yaml")).read_text("utf-8"), "utf-8")

    assert refused(path) == f"aachen/{file}: expected a name of a file that ends in “.yaml”."


def test_pages_come_with_parents_before_their_children(path):
    write_page(path, "aa", parent="bb")
    write_page(path, "bb", parent="work", position=2)
    write_page(path, "cc", parent="work", position=1)

    pages = read_pages(path, pack=read_pack(path))

    assert [page.key for page in pages] == ["work", "cc", "bb", "aa"]


def test_a_page_is_read_whole(path):
    page = read_city(path, today=TODAY).pages[0]

    assert (page.key, page.topic, page.parent, page.position, page.is_legal) == (
        *("work", "work", ""),
        *(1, True),
    )
    assert {said.language: said.text for said in page.titles} == {
        **{"de": "Arbeit", "en": "Work"},
        "ar": "العمل",
    }
    assert page.texts[0].text == "## Zuerst\n\nFragen Sie."
    assert (page.places, page.offers) == (("town-hall",), ("course",))
    assert [(one.title, one.url) for one in page.sources] == [("AufenthG § 4a", "")]


def test_a_translation_may_be_reviewed_and_made_from_a_revision(path):
    spoil(path, PAGE, old="title: {de: Arbeit,", new="title: {revision: 3, de: Arbeit,")
    spoil(
        path,
        TEXTS,
        old="texts:",
        new="made_from: {pages/work/title: 3}\nreviewed: [pages/work/title]\ntexts:",
    )

    title = {said.language: said for said in read_city(path).pages[0].titles}

    assert (title["ar"].state, title["ar"].source_revision) == ("reviewed", 3)
    assert (title["en"].state, title["en"].source_revision) == ("machine", 1)


def test_a_pack_without_pages_is_a_pack(path):
    (path / PAGE).unlink()
    (path / TEXTS).unlink()

    assert read_city(path).pages == ()


def test_every_kind_of_text_can_be_translated_even_what_waits(path):
    more = (
        *("organisations/stadt-aachen/name", "offices/town-hall/exceptions/2026-12-24"),
        *("offers/course/what", "offers/course/get_in", "offers/hidden/name", "offers/hidden/what"),
        *("rules/registration_authority", "rules/immigration_office_contact"),
    )
    spoil(path, TEXTS, old="texts:\n", new="texts:\n" + "".join(f"  {one}: نص\n" for one in more))

    pack = read_city(path, today=TODAY).directory

    said = [pack.organisations[0].names, pack.offices[0].exceptions[0].texts, pack.offers[0].whats]
    said += [pack.offers[0].facts[-1].texts, pack.rules[0].texts, pack.rules[2].texts]
    for texts in said:
        assert {one.language: one.text for one in texts}["ar"] == "نص"
