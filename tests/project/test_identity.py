"""The settings of a city's identity provider: whole, or told what is missing."""

import pytest

from migrado.kernel.refusal import Refusal
from migrado.project.identity import issuer_address, provider_settings
from tests.support.command import migrado

ISSUER = "https://login.city.example/realms/staff"


@pytest.mark.parametrize("address", ["", ISSUER, f"{ISSUER}/", "http://127.0.0.1:8080/x"])
def test_an_issuer_stays_as_it_was_written(address):
    assert issuer_address(address, where="here") == address


@pytest.mark.parametrize(
    "address",
    ["http://login.city.example", "login.city.example", "https://", "https://me@city.example"]
    + [
        f"{ISSUER}?a=b",
        f"{ISSUER}#a",
        "https://city.example;x",
        f"https://{'x' * 200}",
        "https://[",
    ],
)
def test_an_address_that_is_not_safe_or_no_issuer_is_refused(address):
    with pytest.raises(Refusal, match=r"^here: expected the https address of an issuer\.$"):
        issuer_address(address, where="here")


@pytest.mark.parametrize("missing", ["issuer", "client_id", "secret"])
def test_a_provider_is_offered_whole_or_not_at_all(missing):
    whole = {"issuer": ISSUER, "client_id": "x", "secret": "y"}

    assert len(provider_settings(**whole)["openid_connect"]["APPS"]) == 1
    assert provider_settings(**whole | {missing: ""})["openid_connect"]["APPS"] == []


def test_the_doctor_says_what_is_missing_of_a_provider(tmp_path):
    begun = migrado("doctor", var=tmp_path, MIGRADO_OIDC_ISSUER=ISSUER).stdout.decode()
    (tmp_path / "keys").mkdir()
    secret = tmp_path / "keys" / "oidc"
    secret.write_text("a secret")
    secret.chmod(0o644)
    without = migrado("doctor", var=tmp_path, MIGRADO_OIDC_CLIENT_ID="x").stdout.decode()

    assert "MIGRADO_OIDC_CLIENT_ID is missing" in begun
    assert "keys/oidc holds no secret" in begun
    assert "MIGRADO_OIDC_ISSUER is missing" in without
    assert "keys/oidc can be read by others" in without
