"""A variable that does not fit is refused in one sentence that names it."""

from pathlib import Path

import pytest

from migrado.kernel.refusal import Refusal
from migrado.project.env import env_bool, env_int, env_list, env_path, env_str


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("", True),
        (" ", True),
        ("yes", True),
        ("ON", True),
        ("1", True),
        ("no", False),
        ("0", False),
    ],
)
def test_yes_and_no_are_read_in_many_spellings(value, expected):
    assert env_bool("MIGRADO_X", True, environ={"MIGRADO_X": value}) is expected


def test_a_variable_that_is_not_set_has_its_default():
    assert env_str("MIGRADO_X", "here", environ={}) == "here"
    assert env_int("MIGRADO_X", 5, low=1, high=9, environ={}) == 5
    assert env_list("MIGRADO_X", "a, b,", environ={}) == ["a", "b"]
    assert env_path("MIGRADO_X", Path("var"), environ={}).is_absolute()


def test_a_word_that_is_neither_yes_nor_no_is_refused():
    with pytest.raises(Refusal, match="MIGRADO_X: expected yes or no, found 'maybe'"):
        env_bool("MIGRADO_X", True, environ={"MIGRADO_X": "maybe"})


@pytest.mark.parametrize("value", ["0", "10", "-1", "five", "5.0", "٥", "9" * 5000])
def test_a_number_outside_its_bounds_is_refused(value):
    with pytest.raises(Refusal, match="MIGRADO_X: expected a whole number from 1 to 9"):
        env_int("MIGRADO_X", 5, low=1, high=9, environ={"MIGRADO_X": value})
