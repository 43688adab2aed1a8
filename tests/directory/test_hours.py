import pytest

from migrado.directory.domain.hours import objection

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    "hours",
    [
        "24/7",
        "Mo 09:00-12:00",
        "Mo-Fr 09:00-12:00",
        "Mo,We,Fr 09:00-12:00,13:00-16:30",
        "Mo-Th 08:00-20:00; Fr 08:00-16:00; Sa off; PH off",
        "Sa 20:00-24:00",
        "09:00-12:00",
        "Mo-Fr 09:00-12:00, We 14:00-16:00",
        'Mo 09:00-12:00 "by appointment"',
        "SH Mo-Fr 09:00-11:00; Dec 24 off",
    ],
)
def test_hours_that_can_be_are_read(hours):
    assert objection(hours) == ""


@pytest.mark.parametrize(
    "hours",
    [
        "",
        "always",
        "25/7",
        "Mo-Fr",
        "Mo 9:00-12:00",
        "Mo 09:00-09:00",
        "Mo 12:00-09:00",
        "Mo 09:00-12:60",
        "Mo 09:00-24:30",
        "Mo 09:00-12:00,11:00-13:00",  # overlap
        "Di 09:00-12:00",  # German
        "Mo 09:00-12:00;",
        "Mo 09:00-12:00; Mo 14:00-16:00",  # the second replaces the first
    ],
)
def test_hours_that_cannot_be_are_not(hours):
    assert objection(hours)


def test_an_objection_names_the_part():
    assert objection("Mo-Fr 09:00-12:00; Di off").startswith("“Di” is not in the notation")
    assert objection("Mo 9:00-12:00") == "“9:00” is read as “09:00”."
    assert objection("Mo 09:00-12:00") == ""
