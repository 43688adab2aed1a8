"""A city's own identity provider: what allauth needs to know about it, and what is missing."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from migrado.kernel.refusal import Refusal

WELL_KNOWN = "/.well-known/openid-configuration"
LONGEST = 200  # characters that allauth keeps of an issuer
THIS_MACHINE = {"127.0.0.1", "localhost", "::1"}


def issuer_address(text: str, *, where: str) -> str:
    """Return the address of an issuer as it was given; empty when there is none.

    Compared letter by letter with what the provider calls itself. Raises Refusal unless it begins
    with https (on this machine also http), and ends with its path.
    """
    if not text:
        return ""
    try:
        parts = urlsplit(text)
        is_safe = parts.scheme == "https" or (
            parts.scheme == "http" and parts.hostname in THIS_MACHINE
        )
        is_plain = parts.netloc and not set("@;, ") & set(parts.netloc) and text.isascii()
        rest = parts.query or parts.fragment
    except ValueError:
        is_safe = False
    if not is_safe or not is_plain or rest or len(text) > LONGEST:
        raise Refusal("expected the https address of an issuer.", where=where)
    return text


def provider_settings(
    *, issuer: str, client_id: str, secret: str, name: str = ""
) -> dict[str, dict[str, Any]]:
    """Return allauth's SOCIALACCOUNT_PROVIDERS; without issuer, client or secret there is none."""
    one = {
        "provider_id": issuer,
        "name": name or urlsplit(issuer).hostname or "",
        "client_id": client_id,
        "secret": secret,
        "settings": {"server_url": issuer.rstrip("/") + WELL_KNOWN, "oauth_pkce_enabled": True},
    }
    apps = [one] if issuer and client_id and secret else []
    known = {"provider_class": "migrado.accounts.adapters.CityProvider", "APPS": apps}
    return {"openid_connect": known}


def identity_faults(*, issuer: str, client_id: str, secret_file: str, secret: str) -> Iterator[str]:
    """Yield what is missing of a provider that was begun to be set up, one sentence each."""
    if not issuer and (client_id or secret):
        yield "MIGRADO_OIDC_ISSUER is missing; without it nobody signs in with the city's provider."
    if issuer and not client_id:
        yield "MIGRADO_OIDC_CLIENT_ID is missing; the city's provider is not offered without it."
    if issuer and not secret:
        yield f"{secret_file} holds no secret; the city's provider is not offered without it."
