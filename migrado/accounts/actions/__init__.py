"""Staff come, get a role, sign in, and leave."""

from migrado.accounts.actions.assignments import (
    AlreadyHeld,
    LastOperator,
    agree,
    end,
    grant,
    leave,
)
from migrado.accounts.actions.invitations import (
    INVITATION_DAYS,
    InvitationOver,
    Invitee,
    WeakPassword,
    accept,
    invite,
    invite_to,
    renew,
)
from migrado.accounts.actions.sign_in import AnotherSubject, Stranger, note_sign_in, recognise

__all__ = [
    "INVITATION_DAYS",
    "AlreadyHeld",
    "AnotherSubject",
    "InvitationOver",
    "Invitee",
    "LastOperator",
    "Stranger",
    "WeakPassword",
    "accept",
    "agree",
    "end",
    "grant",
    "invite",
    "invite_to",
    "leave",
    "note_sign_in",
    "recognise",
    "renew",
]
