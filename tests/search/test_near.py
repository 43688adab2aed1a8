"""Typing mistakes are forgiven by length, and the distance counts them rightly."""

import pytest

from migrado.search.near import Near, distance, forgiven


@pytest.mark.parametrize(
    ("one", "other", "wrong"),
    [
        ("kurs", "kurs", 0),
        ("kurs", "kuhrs", 1),
        ("kurs", "urs", 1),
        ("kurs", "kars", 1),
        ("kurs", "kusr", 1),
        ("anmeldung", "anmledugn", 2),
        ("kurs", "korb", 2),
        ("kurs", "birne", 3),
    ],
)
def test_the_distance_counts_letters_and_swapped_neighbours(one, other, wrong):
    assert min(distance(one, other, most=2), 3) == wrong
    assert min(distance(other, one, most=2), 3) == wrong


def test_short_words_are_taken_as_they_are():
    assert [forgiven("x" * length) for length in (5, 6, 9, 10)] == [0, 1, 1, 2]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("anmeldng", "anmeldung"),
        ("amneldung", "anmeldung"),
        ("anmeldumg", "anmeldung"),
        ("anmldng", None),
        ("integrationskrus", "integrationskurs"),
        ("intergationskrus", "integrationskurs"),
        ("kurz", None),
        ("123456", None),
    ],
)
def test_the_nearest_known_word_is_found(typed, meant):
    assert Near(["anmeldung", "integrationskurs", "kurs"]).nearest(typed) == meant
