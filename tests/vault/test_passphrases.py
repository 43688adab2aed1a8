"""What a passphrase locks, it alone unlocks, whatever keyboard it is typed on."""

import json

import pytest

from migrado.vault.domain import Unreadable, WrongPassphrase, lock, passphrases, unlock

PHRASE = "Brücke über die Emscher"
PLAIN = b"the keys"


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    monkeypatch.setattr(passphrases, "COST", 2**10)


def test_it_opens_again_with_an_umlaut_of_two_characters_too():
    text = lock(PLAIN, passphrase=PHRASE, about="keys")

    assert text.isascii()
    assert unlock(text, passphrase=PHRASE.replace("ü", "ü"), about="keys") == PLAIN


@pytest.mark.parametrize(("phrase", "about"), [("Brucke", "keys"), (PHRASE, "other")])
def test_another_passphrase_or_use_does_not_open(phrase, about):
    text = lock(PLAIN, passphrase=PHRASE, about="keys")

    with pytest.raises(WrongPassphrase):
        unlock(text, passphrase=phrase, about=about)


@pytest.mark.parametrize(
    ("name", "value"),
    [("scrypt", 2**11), ("scrypt", 2**40), ("scrypt", 3), ("scrypt", "x"), ("version", 2)]
    + [("salt", "AAAA"), ("sealed", "AAAA"), ("sealed", 7)],
)
def test_a_text_that_was_changed_does_not_open(name, value):
    told = json.loads(lock(PLAIN, passphrase=PHRASE, about="keys"))

    with pytest.raises(Unreadable):
        unlock(json.dumps(told | {name: value}), passphrase=PHRASE, about="keys")


@pytest.mark.parametrize("text", ["", "{}", "[]", "7", "{"])
def test_another_text_does_not_open(text):
    with pytest.raises(Unreadable, match="not sealed here"):
        unlock(text, passphrase=PHRASE, about="keys")
