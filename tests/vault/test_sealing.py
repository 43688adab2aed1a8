"""What is sealed opens with its key in its place, and nothing tells what it was."""

import pickle
import traceback

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migrado.vault.domain import Box, Unreadable, new_data_key, seal, unseal

KEY, OTHER = b"one " * 8, b"two " * 8
ABOUT = "casework.note:018f:text"
PLAIN = b"Olena tells of her flight."
ANY_TEXT = st.text(st.characters(exclude_categories=()))  # half characters too
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    # JSON cannot tell two halves that stand side by side from the whole character.
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(plain=st.binary(), about=st.text(min_size=1))
def test_bytes_open_as_they_were_sealed(plain, about):
    sealed = seal(plain, key=KEY, about=about)

    assert unseal(sealed, key=KEY, about=about) == plain
    assert len(sealed) == len(plain) + 29
    assert sealed[:1] == b"\x01"


@given(text=ANY_TEXT)
def test_a_text_opens_as_it_was_sealed(text):
    box = Box(KEY)

    assert box.unseal(box.seal(text, about=ABOUT), about=ABOUT) == text


@given(value=JSON)
def test_a_value_opens_as_it_was_sealed(value):
    box = Box(KEY)

    assert box.unseal_json(box.seal_json(value, about=ABOUT), about=ABOUT) == value


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_sealed_bytes_open_in_every_form_in_which_a_database_gives_them(kind):
    assert unseal(kind(seal(PLAIN, key=KEY, about=ABOUT)), key=KEY, about=ABOUT) == PLAIN


def test_nothing_is_sealed_twice_in_the_same_way():
    assert len({seal(PLAIN, key=KEY, about=ABOUT) for _ in range(100)}) == 100


def test_every_data_key_is_another_and_long_enough():
    keys = {new_data_key() for _ in range(100)}

    assert len(keys) == 100
    assert {len(key) for key in keys} == {32}


def test_a_change_of_any_byte_is_noticed():
    sealed = seal(PLAIN, key=KEY, about=ABOUT)

    for at in range(len(sealed)):
        for bit in range(8):
            changed = bytearray(sealed)
            changed[at] ^= 1 << bit
            with pytest.raises(Unreadable):
                unseal(changed, key=KEY, about=ABOUT)


def test_what_was_cut_or_prolonged_is_noticed():
    sealed = seal(PLAIN, key=KEY, about=ABOUT)

    for broken in [*(sealed[:end] for end in range(len(sealed))), sealed + b"\0", b"\0" + sealed]:
        with pytest.raises(Unreadable):
            unseal(broken, key=KEY, about=ABOUT)


@given(raw=st.binary(max_size=100))
def test_what_nobody_sealed_does_not_open(raw):
    with pytest.raises(Unreadable):
        unseal(raw, key=KEY, about=ABOUT)


@given(about=st.text(min_size=1).filter(lambda text: text != ABOUT))
def test_a_ciphertext_that_was_moved_does_not_open(about):
    sealed = seal(PLAIN, key=KEY, about=ABOUT)

    with pytest.raises(Unreadable):
        unseal(sealed, key=KEY, about=about)


def test_the_key_of_another_subject_does_not_open():
    with pytest.raises(Unreadable):
        unseal(seal(PLAIN, key=KEY, about=ABOUT), key=OTHER, about=ABOUT)


@pytest.mark.parametrize("key", [b"", b"short", b"x" * 16, b"x" * 31, b"x" * 33])
def test_a_key_of_another_length_is_refused_without_showing_it(key):
    with pytest.raises(ValueError, match=f"a key of {len(key)} bytes, expected 32"):
        Box(key)


def test_nothing_is_sealed_or_opened_without_its_place():
    sealed = seal(PLAIN, key=KEY, about=ABOUT)

    with pytest.raises(ValueError, match="about is empty"):
        seal(PLAIN, key=KEY, about="")
    with pytest.raises(ValueError, match="about is empty"):
        unseal(sealed, key=KEY, about="")


def test_a_box_shows_no_key():
    box = Box(KEY)

    assert repr(box) == str(box) == f"{box}" == "<Box>"
    assert not hasattr(box, "__dict__")
    with pytest.raises(TypeError, match="cannot pickle"):
        pickle.dumps(box)


@pytest.mark.parametrize(
    ("unseal_as", "plain"),
    [("unseal", b"Olena \xff"), ("unseal_json", b"Olena \xff"), ("unseal_json", b"{Olena")],
)
def test_something_of_another_kind_does_not_show_in_the_error(unseal_as, plain):
    box = Box(KEY)
    sealed = box.seal_bytes(plain, about=ABOUT)

    with pytest.raises(Unreadable) as raised:
        getattr(box, unseal_as)(sealed, about=ABOUT)

    assert raised.value.__context__ is None, "it would carry the plain text"
    assert "Olena" not in repr(raised.value)
    assert ABOUT in str(raised.value)


@pytest.mark.parametrize("value", [{"Olena": object()}, [float("nan"), "Olena"]])
def test_what_json_lacks_is_refused_without_showing_the_rest(value):
    with pytest.raises((TypeError, ValueError)) as raised:
        Box(KEY).seal_json(value, about=ABOUT)

    assert "Olena" not in str(raised.value)


@pytest.mark.parametrize("about", [ABOUT, "elsewhere"])
@pytest.mark.parametrize("key", [KEY, OTHER])
def test_no_error_shows_key_or_plain_text(key, about):
    changed = seal(PLAIN, key=KEY, about=ABOUT)[:-1]

    with pytest.raises(Unreadable) as raised:
        unseal(changed, key=key, about=about)

    told = "".join(traceback.format_exception(raised.value)) + repr(raised.value)
    for secret in (PLAIN, KEY, OTHER):
        assert secret.decode() not in told
        assert secret.hex() not in told
