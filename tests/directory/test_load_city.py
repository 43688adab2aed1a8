"""Loading a pack makes the database say what the pack says, and tells what changed."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from migrado.directory.actions import load_city
from migrado.directory.domain import rows
from migrado.directory.domain.pack import PACKS, read_pack
from migrado.directory.models import Helpline, Office, OfficeFact
from migrado.texts.models import City
from tests.content.factories import whole_database
from tests.directory.factories import spoil, write_pack
from tests.support.effort import effort

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
LATER = NOW + timedelta(days=1)


def changes_of(path, *, now=LATER) -> list[str]:
    return [str(change) for change in load_city(read_pack(path), now=now).changes]


def call_it(path, key: str) -> None:
    """Give the town hall another key wherever it is named."""
    for file in ("offices.yaml", "offers.yaml", "texts/ar.yaml"):
        text = (path / file).read_text(encoding="utf-8")
        (path / file).write_text(text.replace("town-hall", key), encoding="utf-8")


def test_an_office_that_waits_is_taken_away_with_what_one_can_get_there(tmp_path):
    path = write_pack(tmp_path)
    load_city(read_pack(path), now=NOW)
    old = "key: town-hall\n  name: {de: Rathaus"
    spoil(path, "offers.yaml", old="office: town-hall", new="office: everything-else")
    spoil(path, "offices.yaml", old="role: citizen_services\n", new="role: night_shelter\n")
    spoil(
        path,
        "offices.yaml",
        old="    - {role: citizen_services, matter: work, team: Team 1}\n",
        new="",
    )
    spoil(path, "offices.yaml", old="    - role: infopoint\n", new="")
    spoil(
        path,
        "offices.yaml",
        old="  roles:\n    - role: immi",
        new="  roles:\n    - role: infopoint\n    - role: citizen_services\n    - role: immi",
    )
    spoil(path, "offices.yaml", old=old, new=f"publish: no\n  because: so\n  {old}")

    changes = changes_of(path)

    assert "removed office town-hall" in changes
    assert not Office.objects.in_city(City.objects.get()).filter(key="town-hall").exists()
    assert not OfficeFact._base_manager.exists()


def test_a_first_load_names_everything_it_adds(tmp_path):
    changes = load_city(read_pack(write_pack(tmp_path)), now=NOW)

    said = [str(change) for change in changes.changes]
    assert "added city aachen" in said
    assert "added language ar" in said
    assert "added office town-hall" in said
    assert "added fact town-hall/address" in said
    assert "added text town-hall/appointment/ar" in said
    assert "added helpline police" in said
    assert all(line.startswith("added ") for line in said)
    for thing in (
        *("city topic work", "district mitte", "organisation stadt-aachen"),
        *("organisation name stadt-aachen/en", "topic town-hall/work"),
        *("exception town-hall/2026-12-24", "exception text town-hall/2026-12-24/en"),
        *("offer course", "offer text course/name/ar", "offer topic course/language"),
        *("offer audience course/everyone", "course course", "offer fact course/cost"),
        "offer fact text course/get_in/de",
    ):
        assert f"added {thing}" in said
    assert not [line for line in said if "hidden" in line]


def test_a_second_load_changes_nothing_and_writes_nothing(tmp_path):
    pack = read_pack(write_pack(tmp_path))
    load_city(pack, now=NOW)
    before = whole_database()

    changes = load_city(pack, now=LATER)

    assert not changes
    assert whole_database() == before


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("city.yaml", "name: Aachen", "name: Aix", "changed city aachen: name “Aachen” -> “Aix”"),
        ("city.yaml", "[de, en, ar]", "[de, ar, en]", "changed language ar: position “2” -> “1”"),
        (
            "offices.yaml",
            "Markt 1, Aachen",
            "Markt 2, Aachen",
            "changed fact town-hall/address: value “Markt 1, Aachen” -> “Markt 2, Aachen”",
        ),
        (
            "offices.yaml",
            "2026-11-20",
            "2026-11-21",
            "changed fact town-hall/languages: checked_on “2026-11-20” -> “2026-11-21”",
        ),
        (
            "offices.yaml",
            "By appointment only.",
            "Book first.",
            "changed text town-hall/appointment/en: text “By appointment only.” -> “Book first.”",
        ),
        (
            "offices.yaml",
            "made_from: {en: 2}",
            "made_from: {en: 1}",
            "changed text town-hall/appointment/en: source_revision “2” -> “1”",
        ),
        (
            "offices.yaml",
            "team: Team 1",
            "team: Team 2",
            "changed role town-hall/citizen_services/work: team “Team 1” -> “Team 2”",
        ),
        ("offices.yaml", "email: null", "note: null", None),
        (
            "city.yaml",
            "name: Aachen-Mitte",
            "name: Altstadt",
            "changed district mitte: name “Aachen-Mitte” -> “Altstadt”",
        ),
        (
            "organisations.yaml",
            "kind: city",
            "kind: federal",
            "changed organisation stadt-aachen: kind “city” -> “federal”",
        ),
        (
            "offices.yaml",
            "district: mitte",
            "district: nord",
            "changed office town-hall: district “mitte” -> “nord”",
        ),
        (
            "offices.yaml",
            "until: 2027-01-02",
            "until: 2027-01-03",
            "changed exception town-hall/2026-12-24: until “2027-01-02” -> “2027-01-03”",
        ),
        (
            "offers.yaml",
            "office: town-hall",
            "office: everything-else",
            "changed offer course: office “town-hall” -> “everything-else”",
        ),
        (
            "offers.yaml",
            "lessons: 600",
            "lessons: null",
            "changed course course: lessons “600” -> “None”",
        ),
        (
            "texts/ar.yaml",
            "دورة ألمانية",
            "دورة",
            "changed offer text course/name/ar: text “دورة ألمانية” -> “دورة”",
        ),
        (
            "rules.yaml",
            "required: null",
            "required: true",
            "changed rule personal_appearance: value “{'required': None}” -> “{'required': True}”",
        ),
        (
            "../_de/helplines.yaml",
            'phone: "112"',
            'phone: "113"',
            "changed helpline fire: phone “112” -> “113”",
        ),
    ],
)
def test_a_change_is_told_by_thing_and_field(tmp_path, file, old, new, said):
    path = write_pack(tmp_path)
    load_city(read_pack(path), now=NOW)
    spoil(path, file, old=old, new=new)

    changes = changes_of(path)

    assert said in changes if said else changes == []
    assert all(line.startswith("changed ") for line in changes)
    assert changes_of(path) == []


def test_what_left_the_pack_leaves_the_database(tmp_path):
    path = write_pack(tmp_path)
    load_city(read_pack(path), now=NOW)
    spoil(path, "offices.yaml", old='  phone: {value: "0241 1-234", ', new="  phone: null #")
    spoil(path, "offices.yaml", old="name: {de: Rathaus, en: Town hall}", new="name: {de: Rathaus}")
    spoil(path, "offers.yaml", old="  cost: {value: free", new="  cost: null # {value: free")

    assert changes_of(path) == [
        "removed name town-hall/en",
        "removed fact town-hall/phone",
        "removed offer fact course/cost",
    ]
    assert not OfficeFact._base_manager.filter(kind="phone").exists()


def test_an_office_that_got_another_key_takes_its_facts_along(tmp_path):
    path = write_pack(tmp_path)
    load_city(read_pack(path), now=NOW)
    call_it(path, "city-hall")

    changes = changes_of(path)

    assert "removed office town-hall" in changes
    assert "added fact city-hall/address" in changes
    assert "added offer course" in changes  # the old one went with its office
    assert set(Office._base_manager.values_list("key", flat=True)) == {
        "city-hall",
        "everything-else",
    }


def test_only_a_load_that_changed_something_moves_the_day_of_change(tmp_path):
    path = write_pack(tmp_path)
    load_city(read_pack(path), now=NOW)
    load_city(read_pack(path), now=LATER)
    assert City.objects.get().changed_at == NOW

    spoil(path, "offices.yaml", old="Markt 1, Aachen", new="Markt 2, Aachen")
    load_city(read_pack(path), now=LATER)
    assert City.objects.get().changed_at == LATER


def test_a_load_that_breaks_half_way_changes_nothing(tmp_path, monkeypatch):
    path = write_pack(tmp_path)
    load_city(read_pack(path), now=NOW)
    before = whole_database()
    spoil(path, "offices.yaml", old="Markt 1, Aachen", new="Markt 2, Aachen")
    monkeypatch.setattr(rows, "helpline_text_rows", None)  # the last table of a load
    spoil(path, "../_de/helplines.yaml", old='phone: "112"', new='phone: "113"')

    with pytest.raises(TypeError):
        load_city(read_pack(path), now=LATER)

    assert whole_database() == before


def test_one_city_leaves_the_other_alone(tmp_path):
    load_city(read_pack(write_pack(tmp_path, key="bochum")), now=NOW)
    path = write_pack(tmp_path)
    load_city(read_pack(path), now=NOW)
    before = Office.objects.in_city(City.objects.get(key="bochum")).count()
    call_it(path, "city-hall")

    load_city(read_pack(path), now=LATER)

    bochum = City.objects.get(key="bochum")
    offices = Office.objects.in_city(bochum)
    assert offices.count() == before
    assert offices.filter(key="town-hall").exists()


@pytest.mark.django_db(transaction=True)
def test_loads_at_the_same_moment_end_with_one_city(tmp_path):
    packs = [read_pack(write_pack(tmp_path, key=key)) for key in ("aachen", "aachen2")]
    packs = [packs[0], packs[0], packs[1], read_pack(PACKS / "dortmund")]
    for _again in range(effort("races")):
        City.objects.all().delete()
        Helpline.objects.all().delete()
        failures: list[Exception] = []
        start = threading.Barrier(len(packs))

        def load(pack, start=start, failures=failures):
            try:
                start.wait()
                load_city(pack, now=NOW)
            except Exception as failure:
                failures.append(failure)
            finally:
                connection.close()

        threads = [threading.Thread(target=load, args=[pack]) for pack in packs]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert failures == []
        assert sorted(City.objects.values_list("key", flat=True)) == [
            "aachen",
            "aachen2",
            "dortmund",
        ]
        # Helplines belong to the country: the last pack has its say, so only they may differ.
        again = load_city(read_pack(PACKS / "dortmund"), now=LATER).changes
        assert all(change.thing.startswith("helpline") for change in again)
