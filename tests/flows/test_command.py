"""`load_city`: what an operator sees."""

import pytest
from django.core.management import CommandError, call_command

from migrado.texts.models import City
from tests.directory.factories import spoil, write_pack

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(time_machine, tmp_path, settings):
    time_machine.move_to("2026-11-23T08:30:00Z")
    settings.SEARCH_DIR = tmp_path / "search"


def test_a_pack_is_loaded_and_the_changes_are_told(tmp_path, capsys):
    call_command("load_city", str(write_pack(tmp_path)))

    out = capsys.readouterr().out
    assert "added office town-hall" in out
    assert "added page work" in out
    assert "What MigraDO does not know about Aachen" in out
    assert "  [ ] Alles andere: opening hours, phone, address, languages" in out


def test_the_page_of_gaps_can_be_left_out(tmp_path, capsys):
    call_command("load_city", str(write_pack(tmp_path)), "--no-sheet")

    assert "does not know" not in capsys.readouterr().out


def test_loading_twice_says_that_nothing_changed(tmp_path, capsys):
    path = str(write_pack(tmp_path))
    call_command("load_city", path)
    capsys.readouterr()

    call_command("load_city", path)

    assert capsys.readouterr().out.startswith("Aachen: nothing changed.\n")


def test_a_pack_that_ships_is_named_by_its_key(capsys):
    call_command("load_city", "dortmund")

    assert City.objects.get().name == "Dortmund"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("key: town-hall", "kee: town-hall", "“kee” is not a known key"),
        ("checked_on: 2026-11-20", "checked_on: 2026-11-26", "2026-11-26 lies in the future"),
    ],
)
def test_a_broken_pack_is_one_sentence_with_exit_code_2(tmp_path, old, new, says):
    path = write_pack(tmp_path)
    spoil(path, "offices.yaml", old=old, new=new)

    with pytest.raises(CommandError, match=says) as error:
        call_command("load_city", str(path))

    assert error.value.returncode == 2
    assert "\n" not in str(error.value)
    assert not City.objects.exists()


def test_a_city_that_is_not_there_is_one_sentence():
    with pytest.raises(CommandError) as error:
        call_command("load_city", "atlantis")

    assert str(error.value) == (
        "atlantis: there is no folder with a city pack here; the packs that ship are: dortmund."
    )


def test_a_folder_may_be_named_from_within(tmp_path, monkeypatch):
    monkeypatch.chdir(write_pack(tmp_path))

    call_command("load_city", ".")

    assert City.objects.get().key == "aachen"


def test_a_clock_that_runs_behind_the_packs_does_not_stop_a_load(time_machine):
    time_machine.move_to("2025-01-01T00:00:00Z")

    call_command("load_city", "dortmund")

    assert City.objects.exists()
