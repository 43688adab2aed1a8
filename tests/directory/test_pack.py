"""A pack with any fault is refused with one sentence that names file, line and expectation."""

import random
from datetime import date

import pytest

from migrado.directory.domain.pack import PACKS, pack_keys, read_pack
from migrado.kernel.refusal import Refusal
from tests.directory.factories import HELPLINES, spoil, write_pack
from tests.support.effort import effort

pytestmark = pytest.mark.pure
TODAY = date(2026, 11, 23)
OFFICE, RULE, CITY, LINE = "offices.yaml", "rules.yaml", "city.yaml", "../_de/helplines.yaml"

SCRAPS = [
    *(b"", b"\n", b": ", b"- ", b"'", b'"', b"{", b"[", b"null", b"&a ", b"*a", b"!!int "),
    *(b"|", b">", b"%", b"@", b"\x00", b"\xff", b"9" * 40, b"? ", b"<<: ", b"#"),
]
FAULTS = [
    # file, what stands there, what stands there instead, what the sentence says
    (CITY, "state: NW", "stat: NW", "“stat” is not a known key"),
    (CITY, "state: NW\n", "", "expected the key “state”"),
    (CITY, "state: NW", "state: XX", "“XX” is not known here"),
    (CITY, "country: DE", "country: FR", "“FR” is not known here"),
    (CITY, "name: Aachen", "name: Aachen\nname: Aix", "the key “name” stands here twice"),
    (CITY, "name: Aachen", "name: 52", "put “52” in quotes"),
    (CITY, "name: Aachen", "name: ''", "expected a text of 1 to 80 characters"),
    (CITY, "name: Aachen", "name: null", "expected a text"),
    (CITY, "name: Aachen", f"name: {'a' * 81}", "expected a text of 1 to 80 characters"),
    (CITY, "name: Aachen", 'name: "Aa\\nchen"', "expected one line of text"),
    (CITY, "name: Aachen", 'name: "Aa\\u202Echen"', "without control characters"),
    (CITY, "key: aachen", "key: Aachen", "expected a key of 2 to 40 small letters"),
    (CITY, "key: aachen", "key: bochum", "differs from the folder “aachen”"),
    (CITY, "key: aachen", "key: static", "“static” is taken as an address"),
    (CITY, "Europe/Berlin", "Europe/Aachen", "expected a time zone like “Europe/Berlin”"),
    (CITY, "Europe/Berlin", "../../etc/passwd", "expected a time zone like “Europe/Berlin”"),
    (CITY, "[de, en, ar]", "[de, xx]", "“xx” is not known here"),
    (CITY, "[de, en, ar]", "[de, de]", "the language “de” stands here twice"),
    (CITY, "[de, en, ar]", "[]", "expected 1 to 3 entries"),
    (CITY, "[de, en, ar]", "de", "expected a list"),
    (CITY, "[de, en, ar]", "[de, en, ar", "this is not YAML"),
    (OFFICE, "source: https://www.aachen.example/rathaus\n    source_date", "source_date",
     "expected the key “source”"),
    (OFFICE, "source: a leaflet of the city", "source: ''", "expected a text of 1 to 500"),
    (OFFICE, "source: https://www.aachen.example/rathaus", "source: https://aachen",
     "expected a whole address that begins with https://"),
    (OFFICE, "checked_on: 2026-11-20", "checked_on: 2026-02-30", "found “2026-02-30”"),
    (OFFICE, "checked_on: 2026-11-20", "checked_on: 20.11.2026", "found “20.11.2026”"),
    (OFFICE, "checked_on: 2026-11-20", "checked_on: 2026-11-24", "lies in the future"),
    (OFFICE, 'source_date: "2025-02"', 'source_date: "2025-13"', "does not exist"),
    (OFFICE, 'source_date: "2025-02"', 'source_date: "2027"', "younger than the day"),
    (OFFICE, 'source_date: "2025-02"', 'source_date: "in 2025"', "the source's own date"),
    (OFFICE, "infopoint", "info_point", "“info_point” is not known here"),
    (OFFICE, "role: jobcenter", "role: bamf", "the role “bamf” stands here twice"),
    (OFFICE, "    - role: jobcenter\n", "", "no office has the role “jobcenter”"),
    (OFFICE, "    - role: citizen_services\n", "", "“citizen_services” without a matter"),
    (OFFICE, "matter: work", "matter: play", "“play” is not known here"),
    (OFFICE, "key: everything-else", "key: town-hall", "the key “town-hall” stands here twice"),
    (OFFICE, '"Markt 1, Aachen"', '"Markt"', "expected an address like"),
    (OFFICE, '"0241 1-234"', '"call us"', "expected a phone number"),
    (OFFICE, "08:00-12:00", "08:00-25:00", "expected opening hours like"),
    (OFFICE, "08:00-12:00", "12:00-08:00", "expected opening hours like"),
    (OFFICE, "email: null", "fax: null", "“fax” is not a known key"),
    (OFFICE, "email: null", "email: {value: me, source: a leaflet, checked_on: 2026-11-20}",
     "expected an e-mail address"),
    (OFFICE, "email: null", "website: {value: www, source: a leaflet, checked_on: 2026-11-20}",
     "expected an address that begins with https://"),
    (OFFICE, "      de: Nur mit Termin.\n", "", "expected the key “de”"),
    (OFFICE, "made_from: {en: 2}", "made_from: {en: 3}", "a whole number from 1 to 2"),
    (OFFICE, "revision: 2", "revision: two", "a whole number from 1 to 9999"),
    (OFFICE, "reviewed: [de]", "draft: [de]\n      reviewed: [de]", "cannot have two states"),
    (OFFICE, "Town hall}", "Town hall, draft: [ar]}", "there is no text in “ar” here"),
    (OFFICE, "en: By", "fr: By", "“fr” is not a known key"),
    (OFFICE, "name: {de: Rathaus, en: Town hall}", "name: Rathaus", "expected a mapping"),
    (OFFICE, "name: {de: Rathaus", "name: {de: &name Rathaus, ar: *name",
     "anchors and references (& and *) are not allowed"),
    (OFFICE, "    text:\n", "    text: &loop\n      ar: *loop\n", "anchors and references"),
    (OFFICE, "role: infopoint", "role: [[[[[[[[[[[[[]]]]]]]]]]]]]", "nested too deeply"),
    (RULE, "eu: citizen_services", "eu: infopoint", "“infopoint” is not known here"),
    (RULE, "  eu: citizen_services\n", "", "expected the key “eu”"),
    (RULE, "required: null", 'required: "yes"', "expected true, false or null"),
    (RULE, "personal_appearance:", "in_person:", "“in_person” is not a known key"),
    (LINE, "topic: emergency", "topic: pizza", "“pizza” is not known here"),
    (LINE, 'phone: "110"', "phone: 110", "put “110” in quotes"),
    (LINE, 'phone: "110"', "phone: null", "expected a text"),
    (LINE, "key: fire", "key: police", "the key “police” stands here twice"),
]  # fmt: skip


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
    assert [fact.kind for fact in hall.facts] == ["address", "phone", "hours", "appointment"]
    said = {text.language: text for text in hall.facts[-1].texts}
    assert (said["de"].state, said["de"].source_revision) == ("reviewed", 2)
    assert (said["en"].state, said["en"].source_revision) == ("machine", 2)
    assert said["ar"].source_revision == 1  # nobody has said that it was looked at again
    assert pack.not_known() == ("everything-else",)
    assert [line.phone for line in pack.helplines] == ["110", "112"]


def test_local_rules_are_as_the_engine_takes_them(tmp_path):
    rules = read_pack(write_pack(tmp_path)).local_rules()

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
    assert HELPLINES


def test_the_packs_that_ship_are_known_by_key():
    assert pack_keys() == ("dortmund",)


def test_a_randomly_broken_pack_is_read_or_refused_but_never_crashes(tmp_path):
    dice = random.Random(2026)
    pack = write_pack(tmp_path)
    files = {path: path.read_bytes() for path in sorted(pack.glob("*.yaml"))}
    sentences = []

    for _again in range(effort("broken_documents")):
        path, whole = dice.choice(list(files.items()))
        start = dice.randrange(len(whole))
        end = start + dice.choice([0, 1, 1, 3, 20])
        path.write_bytes(whole[:start] + dice.choice(SCRAPS) + whole[end:])
        try:
            assert read_pack(pack, today=TODAY).key == "aachen"
        except Refusal as refusal:
            sentences.append(str(refusal))
        path.write_bytes(whole)

    assert sentences
    assert [said for said in sentences if "\n" in said or not said.startswith("aachen/")] == []
