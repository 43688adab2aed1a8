"""What of a provider's words counts: one sign-in, one subject, an address it calls verified."""

import pytest

from migrado.accounts.domain import Identity, NotConfirmed, NotProven, identity

TOKEN = {"nonce": "n", "sub": "7", "email": "Kim@Example.org", "email_verified": True}
KIM = Identity("7", "kim@example.org")
BARE = {"nonce": "n", "sub": "7"}


@pytest.mark.parametrize(
    ("id_token", "userinfo", "who"),
    [
        (TOKEN, {}, KIM),
        (TOKEN, {"sub": "7"}, KIM),
        (BARE, {**TOKEN, "nonce": None}, KIM),
        (TOKEN, {"sub": "7", "email": "other@example.org", "email_verified": True}, KIM),
        # A letter that only looks like K stays another letter.
        (TOKEN | {"email": "\u212aim@example.org"}, {}, Identity("7", "\u212aim@example.org")),
    ],
)
def test_who_is_proven_and_confirmed(id_token, userinfo, who):
    assert identity(id_token, userinfo, nonce="n") == who


@pytest.mark.parametrize(
    ("id_token", "userinfo", "nonce"),
    [
        (TOKEN | {"nonce": "m"}, {}, "n"),
        (TOKEN | {"nonce": None}, {}, "n"),
        (TOKEN | {"nonce": ""}, {}, ""),
        (TOKEN | {"nonce": ["n"]}, {}, "n"),
        (TOKEN | {"sub": ""}, {}, "n"),
        (TOKEN | {"sub": 7}, {}, "n"),
        (TOKEN, {"sub": "8"}, "n"),
        (TOKEN, {"email": "kim@example.org"}, "n"),
    ],
)
def test_another_sign_in_or_two_subjects_prove_nothing(id_token, userinfo, nonce):
    with pytest.raises(NotProven):
        identity(id_token, userinfo, nonce=nonce)


@pytest.mark.parametrize("verified", [False, None, "true", 1])
def test_an_address_that_is_not_called_verified_does_not_count(verified):
    with pytest.raises(NotConfirmed):
        identity(TOKEN | {"email_verified": verified}, {}, nonce="n")


def test_an_address_and_its_confirmation_come_from_one_statement():
    only_confirmed = {"sub": "7", "email_verified": True}

    with pytest.raises(NotConfirmed):
        identity(TOKEN | {"email_verified": None}, only_confirmed, nonce="n")
