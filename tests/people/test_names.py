"""Names of persons are kept as in the passport, letter by letter, and shown as wanted."""

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from migrado.kernel.names.characters import is_din_91379
from migrado.kernel.refusal import Refusal
from migrado.people.domain.names import FIELDS, MOST_LETTERS, Name, parse
from tests.support.shared import shared

pytestmark = pytest.mark.pure

# Letters and sequences of each kind, for tests that run without ../shared.
LETTERS = [*"AzÄßẞÿŒĲŀŉŁħƏɨǬȲạỹĐđ", "A\u030b", "C\u0328\u0306", "K\u035fH", "L\u0325\u0304"]
PASSPORT_NAMES = st.lists(st.sampled_from([*LETTERS, *"aeiou -'’.,"]), min_size=1, max_size=25).map(
    "".join
)


def letters_of_the_norm() -> list[str]:
    text = shared("data/names/latin_list_1.3.txt").read_text(encoding="utf-8")
    lines = [[part.strip() for part in line.split(";")] for line in text.splitlines() if line]
    return [
        "".join(chr(int(point, 16)) for point in points.split())
        for group, _, points, *_ in lines
        if group == "bll"
    ]


def test_every_letter_of_the_norm_is_kept_in_each_passport_name():
    for letter in letters_of_the_norm():
        name = parse(family=f"Ma{letter}x", given=letter, birth_family=letter)

        assert (name.family, name.given, name.birth_family) == (f"Ma{letter}x", letter, letter)


@given(PASSPORT_NAMES)
def test_a_name_that_is_parsed_twice_is_the_same_and_no_letter_is_changed(text):
    assume(any(sign.isalpha() for sign in text) and is_din_91379(text))

    name = parse(family=text, native=text)

    assert parse(family=name.family, native=name.native) == name
    assert name.family.split() == unicodedata.normalize("NFC", text).split()


@pytest.mark.parametrize(
    ("family", "kept"),
    [
        ("  Al \t Hasan\n", "Al Hasan"),
        ("Mu\u0308ller", "Müller"),
        ("O’Brien", "O’Brien"),
        ("von und zu MÜLLER", "von und zu MÜLLER"),
        ("Đorđević-Nguyễn", "Đorđević-Nguyễn"),
    ],
)
def test_only_blanks_and_composition_are_put_right(family, kept):
    assert parse(family=family).family == kept


def test_a_name_in_the_own_script_and_a_called_name_may_hold_any_letters():
    name = parse(given="Selam", called="Сашко", native="ሰላም ተስፋይ")

    assert (name.called, name.native) == ("Сашко", "ሰላም ተስፋይ")
    assert parse(given="Reza", native="می\u200cخواه").native == "می\u200cخواه"  # Persian needs it


@pytest.mark.parametrize("field", ["family", "given", "birth_family"])
def test_a_letter_that_no_passport_has_is_refused_by_name_and_field(field):
    with pytest.raises(Refusal) as refused:
        parse(**{"given": "Olena", field: "Шевченко"})

    assert refused.value.where == field
    assert "“Ш” (U+0428, CYRILLIC CAPITAL LETTER SHA)" in str(refused.value)
    assert "евченко" not in str(refused.value)


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ol\u202eena", "U+202E"),
        ("-", "a name needs a letter."),
        ("a" * (MOST_LETTERS + 1), "200 characters at most"),
    ],
)
def test_what_is_no_name_is_refused_in_every_field(field, text, told):
    with pytest.raises(Refusal, match=rf"^{field}: ") as refused:
        parse(**{"given": "Olena", field: text})

    assert told in str(refused.value)


def test_a_person_may_have_one_name_but_not_none():
    assert parse(family="Suharto").sorted == "Suharto"
    assert parse(given="Suharto").sorted == "Suharto"
    with pytest.raises(Refusal, match="needs a family name or a given name"):
        parse(native="Олена", called="Olena")
    with pytest.raises(Refusal):
        Name("", "")


def test_a_person_is_shown_as_called_and_sorted_as_in_the_passport():
    name = parse(family="Kovalenko", given="Olena Ivanivna", called="Lena", birth_family="Bondar")

    assert name.shown == "Lena Kovalenko"
    assert name.full == "Olena Ivanivna Kovalenko"
    assert name.sorted == "Kovalenko, Olena Ivanivna"
    assert parse(given="Suharto").shown == "Suharto"
