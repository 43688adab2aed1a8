"""Brings text into one form, when it is indexed and when it is asked: the same letters for all.

Whoever types without accents, with another keyboard or with the letters written out finds the
same: letters are folded first, stems are taken from what is folded.
"""

import re
import unicodedata

LONGEST_QUERY = 600  # characters; what comes after is not read
LONGEST_WORD = 60

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = "'\u2018\u2019\u02bc\u02b9\u00b4`\uff07\u2032"
_APOSTROPHES = re.compile(f"(?<=\\w)[{_APOSTROPHE}](?=\\w)")
# Marks above and below letters. Those that make й and ї stay: they are letters of their own.
_MARKS = re.compile(
    "(?<![\u0438\u0456])[\u0300-\u036f]|[\u064b-\u065f\u0670\u06d6-\u06ed\u0610-\u061a]"
)
_ENDS_AT_APOSTROPHE = {"tr", "fr"}  # Dortmund'da, l'école
_GERMAN = re.compile(r"(?<![aeq])ue|ae|oe")
_PERSIAN_JOINED = re.compile(r"\b(ن?می) (?=\w)|(?<=\w) (ها(?:ی|یی)?)\b")

_ONE_FORM = {
    "ı": "i", "ß": "ss", "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th",
    "ґ": "г", "ё": "е",
    "\u0671": "ا", "\u0649": "ي", "\u0629": "ه", "\u06c0": "ه", "\u06d5": "ه", "\u06be": "ه",
    "\u06cc": "ي", "\u06d0": "ي", "\u06a9": "ك", "\u0640": "", "\u0621": "", "\u0674": "",
}  # fmt: skip
_PERSIAN_FORM = {"\u064a": "ی", "\u0643": "ک", "\u0629": "ه"}
# In Tigrinya ሠ sounds as ሰ and ፀ as ጸ, and the spelling varies; ሀ ሐ ኀ and አ ዐ stay apart.
_ETHIOPIC = {0x1220 + at: chr(0x1230 + at) for at in range(7)} | {
    0x1340 + at: chr(0x1338 + at) for at in range(7)
}


class _Letters(dict[int, str]):
    """What becomes of each character; worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        digit = unicodedata.decimal(character, None)
        if digit is not None:
            character = str(digit)
        elif code >= 0x80 and unicodedata.category(character) in {"Cf", "Cc", "Mn"}:
            character = ""
        self[code] = character
        return character


_LETTERS = _Letters(str.maketrans(_ONE_FORM) | _ETHIOPIC)
_PERSIAN = str.maketrans(_PERSIAN_FORM)


def base_of(language: str) -> str:
    """Return the language without region or style: easy German (de-si) is read as German."""
    return language.lower().partition("-")[0]


def fold(text: str, language: str) -> str:
    """Return ``text`` in small letters of one form, of the script it is written in.

    Accents, harakat, tatweel, apostrophes inside a word, soft hyphens, bidirectional and other
    control characters vanish; digits of all scripts become 0 to 9. German umlauts and what is
    written for them without the key meet in the plain letter (ü, ue and u are one; "neue" keeps
    its ue).
    """
    text = _APOSTROPHES.sub(" " if language in _ENDS_AT_APOSTROPHE else "", text)
    if not text.isascii():
        text = _fold_letters(text)
    text = text.lower()
    if language == "de":
        return _GERMAN.sub(lambda found: found[0][0], text)
    if language == "fa":
        return _PERSIAN_JOINED.sub(r"\1\2", text.translate(_PERSIAN))
    return text


def words(text: str, language: str) -> list[str]:
    """Return the folded words of ``text`` in their order; punctuation and emoji separate them."""
    return [word[:LONGEST_WORD] for word in _WORD.findall(fold(text, language))]


def query_words(query: str, language: str) -> list[str]:
    """Return the words of what somebody typed, of its first ``LONGEST_QUERY`` characters."""
    return words(query[:LONGEST_QUERY], language)


def _fold_letters(text: str) -> str:
    text = unicodedata.normalize("NFKD", text.replace("İ", "i").lower())
    return unicodedata.normalize("NFC", _MARKS.sub("", text)).translate(_LETTERS)
