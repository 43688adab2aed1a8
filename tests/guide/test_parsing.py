"""What people write into a date, a number, a list of ages or a section."""

from dataclasses import replace
from datetime import date

import pytest

from migrado.guide.domain.parsing import Fault, read_ages, read_day, read_section, read_whole
from migrado.guide.domain.questions import Question

pytestmark = pytest.mark.pure

TODAY = date(2026, 11, 23)
MOVED_IN = Question(
    id="moved_in_on.you",
    kind="date",
    fact="moved_in_on",
    person="you",
    title="",
    help="",
    why="",
    choices=(),
    span="near",
    as_of=TODAY,
)
BORN = replace(MOVED_IN, id="birth_on.you", fact="birth_on", span="past")
ENDS = replace(MOVED_IN, id="paper_valid_until.you", fact="paper_valid_until", span="any")


@pytest.mark.parametrize(
    "parts",
    [
        ("15", "12", "2026"),
        ("15.12.2026", "", ""),
        (" 15 . 12 . 2026 ", "", ""),
        ("2026-12-15", "", ""),
        ("15/12/2026", "", ""),
        ("15-12-2026", "", ""),
        ("١٥", "١٢", "٢٠٢٦"),  # Arabic digits
        ("۱۵.۱۲.۲۰۲۶", "", ""),  # Persian digits
    ],
)
def test_a_day_may_be_written_in_many_ways(parts):
    assert read_day(*parts, question=ENDS) == "2026-12-15"


@pytest.mark.parametrize(
    ("parts", "question", "fault"),
    [
        (("30", "2", "2026"), ENDS, "no_such_day"),
        (("2026-02-30", "", ""), ENDS, "no_such_day"),
        (("29.2.2027", "", ""), ENDS, "no_such_day"),
        (("", "", ""), ENDS, "no_date"),
        (("", "12", "2026"), ENDS, "no_date"),
        (("next week", "", ""), ENDS, "no_date"),
        (("1.2.2026.", "", ""), ENDS, "no_date"),
        (("15", "12", "26"), ENDS, "short_year"),
        (("1.1.1776", "", ""), ENDS, "out_of_range"),
        (("1.1.9999", "", ""), ENDS, "out_of_range"),
        (("24.11.2026", "", ""), BORN, "future"),
        (("25.11.2027", "", ""), MOVED_IN, "far_future"),
    ],
)
def test_what_is_no_day_has_a_fault_of_its_own(parts, question, fault):
    with pytest.raises(Fault) as caught:
        read_day(*parts, question=question)

    assert caught.value.key == fault


def test_today_has_passed_enough_and_a_year_ahead_is_near():
    assert read_day("23.11.2026", "", "", question=BORN) == "2026-11-23"
    assert read_day("24.11.2027", "", "", question=MOVED_IN) == "2027-11-24"


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("24", "24"),
        ("§ 24 Abs. 1 AufenthG", "24"),
        ("§24 AUFENTHG", "24"),
        ("25.2", "25.2"),
        ("§ 25 Abs. 2 AufenthG", "25.2"),
        ("§ 25 Abs. 2 Satz 1 Alt. 2 AufenthG", "25.2"),
        ("25 (3)", "25.3"),
        ("§ 28 Abs. 1 Satz 1 Nr. 1 AufenthG", "28.1.1"),
        ("28 I", "28"),
        ("16b", "16b"),
        ("§ 18g Abs. 1 Satz 2", "18g.1"),
        ("20a", "20a"),
        ("§ 20a Abs. 5 Satz 2 AufenthG", "20a.5.2"),
        ("§ 104c", "104c"),
        ("٢٤", "24"),
    ],
)
def test_a_section_is_read_as_it_stands_on_the_card(text, section):
    assert read_section(text) == section


@pytest.mark.parametrize("text", ["", "AufenthG", "abc", "1234", "§", "18bb", "-5"])
def test_what_is_no_section_is_refused(text):
    with pytest.raises(Fault):
        read_section(text)


@pytest.mark.parametrize(("text", "value"), [("0", 0), (" 7 ", 7), ("٤", 4), ("120", 120)])
def test_a_whole_number_may_come_in_other_digits(text, value):
    assert read_whole(text, most=120) == value


@pytest.mark.parametrize("text", ["", "-1", "1.5", "121", "four", "²", "1" * 50])
def test_what_is_no_whole_number_is_refused(text):
    with pytest.raises(Fault):
        read_whole(text, most=120)


@pytest.mark.parametrize(
    "text", ["8, 4", "8,4", " 8 4 ", "8.4", "8;4", "8/4", "٨، ٤", "۸ ۴", "8, 4,", "8\n4"]
)
def test_ages_may_stand_in_a_row_with_anything_between(text):
    assert read_ages(text, count=2) == [8, 4]


@pytest.mark.parametrize(("text", "count"), [("", 3), ("  ", 1), ("", 0), (",", 0)])
def test_ages_may_be_left_open(text, count):
    assert read_ages(text, count=count) == [None] * count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("2", 2),  # how many they are, and no age
        ("8, 4", 0),
        ("8, 4", 1),
        ("8,5", 1),  # eight and a half
        ("8½", 1),
        ("84", 2),
        ("121", 1),
        ("6 months", 1),
        ("8 years, 6 months", 2),
        ("?", 1),
        ("1" * 50, 1),
    ],
)
def test_ages_that_may_mean_something_else_are_refused(text, count):
    with pytest.raises(Fault, match="no_ages"):
        read_ages(text, count=count)
