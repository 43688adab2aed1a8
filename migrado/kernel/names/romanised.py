"""Names of other scripts in Latin letters, as a passport or an office may have written them."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

# ICAO Doc 9303-3 (8th edition, 2021), section 6 B; Ѓ, Ћ, Ѝ and Ь, which it does not list, as the
# passports of their countries have them.
_CYRILLIC = {
    **dict(zip("АБВГДЕЗИЙКЛМНОПРСТУФЫЭІЇЈҐЎЁ", "ABVGDEZIIKLMNOPRSTUFYEIIJGUE", strict=True)),
    **{"Ж": "ZH", "Х": "KH", "Ц": "TS", "Ч": "CH", "Ш": "SH", "Щ": "SHCH", "Ъ": "IE", "Ь": ""},
    **{"Ю": "IU", "Я": "IA", "Є": "IE", "Ђ": "D", "Ѕ": "DZ", "Љ": "LJ", "Њ": "NJ", "Ќ": "K"},
    **{"Џ": "DZ", "Ѓ": "G", "Ћ": "C", "Ѝ": "I"},
}
_SERBIAN = {"Ж": "Z", "Х": "H", "Ц": "C", "Ч": "C", "Ш": "S"}
_MACEDONIAN = {"Х": "H", "Ц": "C", "Ќ": "KJ", "Џ": "DJ", "Ѓ": "GJ"}
# Bulgaria's own law on transliteration (ДВ 19/2009) has Ъ = A and Х = H; ICAO has only Щ.
_BULGARIAN = {"Щ": "SHT", "Ъ": "A", "Х": "H", "Ю": "YU", "Я": "YA", "Й": "Y"}
_LANGUAGES: Mapping[str, Mapping[str, str]] = {
    "ru": {},
    "uk": {"Г": "H", "И": "Y"},
    "be": {"Г": "H", "Ё": "IO"},
    "bg": _BULGARIAN,
    "sr": _SERBIAN,
    "mk": _MACEDONIAN,
}
_FIRST_IN_UKRAINIAN = {"Є": "YE", "Ї": "YI", "Й": "Y", "Ю": "YU", "Я": "YA"}

# Consonants of Arabic and Persian in classes that no Latin spelling tells apart.
_ARABIC = {
    **dict.fromkeys("بپ", "B"),
    **dict.fromkeys("تطثة", "T"),
    **dict.fromkeys("جچژ", "J"),
    **dict.fromkeys("حهخ", "H"),
    **dict.fromkeys("دضذ", "D"),
    **dict.fromkeys("زظ", "Z"),
    **dict.fromkeys("سصش", "S"),
    **dict.fromkeys("قكکغگ", "K"),
    **{"ر": "R", "ف": "F", "ل": "L", "م": "M", "ن": "N"},
}
_PERSIAN = {**_ARABIC, **dict.fromkeys("ذضظ", "Z"), "ث": "S"}  # how Persian sounds them
_LATIN_GROUPS = (
    (r"DSCH|TSCH|DJ|DZH|ZH", "J"),
    (r"SCH|SH|CH", "S"),
    (r"KH", "H"),
    (r"GH|CK|[QCGX]", "K"),
    (r"TH", "T"),
    (r"DH", "D"),
    (r"PH", "F"),
    (r"P", "B"),
    (r"[AEIOUYWV]", ""),  # vowels, and the letters for the long ones
)
_ARABIC_SCRIPT = re.compile("[\u0621-\u064a\u0670-\u06d3]")


def romanisations(name: str) -> tuple[str, ...]:
    """Return ``name`` in Latin letters by ICAO Doc 9303, once for each language that differs.

    Cyrillic letters only; everything else stays. A name without Cyrillic comes back alone.
    """
    text = unicodedata.normalize("NFC", name).upper()
    return tuple(dict.fromkeys(_romanised(text, language) for language in _LANGUAGES))


def is_arabic(name: str) -> bool:
    """Tell whether there are letters of the Arabic script in ``name``."""
    return bool(_ARABIC_SCRIPT.search(name))


def consonants(name: str) -> tuple[str, ...]:
    """Return the consonants of each word of ``name``, in classes that both scripts share.

    ``name`` is a search form. Arabic script is read as Arabic and as Persian; the readings that
    differ are returned. A final h, which often stands for no sound, does not count.
    """
    if not is_arabic(name):
        return (" ".join(_bare(_latin_consonants(word)) for word in name.split()),)
    tables = (_ARABIC, _PERSIAN)
    return tuple(
        dict.fromkeys(
            " ".join(_bare(_arabic_consonants(word, table)) for word in name.split())
            for table in tables
        )
    )


def _arabic_consonants(word: str, table: Mapping[str, str]) -> str:
    return "".join(table.get(letter, "") for letter in word.removesuffix("ة"))


def _latin_consonants(word: str) -> str:
    for group, new in _LATIN_GROUPS:
        # A class that has been found is small, so that no later group takes it up again.
        word = re.sub(group, new.lower(), word)
    return word.upper()


def _bare(found: str) -> str:
    return re.sub(r"(.)\1+", r"\1", found).removesuffix("H")


def _romanised(text: str, language: str) -> str:
    return "".join(_letters(text, {**_CYRILLIC, **_LANGUAGES[language]}, language))


def _letters(text: str, table: Mapping[str, str], language: str) -> Iterator[str]:
    before = " "
    for letter in text:
        if language == "uk" and not before.isalpha() and before not in "'’ʼ":
            yield _FIRST_IN_UKRAINIAN.get(letter, table.get(letter, letter))
        else:
            yield table.get(letter, letter)
        before = letter
