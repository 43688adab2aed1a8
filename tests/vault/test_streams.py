"""A sealed stream opens as it was written, or not at all."""

from io import BytesIO

import pytest

from migrado.vault.domain import NoKey, Unreadable, seal_stream, streams, unseal_stream
from tests.vault.factories import NEW, OLD

PIECES = [b"first", b"", b"third " * 1000, b"last"]


def sealed(pieces=PIECES, *, key=NEW, about="backup"):
    return list(seal_stream(pieces, key=key, about=about))


def opened(raw, *, keys=(NEW,), about="backup"):
    return list(unseal_stream(BytesIO(raw), keys=keys, about=about))


@pytest.mark.parametrize("pieces", [PIECES, [], [b""], [b"one"]])
def test_what_was_sealed_comes_back_piece_by_piece(pieces):
    assert opened(b"".join(sealed(pieces))) == pieces


def test_an_older_key_of_the_ring_opens_too():
    assert opened(b"".join(sealed(key=OLD)), keys=(NEW, OLD)) == PIECES


def test_two_streams_of_the_same_are_not_alike():
    first, second = sealed(), sealed()

    assert first[0] != second[0]
    assert not set(first) & set(second)


def test_a_stream_cut_anywhere_is_found():
    raw = b"".join(sealed([b"a", b"bc"]))

    for length in range(len(raw)):
        with pytest.raises(Unreadable):
            opened(raw[:length])


def test_a_byte_changed_anywhere_is_found():
    raw = b"".join(sealed([b"a", b"bc"]))

    for place in range(len(raw)):
        changed = bytearray(raw)
        changed[place] ^= 1
        with pytest.raises((Unreadable, NoKey)):
            opened(bytes(changed))


def test_pieces_left_out_swapped_doubled_or_put_behind_are_found():
    head, one, two, three, four, end = sealed()

    for other in (
        [head, two, one, three, four, end],
        [head, one, two, three, end],
        [head, one, one, two, three, four, end],
        [head, end],
        [head, one, two, three, four, end, end],
        [sealed()[0], one, two, three, four, end],
    ):
        with pytest.raises(Unreadable):
            opened(b"".join(other))


def test_the_end_of_a_shorter_stream_does_not_end_a_longer_one():
    *rest, _ = sealed()
    end = sealed()[-1]

    with pytest.raises(Unreadable):
        opened(b"".join([*rest, end]))


def test_another_key_or_another_kind_of_file_does_not_open():
    raw = b"".join(sealed())

    with pytest.raises(NoKey, match="not at hand"):
        opened(raw, keys=(OLD,))
    with pytest.raises(Unreadable, match="something else"):
        opened(raw, about="erasures")


@pytest.mark.parametrize("raw", [b"", b"SQLite format 3\0", b"migrado sealed 2\n" + bytes(60)])
def test_another_file_says_what_it_is_not(raw):
    with pytest.raises(Unreadable, match="another version" if b" 2" in raw else "not sealed here"):
        opened(raw)


def test_a_length_that_lies_does_not_fill_the_memory():
    head = sealed()[0]

    with pytest.raises(Unreadable, match="was changed"):
        opened(head + b"\xff\xff\xff\xff")


def test_a_piece_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(streams, "MOST_BYTES", 10)

    with pytest.raises(ValueError, match="at most 10"):
        sealed([b"x" * 11])
