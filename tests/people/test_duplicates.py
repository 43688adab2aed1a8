"""Two portraits of one person are recognised and why; relatives and namesakes are not."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migrado.people.domain.birth import UNKNOWN, Birth
from migrado.people.domain.duplicates import (
    EQUAL,
    LIKELY,
    POSSIBLE,
    WEIGHTS,
    Portrait,
    Reason,
    compare,
)
from migrado.people.domain.names import Name
from tests.people.synthetic import again, candidates, population

pytestmark = pytest.mark.pure

BORN = Birth(1990, 5, 2)
NEW_YEAR = Birth(1990, 1, 1)
FLAGGED = Birth(1990, 1, 1, is_conventional=True)
LETTERS = st.text(st.sampled_from([*"aehiklmnosu -'", "ß", "đ", "Ş", "ж", "م"]), max_size=12)
BIRTHS = st.sampled_from([UNKNOWN, BORN, NEW_YEAR, FLAGGED, Birth(1990), Birth(1990, 5)])


def portrait(name: str, birth: Birth = BORN, **more: str) -> Portrait:
    """Return a portrait of "Family, Given"."""
    family, _, given_names = name.partition(",")
    return Portrait(Name(family.strip(), given_names.strip(), **more), birth)


SPELLINGS = [
    ("Kovalenko, Olena", "KOVALENKO, OLENA", Reason.SAME_NAME),
    ("Müller, Jan", "Mueller, Jan", Reason.SEARCH_FORM),
    ("Müller, Jan", "Muller, Jan", Reason.SPELLING),
    ("Hämäläinen, Aino", "Hamalainen, Aino", Reason.SPELLING),
    ("Nguyễn, Văn A", "Nguyen, Van A", Reason.SEARCH_FORM),
    ("Yılmaz, Şükrü", "Yilmaz, Sukru", Reason.SPELLING),
    ("O'Brien, Seán", "OBrien, Sean", Reason.SEARCH_FORM),
    ("Đorđević, Ana", "Dordevic, Ana", Reason.SEARCH_FORM),
    ("Đorđević, Ana", "Djordjević, Ana", Reason.SPELLING),
    ("Əliyev, Ilham", "Aliyev, Ilham", Reason.SPELLING),
    ("Kovalenko, Oleksandr", "Коваленко, Олександр", Reason.TRANSLITERATION),
    ("Kovalenko, Olena", "Kowalenko, Olena", Reason.SPELLING),
    ("Shevchenko, Olena", "Schewtschenko, Olena", Reason.SPELLING),
    ("Kovalenko, Oleksandr", "Kovalenko, Alexander", Reason.OTHER_FORM),
    ("Kovalenko, Олена", "Kovalenko, Elena", Reason.OTHER_FORM),
    ("Ali, Mohammed", "Ali, Muhammad", Reason.CONSONANTS),
    ("Ali, Mohammed", "علي, محمد", Reason.CONSONANTS),
    ("Hasan, Yusuf", "Hassan, Youssef", Reason.CONSONANTS),
    ("Hasan, Yusuf", "حسن, يوسف", Reason.CONSONANTS),
    ("Khalil, Fatima", "خليل, فاطمة", Reason.CONSONANTS),
    ("Al-Hasan, Omar", "Hassan, Omar", Reason.SPELLING),
    ("El Hasan, Omar", "Alhassan, Omar", Reason.SPELLING),
    ("Ar-Rahman, Omar", "الرحمن, عمر", Reason.CONSONANTS),
    ("Haddad, Walid", "Haddad, Oualid", Reason.SPELLING),
    ("Othman, Ali", "Osman, Ali", Reason.SPELLING),
    ("Haddad, Abdullah", "Haddad, Abdallah", Reason.SPELLING),
    (", Suharto", ", Soeharto", Reason.CONSONANTS),
    ("Petrenko, Ivan", "Petremko, Ivan", Reason.LETTER_IN_FAMILY),
    ("Kowalski, Ana", "Kowalska, Ana", Reason.LETTER_IN_FAMILY),
]


@pytest.mark.parametrize(("one", "other", "reason"), SPELLINGS)
def test_the_same_name_in_another_spelling_is_likely_with_the_same_birth(one, other, reason):
    found = compare(portrait(one), portrait(other))

    assert found.reasons == (reason, Reason.SAME_BIRTH)
    assert found.is_likely


@pytest.mark.parametrize(
    ("one", "other", "way"),
    [
        ("Kovalenko, Olena", "Olena, Kovalenko", Reason.SWAPPED),
        ("Коваленко, Олена", "Olena, Kovalenko", Reason.SWAPPED),
        ("Nguyễn, Văn A", "A, Nguyen Van", Reason.SWAPPED),
        (", Suharto", "Suharto,", Reason.SWAPPED),
        ("Schmidt, Anne Marie", "Schmidt, Annemarie", Reason.JOINED),
        ("Schmidt, Anne-Marie", "Schmidt, Annemarie", Reason.JOINED),
        ("O Brien, Seán", "O'Brien, Seán", Reason.JOINED),
        ("Abd al-Rahman, Omar", "Abdulrahman, Omar", Reason.JOINED),
        ("عبد الرحمن, عمر", "Abdulrahman, Omar", Reason.JOINED),
        ("López, Ana María", "Lopez, Ana", Reason.MORE_NAMES),
        ("López García, Ana", "López, Ana", Reason.MORE_NAMES),
    ],
)
def test_swapped_joined_and_missing_names_are_likely_and_told(one, other, way):
    found = compare(portrait(one), portrait(other))

    assert way in found.reasons
    assert found.is_likely


def test_a_called_name_a_birth_name_and_an_own_script_are_compared_too():
    olena = portrait("Kovalenko, Olena", called="Lesia", birth_family="Bondar")
    native = portrait("Kovalenko, Alexander", native="Коваленко Олександр")

    called = compare(olena, portrait("Kovalenko, Lesia"))
    unmarried = compare(olena, portrait("Bondar, Olena"))
    in_script = compare(native, portrait("Kovalenko, Oleksandr"))

    assert (called.is_likely, Reason.CALLED in called.reasons) == (True, True)
    assert (unmarried.is_likely, Reason.BIRTH_NAME in unmarried.reasons) == (True, True)
    assert in_script.reasons[0] is Reason.TRANSLITERATION


BIRTH_PAIRS = [
    (BORN, BORN, Reason.SAME_BIRTH, LIKELY),
    (BORN, Birth(1990, 2, 5), Reason.DAY_MONTH_SWAPPED, LIKELY),
    (BORN, Birth(1991, 5, 2), Reason.YEAR_OFF_BY_ONE, LIKELY),
    (BORN, Birth(1990, 5, 12), Reason.ONE_DIGIT, LIKELY),
    (BORN, Birth(1990), Reason.SAME_YEAR, LIKELY),
    (BORN, Birth(1990, 5), Reason.SAME_MONTH, LIKELY),
    (BORN, FLAGGED, Reason.CONVENTION_IN_YEAR, LIKELY),
    (BORN, NEW_YEAR, Reason.CONVENTION_IN_YEAR, LIKELY),
    (FLAGGED, NEW_YEAR, Reason.CONVENTION, LIKELY),
    (Birth(1990), FLAGGED, Reason.SAME_YEAR, LIKELY),
    (NEW_YEAR, Birth(1991, 1, 1), Reason.CONVENTION_YEAR_OFF, POSSIBLE),
    (BORN, UNKNOWN, Reason.BIRTH_UNKNOWN, POSSIBLE),
    (BORN, Birth(1990, 8, 17), Reason.OTHER_BIRTH, 0),
    (BORN, Birth(1965, 11, 2), Reason.OTHER_BIRTH, 0),
    (BORN, Birth(1990, 6), Reason.OTHER_BIRTH, 0),
    (BORN, Birth(1989), Reason.OTHER_BIRTH, 0),
    (FLAGGED, Birth(1992, 1, 1), Reason.OTHER_BIRTH, 0),
]


@pytest.mark.parametrize(("one", "other", "reason", "least"), BIRTH_PAIRS)
def test_a_birth_that_was_entered_otherwise_is_recognised(one, other, reason, least):
    found = compare(portrait("Kovalenko, Olena", one), portrait("Kovalenko, Olena", other))

    assert found.reasons == (Reason.SAME_NAME, reason)
    assert found.score >= least
    assert found.is_likely == (least == LIKELY)
    assert least or found.score < POSSIBLE


OTHERS = [
    ("siblings", "Ahmed, Hasan", BORN, "Ahmed, Omar", Birth(1992, 7, 9)),
    ("twins", "Ahmed, Hasan", BORN, "Ahmed, Hussein", BORN),
    ("twins", "أحمد, حسن", BORN, "أحمد, عمر", BORN),
    ("twins, brother and sister", "Ahmed, Samir", BORN, "Ahmed, Samira", BORN),
    ("the same, in two scripts", "Ahmed, Samir", BORN, "أحمد, سميرة", BORN),
    ("twins", "Koval, Alina", BORN, "Koval, Elina", BORN),
    ("twins", "Koval, Hana", BORN, "Koval, Lana", BORN),
    ("twins", "Koval, Daniel", BORN, "Koval, Daniela", BORN),
    ("twins with a common name", "Nguyen, Van A", BORN, "Nguyen, Van Binh", BORN),
    ("twins with a common name", "García, Ana María", BORN, "García, Ana Lucía", BORN),
    ("father and son", "Ali, Mohammed", BORN, "Ali, Mohammed", Birth(2015, 5, 3)),
    ("father and son", "Ali, Mohammed", NEW_YEAR, "Ali, Mohammed", Birth(2015, 1, 1)),
    ("husband and wife", "Koval, Oleksandr", BORN, "Koval, Olena", Birth(1991, 5, 2)),
    ("namesakes", "Ali, Mohammed", BORN, "Ali, Mohamad", Birth(1984, 9, 30)),
    ("the same birth", "Kovalenko, Olena", BORN, "Petrenko, Ivan", BORN),
    ("Turkish names", "Kılıç, Can", BORN, "Çelik, Can", BORN),
]


@pytest.mark.parametrize(("_who", "one", "born", "other", "other_born"), OTHERS)
def test_relatives_and_namesakes_are_not_likely(_who, one, born, other, other_born):
    assert not compare(portrait(one, born), portrait(other, other_born)).is_likely


def test_siblings_parents_and_strangers_are_not_even_possible():
    far = [row for row in OTHERS if not row[0].startswith(("twins with", "Turkish"))]

    scores = {
        (one, other): compare(portrait(one, born), portrait(other, other_born)).score
        for _, one, born, other, other_born in far
    }

    assert {pair: score for pair, score in scores.items() if score >= POSSIBLE} == {}


def test_another_sex_and_no_nationality_in_common_weigh_against():
    one = replace(portrait("Ali, Amal"), sex="f", nationalities=frozenset({"SY", "TR"}))
    other = replace(portrait("Ali, Amel"), sex="m", nationalities=frozenset({"IQ"}))

    found = compare(one, other)

    assert {Reason.OTHER_SEX, Reason.OTHER_NATIONALITIES} <= set(found.reasons)
    assert found.score == sum(WEIGHTS[reason] for reason in found.reasons)
    known = compare(one, replace(one, nationalities=frozenset({"TR"})))
    assert Reason.OTHER_NATIONALITIES not in known.reasons
    assert compare(one, replace(one, sex="")).reasons == (Reason.SAME_NAME, Reason.SAME_BIRTH)


def test_every_reason_has_a_weight():
    assert set(WEIGHTS) == set(Reason)


@st.composite
def portraits(draw):
    family, given_names, native = draw(LETTERS), draw(LETTERS), draw(LETTERS)
    name = Name(family or given_names or "a", given_names, called=draw(LETTERS), native=native)
    return Portrait(name, draw(BIRTHS), draw(st.sampled_from(["", "f", "m"])))


@given(portraits(), portraits())
def test_a_comparison_is_the_same_from_both_sides_and_adds_up(one, other):
    found = compare(one, other)

    assert found == compare(other, one)
    assert found.score == EQUAL or 0 <= found.score <= EQUAL
    if one != other:
        assert found.score == min(100, max(0, sum(WEIGHTS[why] for why in found.reasons)))


@given(portraits())
def test_equal_portraits_have_the_whole_score(one):
    assert compare(one, replace(one)).score == EQUAL


def test_most_of_those_who_were_entered_twice_are_found_and_few_others():
    dice, people = random.Random(3), population(500)
    entered = [one.portrait for one in people]
    twice = {(at, len(people) + at) for at in range(0, 250)}
    entered += [again(people[at], dice)[0] for at in range(250)]

    scores = {
        pair: compare(entered[pair[0]], entered[pair[1]]).score for pair in candidates(entered)
    }

    likely = {pair for pair, score in scores.items() if score >= LIKELY}
    possible = {pair for pair, score in scores.items() if score >= POSSIBLE}
    assert len(possible & twice) >= 0.95 * len(twice)
    assert len(likely & twice) >= 0.8 * len(twice)
    assert len(likely - twice) <= 0.05 * len(likely)


def test_a_name_without_letters_that_are_compared_is_no_reason():
    assert compare(portrait("漢,"), portrait("字,")).reasons[0] is Reason.OTHER_NAME
