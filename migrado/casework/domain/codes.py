"""Names and codes of anonymous counselling: one to be called by, one to prove that it was you."""

import re
import secrets
from hashlib import sha256

COLOURS = (
    *("Rot", "Blau", "Grün", "Gelb", "Weiß", "Grau", "Braun", "Rosa", "Silber", "Gold"),
    *("Lila", "Türkis", "Orange", "Schwarz", "Bunt", "Hell"),
)
ANIMALS = (
    *("Adler", "Biene", "Dachs", "Delfin", "Ente", "Esel", "Eule", "Falke", "Fisch", "Fuchs"),
    *("Gans", "Hahn", "Hase", "Hirsch", "Hummel", "Igel", "Kamel", "Katze", "Kranich", "Libelle"),
    *("Löwe", "Luchs", "Meise", "Möwe", "Otter", "Pferd", "Rabe", "Reh", "Robbe", "Schaf"),
    *("Specht", "Storch", "Taube", "Tiger", "Wal", "Wolf"),
)
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's 32: nothing that looks alike
_ALIKE = str.maketrans("OIL", "011")
CODE_LENGTH, GROUP = 20, 4  # 100 bits, in groups that one can read out
CODE_NAME_LENGTH = 40


def new_code_name() -> str:
    """Return a name to be called by, which says nothing of anybody: "Blau Eule 417"."""
    number = 100 + secrets.randbelow(900)
    return f"{secrets.choice(COLOURS)} {secrets.choice(ANIMALS)} {number}"


def new_code() -> str:
    """Return a code for a slip of paper: "7K3M-…", 100 bits of chance."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(CODE_LENGTH))
    return "-".join(letters[at : at + GROUP] for at in range(0, CODE_LENGTH, GROUP))


def hashed(code: str) -> bytes:
    """Return what is kept of a code, however it was typed; nobody comes back from it."""
    typed = re.sub(r"[\W_]", "", code).upper().translate(_ALIKE)
    return sha256(typed.encode("utf-8", "surrogatepass")).digest()
