"""What a city's identity provider says about somebody, and what of it counts here."""

from collections.abc import Mapping
from dataclasses import dataclass
from hmac import compare_digest


class NotProven(Exception):
    """What was said is not about the one who began this sign-in, or about two different people."""


class NotConfirmed(Exception):
    """The provider calls no e-mail address of them verified."""


@dataclass(frozen=True)
class Identity:
    """Somebody as the provider knows them: a subject that never changes, a verified address."""

    subject: str
    email: str  # in small letters


def identity(
    id_token: Mapping[str, object], userinfo: Mapping[str, object], *, nonce: str
) -> Identity:
    """Return who came, from the ID token and the (perhaps empty) answer about its user.

    The token must carry the ``nonce`` of this sign-in (OpenID Connect Core 1.0, 3.1.3.7 (11)), and
    both must be about one subject (5.3.2). An address counts if whoever names it also says that
    it is verified (5.1). Raises NotProven, NotConfirmed.
    """
    said, subject = id_token.get("nonce"), id_token.get("sub")
    if not nonce or not isinstance(said, str) or not compare_digest(said.encode(), nonce.encode()):
        raise NotProven
    if not isinstance(subject, str) or not subject:
        raise NotProven
    if userinfo and userinfo.get("sub") != subject:
        raise NotProven
    for claims in (id_token, userinfo):
        email = claims.get("email")
        if isinstance(email, str) and email and claims.get("email_verified") is True:
            return Identity(subject, _small(email))
    raise NotConfirmed


def _small(email: str) -> str:
    """Return ``email`` in small letters; letters that only look like others stay what they are."""
    return email.lower() if email.isascii() else email
