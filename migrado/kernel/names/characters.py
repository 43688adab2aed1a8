"""The characters of names by DIN 91379:2022-08, and the one form in which a name is kept."""

import unicodedata
from collections.abc import Iterator
from functools import cache

from migrado.kernel.refusal import Refusal

# Letters (group bll of the norm) and the signs that a person's name may hold (N1), as ranges.
_LETTERS = """
0041-005A 0061-007A 00C0-00D6 00D8-00F6 00F8-017E 0187-0188 018F 0197 01A0-01A1 01AF-01B0 01B7
01CD-01DC 01DE-01DF 01E2-01F0 01F4-01F5 01F8-01FF 0212-0213 0218-021B 021E-021F 0227-0233 0259
0268 0292 1E02-1E03 1E06-1E07 1E0A-1E11 1E17 1E1C-1E2B 1E2F-1E37 1E3A-1E3B 1E40-1E49 1E52-1E5B
1E5E-1E63 1E6A-1E6F 1E80-1E87 1E8C-1E97 1E9E 1EA0-1EF9
"""
_IN_NAMES = "0020 0027 002C-002E 0060 007E 00A8 00B4 00B7 02B9-02BA 02BE-02BF 02C8 02CC 2019 2021"
# What the norm has besides: other signs (N2 to N4), Greek, Cyrillic and the extended signs (E1).
_BESIDES = """
0021-0026 0028-002B 002F-0040 005B-005F 007B-007D 00A1-00A3 00A5 00A7 00A9-00AC 00AE-00B3
00B5-00B6 00B9-00BB 00BF 00D7 00F7 20AC 00A4 00A6 00B8 00BC-00BE 0009-000A 000D 00A0
0386 0388-038A 038C 038E-03A1 03A3-03CE 040D 0410-042A 042C 042E-044A 044C 044E-044F 045D
0192 02B0 02B3 02C6 02DC 02E2 1D48 1D57 2018 201A 201C-201E 2020 2026 2030 2032-2033 2039-203A
2070 2074-2079 207F-2089 2122 221E 2264-2265
"""
# Sequences: what follows a letter, and the letters that it may follow.
_SEQUENCES = {
    "\u0300": "CFGKMPSTZcfgkmpstz",
    "\u0301": "JjÿĪī",
    "\u0302": "DKLMNdklmn",
    "\u0304": "CFHKNPSTZcfhknpstzÛûḲḳṢṣṬṭỤụ",
    "\u0306": "CMNRZcmnrzÇç",
    "\u0307": "KUku",
    "\u0308": "CTZczẠạỌọỤụ",
    "\u030b": "Aa",
    "\u030c": "J",
    "\u030d": "ēō",
    "\u0310": "Mm",
    "\u0315": "CKPTckptČč",
    "\u031b": "KTkt",
    "\u031b\u0304": "Ss",
    "\u0323": "CPcpČč",
    "\u0325": "LRlr",
    "\u0325\u0304": "LRlr",
    "\u0326": "CHKLNchklnŽž",
    "\u0327": "ZzŽž",
    "\u0328\u0306": "Cc",
    "\u0331": "HSs",
    "\u035fH": "K",
    "\u035fh": "Kk",
}
_BIDI = frozenset(
    "\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_NO_WIDTH = frozenset("\u200b\u2060\ufeff\u00ad")


def normalise(name: str) -> str:
    """Return ``name`` in the form in which it is kept: NFC, single blanks, none at the ends.

    Nothing else is changed: no letter is replaced and no case is touched. Raises Refusal,
    naming the character, if there is one that nobody sees (control characters, marks of
    direction, blanks without width).
    """
    folded = " ".join(name.split())
    for sign in folded:
        if sign in _BIDI | _NO_WIDTH or unicodedata.category(sign) in ("Cc", "Cs", "Co", "Cn"):
            raise Refusal("a name cannot hold %(sign)s.", sign=spoken(sign))
    return unicodedata.normalize("NFC", folded)


def unknown_characters(name: str, *, extended: bool = False) -> tuple[str, ...]:
    """Return what in ``name`` is no letter, sign or sequence of DIN 91379, each once.

    A letter with marks that is no sequence of the norm counts as one. With ``extended`` Greek,
    Cyrillic and all other signs of the norm are known too; names of persons have only Latin
    letters and the signs N1.
    """
    known = _known() | _known_besides() if extended else _known()
    text = unicodedata.normalize("NFC", name)
    return tuple(dict.fromkeys(part for part in _parts(text) if part not in known))


def is_din_91379(name: str) -> bool:
    """Tell whether an authority must accept every character of ``name`` (DIN 91379:2022-08)."""
    return not unknown_characters(name)


def check_characters(name: str) -> None:
    """Raise Refusal, naming the first character that DIN 91379 does not have, if there is one."""
    for part in unknown_characters(name):
        message = "a name cannot hold %(sign)s; DIN 91379 does not have it."
        raise Refusal(message, sign=" + ".join(spoken(sign) for sign in part))


def spoken(sign: str) -> str:
    """Return code point and name of ``sign``, with itself where it can be seen."""
    name = unicodedata.name(sign, "a character without a name")
    seen = f"“{sign}” " if sign.isprintable() and not unicodedata.combining(sign) else ""
    return f"{seen}(U+{ord(sign):04X}, {name})"


def _parts(text: str) -> Iterator[str]:
    """Yield each character with the marks that follow it, and each sequence over two letters."""
    start = 0
    while start < len(text):
        end = _with_marks(text, start)
        longer = _with_marks(text, end) if end < len(text) else end
        if text[start:longer] in _across():
            end = longer
        yield text[start:end]
        start = end


def _with_marks(text: str, start: int) -> int:
    end = start + 1
    while end < len(text) and unicodedata.category(text[end]).startswith("M"):
        end += 1
    return end


@cache
def _across() -> frozenset[str]:
    """Return the sequences that bind two letters."""
    return frozenset(
        base + rest for rest, bases in _SEQUENCES.items() if rest[-1].isalpha() for base in bases
    )


@cache
def _known() -> frozenset[str]:
    sequences = (base + rest for rest, bases in _SEQUENCES.items() for base in bases)
    return frozenset((*_ranges(_LETTERS), *_ranges(_IN_NAMES), *sequences))


@cache
def _known_besides() -> frozenset[str]:
    return frozenset(_ranges(_BESIDES))


def _ranges(text: str) -> Iterator[str]:
    for part in text.split():
        first, _, last = part.partition("-")
        yield from map(chr, range(int(first, 16), int(last or first, 16) + 1))
