"""Key-encryption keys that tests know, and subjects with something sealed."""

import base64

from migrado.vault import actions, queries
from migrado.vault.domain import kek_id
from migrado.vault.models import SubjectKey
from tests.support.clock import NOW

OLD, NEW = b"old " * 8, b"new " * 8
OLD_ID, NEW_ID = kek_id(OLD), kek_id(NEW)
TEXT = "Olena erzählt von ihrer Flucht."
ABOUT = "casework.note:1:text"


def subject(text: str = TEXT) -> tuple[SubjectKey, bytes]:
    """Return the key of a new subject, and ``text`` sealed with it."""
    key = actions.new_subject_key(now=NOW)
    return key, queries.opened(key).seal(text, about=ABOUT)


def ring_file(path, *keks):
    path.write_bytes(b"".join(base64.b64encode(kek) + b"\n" for kek in keks))
