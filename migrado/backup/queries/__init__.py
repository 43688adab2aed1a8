"""What a backup is made of, and what is known of backups and restores."""

from migrado.backup.queries.proofs import (
    is_key_kept_apart,
    is_restore_proven,
    last_backup_at,
    proven_at,
    unfinished,
)
from migrado.backup.queries.snapshot import backup_pieces, erasures, is_empty, migrations_of

__all__ = [
    "backup_pieces",
    "erasures",
    "is_empty",
    "is_key_kept_apart",
    "is_restore_proven",
    "last_backup_at",
    "migrations_of",
    "proven_at",
    "unfinished",
]
