"""`migrado hours` speaks the contract, quickly, and refuses bad hours in one sentence."""

import json
import time

import pytest

from migrado.kernel.hours.words import WORDS
from migrado.project.cli import main
from tests.support.command import migrado

WEEK = ("--from", "2026-12-21", "--to", "2026-12-28")


def answer_to(capsys, *arguments: str) -> dict:
    status = main(["hours", *arguments])
    out, error = capsys.readouterr()
    assert (status, error) == (0, "")
    return json.loads(out)


def test_only_open_times_are_printed(capsys):
    answer = answer_to(capsys, 'Mo 08:00-12:00 "by appointment"; Tu 10:00-12:00 unknown', *WEEK)

    assert answer == {
        "intervals": [
            {
                "start": "2026-12-21T08:00",
                "end": "2026-12-21T12:00",
                "state": "open",
                "comment": "by appointment",
            }
        ],
        "warnings": [],
    }


def test_all_times_fill_the_span_without_a_gap(capsys):
    answer = answer_to(
        capsys,
        'Mo-Fr 08:00-12:00; Tu 10:00-12:00 unknown "ring"; PH off',
        *("--from", "2026-12-21T09:30", "--to", "2026-12-25T08:00", "--all"),
    )

    found = answer["intervals"]
    assert [piece["state"] for piece in found[:4]] == ["open", "closed", "unknown", "closed"]
    assert (found[0]["start"], found[-1]["end"]) == ("2026-12-21T09:30", "2026-12-25T08:00")
    assert all(a["end"] == b["start"] for a, b in zip(found, found[1:], strict=False))
    assert found[2]["comment"] == "ring"


def test_holidays_are_those_of_the_region(capsys):
    span = ("--from", "2026-06-04", "--to", "2026-06-05")  # Corpus Christi

    assert answer_to(capsys, "24/7; PH off", *span)["intervals"] == []
    assert len(answer_to(capsys, "24/7; PH off", *span, "--region", "DE-BE")["intervals"]) == 1


def test_doubts_and_unknown_holidays_are_warnings(capsys):
    span = ("--from", "2060-01-01", "--to", "2060-01-08")

    answer = answer_to(capsys, "Mo-Fr 8:00-12:00; SH off", *span)

    assert answer["warnings"] == [
        "“8:00” is read as “08:00”.",
        "SH: no school holidays of DE-NW are known for these days; they are read as ordinary days.",
    ]
    assert len(answer["intervals"]) == 5


def test_the_local_time_is_that_of_the_zone(capsys):
    span = ("--from", "2027-03-28", "--to", "2027-03-29")

    def starts(zone: str) -> list[str]:
        found = answer_to(capsys, "Su 02:30-05:00", *span, "--timezone", zone)["intervals"]
        return [piece["start"] for piece in found]

    assert starts("Europe/Berlin") == ["2027-03-28T03:00"]
    assert starts("Asia/Tokyo") == ["2027-03-28T02:30"]


@pytest.mark.parametrize("language", WORDS)
def test_hours_are_described_in_every_language(capsys, language):
    answer = answer_to(capsys, 'Mo-Fr 08:00-12:00 "by appointment"', *WEEK, "--describe", language)

    assert "08:00–12:00" in answer["description"]
    assert WORDS[language].by_appointment in answer["description"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("Mo 8-12", *WEEK), "EXPRESSION: “8-12” is not in the notation of opening hours"),
        (("", *WEEK), "EXPRESSION: expected opening hours"),
        (("24/7", "--from", "2026-02-30", "--to", "2026-03-01"), "--from: expected a day like"),
        (("24/7", "--from", "2026-2-3", "--to", "2026-03-01"), "--from: expected a day like"),
        (("24/7", "--from", "20260203", "--to", "2026-03-01"), "--from: expected a day like"),
        (("24/7", "--from", "2026-02-03T25:00", "--to", "2026-03-01"), "--from: expected a day"),
        (("24/7", "--from", "٢٠٢٦-02-03", "--to", "2026-03-01"), "--from: expected a day like"),
        (("24/7", "--from", "0001-01-01", "--to", "2026-03-01"), "--from: expected a year from"),
        (("24/7", "--from", "2026-03-01", "--to", "2026-03-01"), "--to: expected a time after"),
        (("24/7", "--from", "2026-03-01", "--to", "2036-03-09"), "--to: expected at most 10 years"),
        (("24/7", *WEEK, "--region", "DE-QQ"), "--region: there is no calendar for “DE-QQ”"),
        (("24/7", *WEEK, "--timezone", "Europe/Nowhere"), "--timezone: expected a time zone"),
        (("24/7", *WEEK, "--timezone", "../../etc/passwd"), "--timezone: expected a time zone"),
        (("24/7", *WEEK, "--timezone", ""), "--timezone: expected a time zone"),
        (("24/7", *WEEK, "--describe", "tlh"), "--describe: hours are not described in “tlh”"),
        (("24/7", "--from", "2026-03-01"), "--to"),
        (WEEK, "EXPRESSION"),
        (("24/7", *WEEK, "--colour"), "--colour"),
    ],
)
def test_bad_arguments_are_one_sentence(capsys, arguments, told):
    status = main(["hours", *arguments])

    out, error = capsys.readouterr()
    assert (status, out) == (2, "")
    assert told in error
    assert error.startswith("migrado: ")
    assert error.count("\n") == 1


def test_ten_years_are_read_at_once(capsys):
    span = ("--from", "2024-02-29", "--to", "2034-02-28")

    answer = answer_to(capsys, "Mo-Fr 08:00-12:00,14:00-16:00; PH off", *span)

    assert len(answer["intervals"]) > 4_800


def test_the_answer_comes_within_a_second_and_nothing_is_written(tmp_path):
    var, times = tmp_path / "var", []

    for _ in range(5):
        start = time.perf_counter()
        done = migrado("hours", "Mo-Fr 08:00-12:00; PH off", *WEEK, var=var)
        times.append(time.perf_counter() - start)
        assert done.returncode == 0

    assert min(times) < 1
    assert not var.exists()
