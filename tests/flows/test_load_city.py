"""A whole pack is loaded, directory, guide and search together, or nothing of it."""

import pytest
from django.core.management import CommandError, call_command

from migrado.content.models import Page, PageOffice
from migrado.flows.actions import index_city, load_city
from migrado.flows.domain import read_city
from migrado.flows.queries.search import folder_of
from migrado.search.index import open_index
from migrado.texts.models import City
from tests.content.factories import whole_database
from tests.content.faults import FAULTS as PAGE_FAULTS
from tests.content.faults import LINES, PAGE
from tests.directory.factories import loaded, spoil, write_pack
from tests.directory.faults import FAULTS
from tests.support.clock import NOW
from tests.support.effort import effort
from tests.support.pages import open_page
from tests.support.together import run_at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(tmp_path, time_machine):
    time_machine.move_to(NOW)
    return write_pack(tmp_path)


def test_a_load_tells_what_changed_in_the_directory_and_the_guide(path):
    changes = load_city(read_city(path), now=NOW)

    assert "added office town-hall" in changes
    assert changes[-1] == "added page work"
    assert load_city(read_city(path), now=NOW) == ()


def test_any_fault_changes_nothing_in_the_database(path):
    loaded(path)
    (path.parent / "_de" / "texts").mkdir()
    lines = path.parent / "_de" / "texts" / "ar.yaml"
    lines.write_text("texts: {helplines/police/name: شرطة}\n", encoding="utf-8")
    call_command("load_city", str(path), "--no-sheet")
    before = whole_database()

    for fault in [one for one in [*FAULTS, *PAGE_FAULTS] if "future" not in one.says]:
        whole = (path / fault.file).read_text(encoding="utf-8")
        spoil(path, fault.file, old=fault.old, new=fault.new)
        with pytest.raises(CommandError) as error:
            call_command("load_city", str(path), "--no-sheet")
        (path / fault.file).write_text(whole, encoding="utf-8")
        assert error.value.returncode == 2
        assert fault.says in str(error.value)

    assert whole_database() == before
    assert LINES in {fault.file for fault in PAGE_FAULTS}


def test_a_page_that_breaks_half_way_takes_the_directory_back(path, monkeypatch):
    loaded(path)
    before = whole_database()
    spoil(path, "offices.yaml", old="Markt 1, Aachen", new="Markt 2, Aachen")
    spoil(path, PAGE, old="de: Arbeit", new="de: Arbeiten")
    monkeypatch.setattr(PageOffice._base_manager.__class__, "bulk_create", None)

    with pytest.raises(TypeError):
        load_city(read_city(path), now=NOW)

    assert whole_database() == before


def test_a_page_alone_moves_the_day_of_change(path, time_machine):
    city = loaded(path)
    spoil(path, PAGE, old="de: Arbeit", new="de: Arbeiten")
    later = NOW.replace(hour=12)

    load_city(read_city(path), now=later)

    city.refresh_from_db()
    assert city.changed_at == later


def test_an_office_under_a_page_gets_another_key(path):
    city = loaded(path)
    for file in ("offices.yaml", "offers.yaml", "texts/ar.yaml", PAGE):
        text = (path / file).read_text(encoding="utf-8")
        (path / file).write_text(text.replace("town-hall", "city-hall"), encoding="utf-8")

    changes = load_city(read_city(path), now=NOW)

    assert "changed page work" in changes
    assert PageOffice.objects.in_city(city).get().office.key == "city-hall"


def test_each_language_gets_an_index_and_older_ones_go(path, time_machine):
    call_command("load_city", str(path), "--no-sheet")
    city = City.objects.get(key="aachen")
    first = folder_of(city, "de").parent
    assert {folder.name for folder in first.iterdir()} == {"de", "en", "ar"}

    time_machine.move_to(NOW.replace(hour=12))
    spoil(path, "offices.yaml", old="de: Rathaus", new="de: Schloss")
    call_command("load_city", str(path), "--no-sheet")

    city.refresh_from_db()
    assert not first.exists()
    assert list(first.parent.iterdir()) == [folder_of(city, "de").parent]
    assert open_index(folder_of(city, "de")).search("Schloss").hits[0].key == "place/town-hall"


def test_a_search_heals_an_index_that_is_gone(path, client):
    city = loaded(path)
    assert not folder_of(city, "de").exists()

    page = open_page(client, "/aachen/de/search/", q="Rathaus")

    assert page.select(".found a")[0]["href"] == "/aachen/de/places/town-hall/"
    assert folder_of(city, "de").exists()


@pytest.mark.parametrize("spoilt", ["current", "about.json", "tantivy/meta.json"])
def test_a_search_heals_an_index_that_is_broken(path, client, spoilt):
    city = loaded(path)
    index_city(city)
    folder = folder_of(city, "de")
    name = (folder / "current").read_text()
    (folder / spoilt if spoilt == "current" else folder / name / spoilt).write_text("broken")

    assert open_page(client, "/aachen/de/search/", q="Rathaus").select(".found a")


@pytest.mark.django_db(transaction=True)
def test_loads_at_the_same_moment_end_with_one_city_and_its_pages(path):
    pack, other = read_city(path), read_city(write_pack(path.parent, key="bochum"))
    for _again in range(effort("races")):
        City.objects.all().delete()

        failures = run_at_once(
            [lambda one=one: load_city(one, now=NOW) for one in (pack, pack, other)]
        )

        assert failures == []
        assert sorted(City.objects.values_list("key", flat=True)) == ["aachen", "bochum"]
        assert Page._base_manager.count() == 2
        assert load_city(pack, now=NOW) == ()


@pytest.mark.django_db(transaction=True)
def test_indexes_that_are_made_at_the_same_moment_can_be_searched(path):
    city = loaded(path)

    for _again in range(effort("races")):
        failures = run_at_once([lambda: index_city(city, languages=("de",))] * 4)

        assert failures == []
        assert open_index(folder_of(city, "de")).search("Rathaus").hits
