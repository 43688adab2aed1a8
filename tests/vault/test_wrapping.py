"""A data key opens with the key-encryption key that wrapped it, as itself only."""

import hashlib

import pytest

from migrado.vault.domain import NoKey, Ring, WrongKey, kek_id, new_data_key, seal, unwrap, wrap
from tests.vault.factories import NEW, NEW_ID, OLD, OLD_ID

DATA_KEY = b"data" * 8


def test_a_data_key_opens_as_it_was_wrapped():
    key = new_data_key()

    wrapped = wrap(key, kek=NEW, key_id="vault.subjectkey:1")

    assert unwrap(wrapped, kek=NEW, key_id="vault.subjectkey:1") == key
    assert key not in wrapped


def test_a_change_of_any_byte_of_a_wrapped_key_is_noticed():
    wrapped = wrap(DATA_KEY, kek=NEW, key_id="1")

    for at in range(len(wrapped)):
        changed = bytearray(wrapped)
        changed[at] ^= 0x80
        with pytest.raises(WrongKey):
            unwrap(changed, kek=NEW, key_id="1")


@pytest.mark.parametrize(("kek", "key_id"), [(OLD, "1"), (NEW, "2"), (NEW, "")])
def test_a_wrapped_key_opens_neither_in_another_row_nor_with_another_key(kek, key_id):
    wrapped = wrap(DATA_KEY, kek=NEW, key_id="1")

    with pytest.raises(WrongKey) as raised:
        unwrap(wrapped, kek=kek, key_id=key_id)

    for secret in (DATA_KEY, OLD, NEW):
        assert secret.decode() not in repr(raised.value)
        assert secret.hex() not in repr(raised.value)


def test_an_erased_key_opens_as_nothing():
    with pytest.raises(WrongKey):
        unwrap(b"", kek=NEW, key_id="1")


def test_a_sealed_text_is_no_wrapped_key():
    with pytest.raises(WrongKey):
        unwrap(seal(DATA_KEY, key=NEW, about="1"), kek=NEW, key_id="1")


def test_rows_remember_the_beginning_of_a_hash():
    assert kek_id(NEW) == hashlib.sha256(NEW).hexdigest()[:8] == NEW_ID


def test_the_newest_key_wraps_and_older_ones_open():
    before, after = Ring([OLD]), Ring([NEW, OLD])
    wrapped = before.wrap(DATA_KEY, key_id="1")

    assert (before.newest, after.newest) == (OLD_ID, NEW_ID)
    assert after.unwrap(wrapped, by=OLD_ID, key_id="1") == DATA_KEY
    assert unwrap(after.wrap(DATA_KEY, key_id="1"), kek=NEW, key_id="1") == DATA_KEY


@pytest.mark.parametrize("by", [OLD_ID, "", "00000000"])
def test_a_ring_without_the_key_says_which_one_it_lacks(by):
    with pytest.raises(NoKey, match=by or "none"):
        Ring([NEW]).unwrap(b"", by=by, key_id="1")


def test_an_empty_ring_wraps_nothing():
    with pytest.raises(NoKey):
        Ring([]).wrap(DATA_KEY, key_id="1")


def test_a_ring_shows_names_of_keys_only():
    assert repr(Ring([NEW, OLD])) == f"<Ring of {NEW_ID}, {OLD_ID}>"
    assert repr(Ring([])) == "<Ring of no keys>"
    assert not hasattr(Ring([NEW]), "__dict__")
