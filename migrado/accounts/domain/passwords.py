"""Which words make no password: those that anybody who knows the house would try first."""

import re
from collections.abc import Iterable

# Documented in docs/howto/let-staff-in.md; the names of the cities come on top.
HOUSE_WORDS = ("migrado", "willkommen", "welcome", "ankommen", "arrival", "passwort", "password")
OWN_LETTERS = 6  # that have to be left beside them


def leans_on(words: Iterable[str], *, password: str) -> bool:
    """Say whether little is left of ``password`` without ``words``, digits and signs."""
    rest = password.casefold()
    for word in sorted(words, key=len, reverse=True):
        rest = rest.replace(word.casefold(), "")
    return len(re.sub(r"[\W\d_]", "", rest)) < OWN_LETTERS and rest != password.casefold()
