"""What seals, wraps, blinds and numbers; bytes in, bytes out, no database."""

from migrado.vault.domain.blinding import Index, blind, index_key
from migrado.vault.domain.ids import uuid7
from migrado.vault.domain.passphrases import WrongPassphrase, lock, unlock
from migrado.vault.domain.sealing import Box, Sealed, Unreadable, new_data_key, seal, unseal
from migrado.vault.domain.streams import seal_stream, unseal_stream
from migrado.vault.domain.wrapping import NoKey, Ring, WrongKey, kek_id, unwrap, wrap

__all__ = [
    "Box",
    "Index",
    "NoKey",
    "Ring",
    "Sealed",
    "Unreadable",
    "WrongKey",
    "WrongPassphrase",
    "blind",
    "index_key",
    "kek_id",
    "lock",
    "new_data_key",
    "seal",
    "seal_stream",
    "unlock",
    "unseal",
    "unseal_stream",
    "unwrap",
    "uuid7",
    "wrap",
]
