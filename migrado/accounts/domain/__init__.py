"""What staff may do, as data and pure decisions: permissions, roles, sessions."""

from migrado.accounts.domain.identity import Identity, NotConfirmed, NotProven, identity
from migrado.accounts.domain.passwords import HOUSE_WORDS, leans_on
from migrado.accounts.domain.roles import (
    ROLES,
    TWO_PERSONS,
    Permission,
    Role,
    grantable,
    permissions,
)
from migrado.accounts.domain.sessions import ABSOLUTE, IDLE, TOUCH, SessionTimes

__all__ = [
    "ABSOLUTE",
    "HOUSE_WORDS",
    "IDLE",
    "ROLES",
    "TOUCH",
    "TWO_PERSONS",
    "Identity",
    "NotConfirmed",
    "NotProven",
    "Permission",
    "Role",
    "SessionTimes",
    "grantable",
    "identity",
    "leans_on",
    "permissions",
]
