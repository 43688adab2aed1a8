"""Secrets lie in files of their owner; they are made once and never replaced."""

import base64
import stat

import pytest

from migrado.kernel.refusal import Refusal
from migrado.project.keys import key_ring, make_keys, read_secret


def test_keys_are_made_for_their_owner_only(tmp_path):
    secret, ring = tmp_path / "keys" / "secret", tmp_path / "keys" / "ring"

    made = make_keys(secret=secret, rings=[ring])

    assert made == [secret, ring]
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    assert stat.S_IMODE(ring.stat().st_mode) == 0o600
    assert stat.S_IMODE(secret.parent.stat().st_mode) == 0o700
    assert len(read_secret(secret)) >= 50
    assert [len(key) for key in key_ring(ring)] == [32]


def test_keys_that_are_there_stay(tmp_path):
    secret, ring = tmp_path / "secret", tmp_path / "ring"
    make_keys(secret=secret, rings=[ring])
    before = secret.read_text(), ring.read_text()

    assert make_keys(secret=secret, rings=[ring]) == []
    assert (secret.read_text(), ring.read_text()) == before


def test_the_newest_key_stands_first(tmp_path):
    ring = tmp_path / "ring"
    keys = (b"n" * 32, b"o" * 32)
    ring.write_bytes(b"\n".join(base64.b64encode(key) for key in keys))

    assert key_ring(ring) == keys


@pytest.mark.parametrize("line", ["short", "AAAA", "ä" * 44, "=" * 44])
def test_a_broken_key_is_refused_without_repeating_it(tmp_path, line):
    ring = tmp_path / "ring"
    ring.write_text(line, encoding="utf-8")

    with pytest.raises(Refusal) as refused:
        key_ring(ring)

    assert line not in str(refused.value).removeprefix(str(tmp_path))


def test_without_a_file_there_is_no_key(tmp_path):
    assert read_secret(tmp_path / "none") == ""
    assert key_ring(tmp_path / "none") == ()
