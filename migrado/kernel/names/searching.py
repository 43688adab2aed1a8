"""The form in which names are looked for: Latin letters become A to Z."""

import unicodedata

# Letters that Unicode does not take apart, and those that do not become their base letter:
# search form of DIN 91379:2022-08, after ICAO Doc 9303-3 (8th edition, 2021), section 6 A.
_LETTERS = {
    **{"Æ": "AE", "Œ": "OE", "Ø": "OE", "Þ": "TH", "ẞ": "SS"},
    **{"Ð": "D", "Đ": "D", "Ħ": "H", "ĸ": "K", "Ł": "L", "Ŋ": "N", "Ŧ": "T"},
    **{"Ƈ": "C", "Ə": "E", "Ɨ": "I", "Ʒ": "Z", "Ǥ": "G"},
}
_DIAERESIS, _RING = "\u0308", "\u030a"
_WRITTEN_OUT = {
    **{("A", _DIAERESIS): "AE", ("O", _DIAERESIS): "OE", ("U", _DIAERESIS): "UE"},
    ("A", _RING): "AA",
}
_LEFT_OUT = frozenset("'’‘`´ʼʹʺʾʿˈˌ·′″")


def search_form(name: str) -> str:
    """Return the search form of ``name``: capitals A to Z, single blanks.

    Apostrophes go, hyphens and other signs become blanks. Letters of other scripts stay, as
    capitals where the script has them. The form of a form is itself.
    """
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", name).upper())
    found, start = [], 0
    while start < len(text):
        end = start + 1
        while end < len(text) and unicodedata.category(text[end]).startswith("M"):
            end += 1
        found.append(_searched(text[start], text[start + 1 : end]))
        start = end
    return " ".join("".join(found).split())


def _searched(letter: str, marks: str) -> str:
    letter = _LETTERS.get(letter, letter)
    if letter.isascii() and letter.isalpha():
        return next((_WRITTEN_OUT[letter, m] for m in marks if (letter, m) in _WRITTEN_OUT), letter)
    if letter in _LEFT_OUT or unicodedata.category(letter) == "Lm":
        return ""
    if letter.isalpha():
        return unicodedata.normalize("NFC", letter + marks)
    return " "
