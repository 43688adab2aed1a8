"""A blinded word is found again and cannot be read."""

import hashlib
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migrado.vault.domain import Index, Unreadable, blind, index_key

ROOT, OTHER = b"root" * 8, b"mine" * 8
TERMS = st.text(st.characters(exclude_categories=()))


@given(term=TERMS)
def test_the_same_word_gives_the_same_token(term):
    assert Index(ROOT).blind(term, purpose="name") == Index(ROOT).blind(term, purpose="name")
    assert len(Index(ROOT).blind(term, purpose="name")) == 16


@given(one=TERMS, other=TERMS)
def test_different_words_give_different_tokens(one, other):
    assert (blind(one, key=ROOT) == blind(other, key=ROOT)) == (one == other)


def test_a_token_is_the_beginning_of_an_hmac():
    whole = hmac.new(ROOT, "шевченко".encode(), hashlib.sha256).digest()

    assert blind("шевченко", key=ROOT) == whole[:16]


def test_tokens_of_two_purposes_or_two_deployments_cannot_be_compared():
    tokens = {
        Index(root).blind("kovalenko", purpose=purpose)
        for root in (ROOT, OTHER)
        for purpose in ("name", "name, as it sounds")
    }

    assert len(tokens) == 4
    assert blind("kovalenko", key=index_key(ROOT, purpose="name")) in tokens


def test_a_box_of_the_house_opens_with_its_own_index_only():
    sealed = Index(ROOT).box().seal("JBSWY3DP", about="mfa:1")

    assert Index(ROOT).box().unseal(sealed, about="mfa:1") == "JBSWY3DP"
    with pytest.raises(Unreadable):
        Index(OTHER).box().unseal(sealed, about="mfa:1")


def test_an_index_shows_no_key():
    index = Index(ROOT)

    assert repr(index) == str(index) == "<Index>"
    assert not hasattr(index, "__dict__")
    with pytest.raises(ValueError, match="a key of 3 bytes"):
        Index(b"abc")
