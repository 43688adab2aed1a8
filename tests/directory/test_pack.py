"""A pack with any fault is refused with one sentence that names file, line and expectation."""

import random
from datetime import date

import pytest

from migrado.directory.domain.head import read_local_rules
from migrado.directory.domain.pack import PACKS, pack_keys, read_pack
from migrado.flows.domain import read_city
from migrado.kernel.refusal import Refusal
from tests.directory.factories import spoil, write_pack
from tests.directory.faults import CITY, FAULTS, LINE, OFFER, OFFICE, ORGANISATION, RULE
from tests.support.effort import effort

pytestmark = pytest.mark.pure
TODAY = date(2026, 11, 23)
SCRAPS = [
    *(b"", b"\n", b": ", b"- ", b"'", b'"', b"{", b"[", b"null", b"&a ", b"*a", b"!!int "),
    *(b"|", b">", b"%", b"@", b"\x00", b"\xff", b"9" * 40, b"? ", b"<<: ", b"#"),
]


@pytest.mark.parametrize(("file", "old", "new", "says"), FAULTS)
def test_a_fault_is_told_in_one_sentence_with_its_file_and_line(tmp_path, file, old, new, says):
    pack = write_pack(tmp_path)
    spoil(pack, file, old=old, new=new)

    with pytest.raises(Refusal) as refusal:
        read_pack(pack, today=TODAY)

    sentence = str(refusal.value)
    folder = "_de" if file == LINE else "aachen"
    assert sentence.startswith(f"{folder}/{file.removeprefix('../_de/')}:"), sentence
    assert sentence.split(":")[1].isdigit(), sentence
    assert says in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (CITY, "country: DE", "country: FR"),
        (ORGANISATION, "kind: city", "kind: club"),
        (OFFER, "office: town-hall", "office: castle"),
        (OFFER, "paper: [asylum_permission]", "shoe_size: [42]"),
        (OFFICE, 'value: "0241 1-234"', 'value: "none"'),
        (OFFICE, "role: bamf", "role: bambi"),
        (RULE, "third_country: immigration_office", "third_country: nobody"),
        (LINE, 'phone: "112"', "phone: 112"),
    ],
)
def test_the_line_named_is_the_line_with_the_fault(tmp_path, file, old, new):
    pack = write_pack(tmp_path)
    line = spoil(pack, file, old=old, new=new)

    with pytest.raises(Refusal) as refusal:
        read_pack(pack, today=TODAY)

    assert int(str(refusal.value).split(":")[1]) == line


def test_a_pack_that_is_no_folder_is_refused(tmp_path):
    with pytest.raises(Refusal, match="no folder with a city pack"):
        read_pack(tmp_path / "nowhere")


def test_a_missing_file_is_named(tmp_path):
    pack = write_pack(tmp_path)
    (pack / RULE).unlink()

    with pytest.raises(Refusal, match=r"aachen/rules\.yaml: the file cannot be read: no such file"):
        read_pack(pack)


def test_a_file_that_nobody_reads_is_refused(tmp_path):
    pack = write_pack(tmp_path)
    (pack / "ofices.yaml").write_text("")

    with pytest.raises(Refusal, match=r"aachen/ofices\.yaml: this file is not part of a city pack"):
        read_pack(pack)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "the file is empty"),
        (b"# nothing\n", "the file is empty"),
        (b"\xff\xfe", "not UTF-8"),
        (b"name: \x07", "forbids|not YAML"),
        (b"a: 1\n---\nb: 2\n", "not YAML"),
        (b"x" * (256 * 1024 + 1), "larger than 256 kB"),
        (b"[" * 100_000, "nested too deeply"),
        (b"- " * 1_000, "nested too deeply"),
    ],
)
def test_a_file_that_is_no_yaml_is_refused(tmp_path, content, says):
    pack = write_pack(tmp_path)
    (pack / OFFICE).write_bytes(content)

    with pytest.raises(Refusal, match=says):
        read_pack(pack)


def test_a_valid_pack_is_read_whole(tmp_path):
    pack = read_pack(write_pack(tmp_path), today=TODAY)

    assert (pack.key, pack.state, pack.languages) == ("aachen", "NW", ("de", "en", "ar"))
    hall = pack.offices[0]
    assert [fact.kind for fact in hall.facts] == [
        *("address", "phone", "hours", "languages", "appointment")
    ]
    said = {text.language: text for text in hall.facts[-1].texts}
    assert (said["de"].state, said["de"].source_revision) == ("reviewed", 2)
    assert (said["en"].state, said["en"].source_revision) == ("machine", 2)
    assert said["ar"].source_revision == 1  # nobody has said that it was looked at again
    assert (hall.organisation, hall.district, hall.topics) == ("stadt-aachen", "mitte", ("work",))
    assert [one.hours for one in hall.exceptions] == ["off"]
    assert [offer.key for offer in pack.offers] == ["course"]
    assert [one.path for one in pack.waiting] == ["offers/hidden"]
    assert [line.phone for line in pack.helplines] == ["110", "112"]


def test_local_rules_are_as_the_engine_takes_them(tmp_path):
    rules = read_local_rules(write_pack(tmp_path))

    assert rules.municipality == "aachen"
    assert rules.state == "NW"
    assert rules.registration_authority["third_country"] == "immigration_office"
    assert rules.personal_appearance is None
    assert rules.sources["personal_appearance"].source == "nobody knew"
    assert rules.sources["registration_authority"].checked_on == date(2026, 11, 20)


def test_without_a_day_given_no_fact_lies_in_the_future(tmp_path):
    pack = write_pack(tmp_path)
    spoil(pack, OFFICE, old="checked_on: 2026-11-20", new="checked_on: 2999-01-01")

    assert read_pack(pack).key == "aachen"


def test_helplines_that_ship_with_the_project_serve_a_pack_without_its_own(tmp_path):
    pack = write_pack(tmp_path)
    (tmp_path / "_de" / "helplines.yaml").unlink()

    assert read_pack(pack).helplines == read_pack(PACKS / "dortmund").helplines


def test_the_packs_that_ship_are_known_by_key():
    assert pack_keys() == ("dortmund",)


def test_a_randomly_broken_pack_is_read_or_refused_but_never_crashes(tmp_path):
    dice = random.Random(2026)
    pack = write_pack(tmp_path)
    files = {path: path.read_bytes() for path in sorted(pack.rglob("*.yaml"))}
    sentences = []

    for _again in range(effort("broken_documents")):
        path, whole = dice.choice(list(files.items()))
        start = dice.randrange(len(whole))
        end = start + dice.choice([0, 1, 1, 3, 20])
        path.write_bytes(whole[:start] + dice.choice(SCRAPS) + whole[end:])
        try:
            assert read_city(pack, today=TODAY).directory.key == "aachen"
        except Refusal as refusal:
            sentences.append(str(refusal))
        path.write_bytes(whole)

    assert sentences
    assert [said for said in sentences if "\n" in said or not said.startswith("aachen/")] == []
