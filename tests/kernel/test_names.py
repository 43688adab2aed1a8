"""Names: every letter of DIN 91379 is accepted, kept and found; spellings are compared."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from migrado.kernel.names.characters import (
    check_characters,
    is_din_91379,
    normalise,
    unknown_characters,
)
from migrado.kernel.names.likeness import Reason, likeness, same_person_name
from migrado.kernel.names.romanised import romanisations
from migrado.kernel.names.searching import search_form
from migrado.kernel.refusal import Refusal
from tests.support.effort import effort
from tests.support.shared import shared

pytestmark = pytest.mark.pure

# Letters and sequences of each kind, for tests that run without ../shared.
LETTERS = "AzÄßẞÿŒĲŀŉŁħƏɨǬȲạỹ" + "".join(["A\u030b", "C\u0328\u0306", "K\u035fH", "L\u0325\u0304"])
NAMES = st.text(st.sampled_from([*LETTERS, *"aeiouyhjkstz -'’ЖшїГЯالحمدينσΐ"]), max_size=25)


def lines(name: str) -> list[list[str]]:
    text = shared(f"data/names/{name}").read_text(encoding="utf-8")
    return [[part.strip() for part in line.split(";")] for line in text.splitlines() if line]


def signs(points: str) -> str:
    return "".join(chr(int(point, 16)) for point in points.split())


def test_every_line_of_the_norm_is_known_and_nothing_else():
    listed = {signs(points): group for group, _, points, *_ in lines("latin_list_1.3.txt")}

    in_names = {sign for sign, group in listed.items() if group in ("bll", "bnlreq")}
    marks = {sign for sign, group in listed.items() if group == "dc"}

    assert len(listed) == 930
    assert {sign for sign in listed if is_din_91379(sign)} == in_names
    assert {sign for sign in listed if unknown_characters(sign, extended=True)} == marks
    every = map(chr, (*range(0xD800), *range(0xE000, 0x11000)))
    known = {sign for sign in every if not unknown_characters(sign, extended=True)}
    normal = {sign for sign in known if unicodedata.normalize("NFC", sign) == sign}
    assert normal == {sign for sign in set(listed) - marks if len(sign) == 1}


def test_every_letter_of_the_norm_is_kept_as_it_is():
    letters = [
        signs(points) for group, _, points, *_ in lines("latin_list_1.3.txt") if group == "bll"
    ]

    assert [letter for letter in letters if normalise(letter) != letter] == []
    decomposed = [unicodedata.normalize("NFD", letter) for letter in letters]
    assert [normalise(letter) for letter in decomposed] == letters


def test_the_search_form_is_that_of_the_norm_for_every_letter():
    listed = [(signs(line[2]), signs(line[5])) for line in lines("latin_list_search_form_1.3.txt")]

    assert len(listed) == 649
    assert [
        (letter, search_form(letter)) for letter, form in listed if search_form(letter) != form
    ] == []


def test_the_search_form_is_that_of_isyfact_for_every_letter():
    table = shared("data/names/isy_sonderzeichen/transformation_dinnorm91379_zu_suchform.transform")
    pairs = [line.split(" = ") for line in table.read_text().splitlines() if line[:2].isalnum()]
    listed = [
        (signs(letter.replace("+", " ")), signs(form.replace("+", " ")))
        for letter, form in pairs
        if not letter.startswith("standard")
    ]

    assert len(listed) == 649
    assert [letter for letter, form in listed if search_form(letter) != form] == []


def test_a_letter_is_found_inside_a_name_as_alone():
    for letter, form in (("Ǖ", "UE"), ("K\u035fh", "KH"), ("ß", "SS"), ("ŉ", "N")):
        assert search_form(f"ma{letter}x") == f"MA{form}X"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("  Olena \t Shevchenko\n", "Olena Shevchenko"),
        ("Mu\u0308ller", "Müller"),
        ("O’Neil-d'Arc", "O’Neil-d'Arc"),
        ("MÜLLER von und zu", "MÜLLER von und zu"),
        ("Олена", "Олена"),
        ("", ""),
    ],
)
def test_a_name_is_kept_with_nothing_else_changed(name, kept):
    assert normalise(name) == kept


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Ol\x00ena", "U+0000"),
        ("Ol\u200bena", "U+200B, ZERO WIDTH SPACE"),
        ("Ol\u202eena", "U+202E, RIGHT-TO-LEFT OVERRIDE"),
        ("Ol\ud800ena", "U+D800"),
        ("\ufeffOlena", "U+FEFF"),
    ],
)
def test_what_nobody_sees_is_refused_by_name(name, told):
    with pytest.raises(Refusal) as refused:
        normalise(name)

    assert told in str(refused.value)


def test_what_the_norm_does_not_have_is_named():
    assert unknown_characters("Ma漢x 漢") == ("漢",)
    assert unknown_characters("Q\u0304a") == ("Q\u0304",)  # both are known, the sequence is not
    assert unknown_characters("K\u035fx") == ("K\u035f",)
    assert unknown_characters("Олена") == tuple("Олена")
    assert unknown_characters("Анна Ζωή", extended=True) == ()
    assert is_din_91379("Nguyễn Văn An-Đỗ")
    check_characters("Çelik")
    with pytest.raises(Refusal, match=r"“漢” \(U\+6F22.*DIN 91379 does not have it"):
        check_characters("漢")


ALIKE = [
    ("Müller", "MU\u0308LLER", Reason.IDENTICAL, False),
    ("Müller", "Mueller", Reason.SEARCH_FORM, False),
    ("O'Neil", "ONeil", Reason.SEARCH_FORM, False),
    ("Nguyễn Văn An", "Nguyen Van An", Reason.SEARCH_FORM, False),
    ("Çelik Ayşe", "AYSE CELIK", Reason.SEARCH_FORM, True),
    ("Олена Шевченко", "Olena Shevchenko", Reason.TRANSLITERATION, False),
    ("Олена Шевченко", "Shevchenko Olena", Reason.TRANSLITERATION, True),
    ("Олена Шевченко", "Schewtschenko Olena", Reason.SPELLING, True),
    ("Юлія Тимошенко", "Yuliia Tymoshenko", Reason.TRANSLITERATION, False),
    ("Юлия Тимошенко", "Julia Timoschenko", Reason.SPELLING, False),
    ("Ганна Коваль", "Hanna Koval", Reason.TRANSLITERATION, False),
    ("Сергей Щербаков", "Sergej Schtscherbakow", Reason.SPELLING, False),
    ("Георги Стоянов", "Georgi Stoyanov", Reason.TRANSLITERATION, False),
    ("Ђорђе Живковић", "Đorđe Živković", Reason.TRANSLITERATION, False),
    ("Müller", "Muller", Reason.SPELLING, False),
    ("Ana María López", "Ana Lopez", Reason.FURTHER_NAMES, False),
    ("محمد الحسن", "Mohammed Al-Hasan", Reason.CONSONANTS, False),
    ("محمد الحسن", "Alhassan Mohamad", Reason.CONSONANTS, True),
    ("فاطمة حسين", "Fatima Hussein", Reason.CONSONANTS, False),
    ("احمد رضایی", "Ahmad Rezai", Reason.CONSONANTS, False),
]


@pytest.mark.parametrize(("one", "other", "reason", "swapped"), ALIKE)
def test_one_name_in_two_spellings_is_recognised_and_why(one, other, reason, swapped):
    found = likeness(one, other)

    assert (found.reason, found.swapped) == (reason, swapped)
    assert same_person_name(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Schmidt", "Peter Meyer"),
        ("Anna Schmidt", "Anna Meyer"),
        ("Anna Schmidt", "Anna Schmid"),
        ("Олена Шевченко", "Olena Kovalenko"),
        ("علي", "Ola"),  # too few consonants to tell
        ("محمد الحسن", "Mohammed Khalil"),
        ("", ""),
        ("", "Anna"),
        ("Anna", "Anna Schmidt"),  # one name is not enough
    ],
)
def test_other_names_are_not_taken_for_one(one, other):
    assert not same_person_name(one, other)


def test_cyrillic_is_written_as_the_passports_of_each_country_have_it():
    assert "SHCHERBAKOV" in romanisations("Щербаков")
    assert "YEVHENIIA" in romanisations("Євгенія")
    assert "SHTEREV" in romanisations("Щерев")
    assert romanisations("Anna") == ("ANNA",)


@settings(max_examples=effort("default"), deadline=None)
@given(NAMES)
def test_the_search_form_of_a_search_form_is_itself(name):
    assert search_form(search_form(name)) == search_form(name)
    assert search_form(unicodedata.normalize("NFD", name)) == search_form(name)


@settings(max_examples=effort("default"), deadline=None)
@given(NAMES)
def test_a_kept_name_is_kept_and_found(name):
    kept = normalise(name)

    assert normalise(kept) == kept
    assert search_form(kept) == search_form(name)
    assert likeness(kept, name).score == 1 or not kept


@settings(max_examples=effort("default"), deadline=None)
@given(NAMES, NAMES)
def test_likeness_is_the_same_from_both_sides(one, other):
    found = likeness(one, other)

    assert found == likeness(other, one)
    assert 0 <= found.score <= 1
