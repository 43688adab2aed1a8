"""What a city does not know, in the order in which it hurts."""

import pytest

from migrado.directory.domain.gaps import RANKS, gaps
from migrado.directory.domain.pack import MADE_ON, PACKS, read_pack
from migrado.directory.domain.roles import ROLES
from migrado.flows.queries import sheet_of_gaps
from migrado.flows.queries.gaps import KINDS, MOST_LINES, RANK_TITLES
from tests.directory.factories import spoil, write_pack
from tests.directory.faults import LEAFLET, PHONE

pytestmark = pytest.mark.pure


def gaps_of(path):
    return {gap.office: gap for gap in gaps(read_pack(path))}


def test_a_place_of_which_all_is_known_is_no_gap(tmp_path):
    assert set(gaps_of(write_pack(tmp_path))) == {"everything-else"}


def test_what_is_missing_comes_in_the_order_in_which_people_miss_it(tmp_path):
    gap = gaps_of(write_pack(tmp_path))["everything-else"]

    assert gap.missing == ("hours", "phone", "address", "languages")
    assert gap.name == "Alles andere"
    assert gap.waiting == ()


def test_a_landmark_stands_for_an_address(tmp_path):
    path = write_pack(tmp_path)
    known = f"landmark: {{text: {{de: Am Tor.}}, {LEAFLET}}}"
    spoil(
        path,
        "offices.yaml",
        old="  roles:\n    - role: imm",
        new=f"  {known}\n  roles:\n    - role: imm",
    )

    assert gaps_of(path)["everything-else"].missing == ("hours", "phone", "languages")


def test_what_waits_is_missing_and_stands_beside_with_its_value(tmp_path):
    path = write_pack(tmp_path)
    waits = PHONE.replace("}", ", publish: no, because: The number is old.}")
    spoil(path, "offices.yaml", old=PHONE, new=waits)

    gap = gaps_of(path)["town-hall"]

    assert gap.missing == ("phone",)
    assert [(one.value, one.because) for one in gap.waiting] == [
        ("0241 1-234", "The number is old.")
    ]
    assert "is this still right? phone “0241 1-234” (The number is old.)" in sheet_of_gaps(
        read_pack(path)
    )


def test_the_own_house_comes_first(tmp_path):
    path = write_pack(tmp_path)
    spoil(path, "offices.yaml", old=PHONE, new="phone: null")

    found = gaps(read_pack(path))

    assert [(gap.office, gap.rank) for gap in found] == [("town-hall", 0), ("everything-else", 1)]
    assert [gap.rank for gap in found] == sorted(gap.rank for gap in found)


def test_ranks_name_roles_that_there_are():
    assert set().union(*RANKS) <= set(ROLES)
    assert len(RANK_TITLES) == len(RANKS) + 1


def test_the_sheet_of_dortmund_is_one_page_with_the_centre_first():
    sheet = sheet_of_gaps(read_pack(PACKS / "dortmund", today=MADE_ON))
    lines = sheet.splitlines()

    assert len(lines) <= MOST_LINES
    assert lines[2] == "Your own house:"
    assert lines[3].startswith("  [ ] ")
    assert KINDS["hours"] in lines[3]
    assert "MigraDO" in lines[3] or "MigraDo" in lines[3]
    assert lines[-1].startswith("… and ")
    assert lines[-1].endswith("more offices.")


def test_the_sheet_says_how_many_are_left_out():
    pack = read_pack(PACKS / "dortmund", today=MADE_ON)
    sheet = sheet_of_gaps(pack)

    shown = sheet.count("  [ ] ")
    left = int(sheet.rsplit("… and ", 1)[1].split()[0])

    assert shown + left == len(gaps(pack))
