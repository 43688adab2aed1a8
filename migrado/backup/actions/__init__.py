"""Taking backups, proving them, restoring them."""

from migrado.backup.actions.proving import prove
from migrado.backup.actions.restoring import (
    NotOfThisState,
    finish,
    replay,
    require_same_state,
    restore,
)
from migrado.backup.actions.taking import note_export, take_backup, take_erasures

__all__ = [
    "NotOfThisState",
    "finish",
    "note_export",
    "prove",
    "replay",
    "require_same_state",
    "restore",
    "take_backup",
    "take_erasures",
]
