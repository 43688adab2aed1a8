"""Staff for tests: obviously invented people with one role each, and a second factor."""

from datetime import datetime
from functools import cache
from typing import Any

from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.hashers import make_password
from django.test import Client

from migrado.accounts import actions
from migrado.accounts.domain import Role
from migrado.accounts.models import Account
from migrado.texts.models import City
from migrado.vault.domain import uuid7
from tests.support.clock import NOW

PASSWORD = "four words nobody joins"
SECRET = "JBSWY3DPEHPK3PXP"


@cache
def hashed_password() -> str:
    """Return the hash of PASSWORD, made once: each takes most of a second on purpose."""
    return make_password(PASSWORD)


def staff(name: str, *, now: datetime = NOW, **roles: City) -> Account:
    """Return somebody called ``name`` who holds each role in its city: ``audit=city``."""
    account = Account(id=uuid7(now), email=f"{name.lower()}@example.org", name=name, created_at=now)
    account.password = hashed_password()
    account.save()
    for role, city in roles.items():
        actions.grant(
            Role(role),
            to=account,
            city=city,
            by=None,
            now=now,
            organisation="example" if role == Role.PARTNER else "",
        )
    return account


def desk_client(account: Account, **more: Any) -> Client:
    """Return a browser in which ``account`` is signed in, with an authenticator app."""
    TOTP.activate(account, SECRET)
    client = Client(**more)
    client.force_login(account)
    return client
