"""`migrado assess` speaks the contract, quickly, and refuses bad facts in one sentence."""

import json
import time

import jsonschema
import pytest

from migrado.api.schemas import ASSESSMENT, EXAMPLE
from migrado.project.cli import main
from tests.support.command import migrado

FACTS = json.dumps(EXAMPLE).encode()


def test_facts_from_a_file_give_an_assessment_of_the_contract(tmp_path, capsys):
    file = tmp_path / "facts.json"
    file.write_bytes(FACTS)

    status = main(["assess", str(file)])

    answer = json.loads(capsys.readouterr().out)
    assert status == 0
    jsonschema.validate(answer, ASSESSMENT)
    assert {result["topic"] for result in answer["results"]} >= {"register_address"}


def test_facts_from_standard_input_give_the_same_and_write_nothing(tmp_path):
    file = tmp_path / "facts.json"
    file.write_bytes(FACTS)
    var = tmp_path / "var"

    from_file = migrado("assess", str(file), var=var)
    from_input = migrado("assess", "-", var=var, given=FACTS)

    assert from_file.returncode == from_input.returncode == 0
    assert from_file.stdout == from_input.stdout
    assert not var.exists()


def broken(**changes: object) -> bytes:
    return json.dumps(EXAMPLE | changes).encode()


def with_person(**facts: object) -> bytes:
    return broken(persons=[EXAMPLE["persons"][0] | facts])


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (b"", "JSON"),
        (b"{", "JSON"),
        (b"\xff\xfe", "JSON"),
        (b"[" * 100_000, "JSON"),
        (b"[]", "object"),
        (b'{"as_of": NaN}', "NaN"),
        (b'{"as_of": 1, "as_of": 2}', "as_of"),
        (broken(as_of="2026-02-30"), "/as_of"),
        (broken(as_off="2026-02-03"), "/as_off"),
        (broken(municipality="atlantis"), "known ones are: dortmund"),
        (broken(municipality="../dortmund"), "/municipality"),
        (broken(persons=[]), "/persons"),
        (with_person(nationality="RO"), "/persons/0/nationality"),
        (with_person(nationalities=["RO"] * 40), "/persons/0/nationalities"),
        (with_person(nationalities=["QQ"]), "/persons/0/nationalities/0"),
        (with_person(birth_on="2090-01-01"), "/persons/0/birth_on"),
        (with_person(id="x" * 1_000_000), "/persons/0/id"),
        (b" " * 1_100_000, "bytes"),
    ],
)
def test_bad_facts_are_one_sentence_with_the_place(tmp_path, given, told, capsys):
    file = tmp_path / "facts.json"
    file.write_bytes(given)

    status = main(["assess", str(file)])

    out, error = capsys.readouterr()
    assert (status, out) == (2, "")
    assert error.startswith(f"migrado: {file}: ")
    assert told in error
    assert error.count("\n") == 1
    assert len(error) < 500 + len(str(file))


def test_a_file_that_is_not_there_is_one_sentence(tmp_path, capsys):
    assert main(["assess", str(tmp_path / "none.json")]) == 2
    assert "No such file" in capsys.readouterr().err


def test_the_first_answer_comes_within_a_second(tmp_path):
    file = tmp_path / "facts.json"
    file.write_bytes(FACTS)
    times = []

    for _ in range(5):
        start = time.perf_counter()
        assert migrado("assess", str(file), var=tmp_path).returncode == 0
        times.append(time.perf_counter() - start)

    assert min(times) < 1
