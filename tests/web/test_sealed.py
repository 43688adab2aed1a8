"""What is sealed opens only where and when it may."""

import base64
import os
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migrado.web.sealed import LIFETIME, MAX_SEALED_CHARS, TooLarge, seal, unseal

OLD, NEW, OTHER = b"o" * 32, b"n" * 32, b"x" * 32
NOW = 1_795_000_000.0
DATA = b'{"who": "nobody"}'


def sealed(**changed):
    return seal(DATA, **{"purpose": "answers", "keys": (NEW, OLD), "now": NOW} | changed)


def opened(text, **changed):
    return unseal(text, **{"purpose": "answers", "keys": (NEW, OLD), "now": NOW} | changed)


@given(st.binary(max_size=1_500))
def test_what_was_sealed_opens_again(data):
    text = seal(data, purpose="answers", keys=(NEW,), now=NOW)

    assert unseal(text, purpose="answers", keys=(NEW,), now=NOW) == data


def test_the_same_data_never_looks_the_same_twice():
    assert sealed() != sealed()


def test_nothing_of_the_data_can_be_read():
    text = sealed()

    assert b"nobody" not in base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def test_every_changed_character_is_noticed():
    text = sealed()

    for place in range(len(text) - 1):  # the last one may carry spare bits
        other = "A" if text[place] != "A" else "B"
        assert opened(text[:place] + other + text[place + 1 :]) is None


@pytest.mark.parametrize("keep", [0, 1, 13, 40, -1, -5])
def test_a_cut_text_does_not_open(keep):
    assert opened(sealed()[:keep]) is None


@pytest.mark.parametrize(
    "text", ["", "=", "AQ", "not base64 !", "ä" * 50, "A" * 3_800, "A" * 1_000_000, "\x00" * 60]
)
def test_rubbish_does_not_open(text):
    assert opened(text) is None


def test_it_opens_until_its_last_second():
    text = sealed()
    end = NOW + LIFETIME.total_seconds()

    assert opened(text, now=end - 1) == DATA
    assert opened(text, now=end) is None


def test_a_shorter_life_can_be_given():
    text = sealed(lifetime=timedelta(minutes=1))

    assert opened(text, now=NOW + 59) == DATA
    assert opened(text, now=NOW + 61) is None


def test_an_older_key_still_opens_after_a_rotation():
    before = sealed(keys=(OLD,))

    assert opened(before) == DATA


def test_only_the_newest_key_seals():
    assert opened(sealed(), keys=(OLD,)) is None


def test_a_key_that_left_the_ring_opens_nothing():
    assert opened(sealed(), keys=(OTHER,)) is None


def test_another_purpose_opens_nothing():
    assert opened(sealed(purpose="answers of a visitor in bonn")) is None


def test_what_does_not_fit_into_a_cookie_is_refused():
    fits, too_much = os.urandom(2_500), os.urandom(3_000)

    assert len(seal(fits, purpose="answers", keys=(NEW,))) <= MAX_SEALED_CHARS
    with pytest.raises(TooLarge):
        seal(too_much, purpose="answers", keys=(NEW,))


def test_a_bomb_that_carries_our_own_seal_is_not_unpacked():
    text = seal(b"\0" * 1_000_000, purpose="answers", keys=(NEW,), now=NOW)

    assert opened(text) is None
