"""What staff may do, as data and pure decisions: permissions, roles, sessions."""

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
    "IDLE",
    "ROLES",
    "TOUCH",
    "TWO_PERSONS",
    "Permission",
    "Role",
    "SessionTimes",
    "grantable",
    "permissions",
]
