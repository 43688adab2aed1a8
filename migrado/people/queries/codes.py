"""Whose file a code on paper opens."""

import re
from datetime import date
from hashlib import sha256

from migrado.people.models import FileCode, Person
from migrado.texts.models import City

_TOKEN = re.compile(r"[A-Za-z0-9_-]{32}", flags=re.ASCII)


def person_of_code(token: str, *, city: City, on: date) -> Person | None:
    """Return the standing person whose code ``token`` is; None if unknown, over, or elsewhere.

    One query, the same whatever is wrong.
    """
    if not _TOKEN.fullmatch(token):
        return None
    codes = FileCode.objects.filter(token_hash=hash_of(token), since__lte=on, until__gt=on)
    found = codes.filter(person__city=city).select_related("person__merged_into__city").first()
    return (found.person.merged_into or found.person) if found else None


def hash_of(token: str) -> bytes:
    """Return what is kept of a token, from which nobody comes back to it."""
    return sha256(token.encode()).digest()
