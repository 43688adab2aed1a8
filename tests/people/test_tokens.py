"""What is stored to search by, what is asked for, and that both meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migrado.people.domain.birth import UNKNOWN, Birth
from migrado.people.domain.names import Name, parse
from migrado.people.domain.tokens import (
    ENOUGH,
    STARTS,
    Purpose,
    Term,
    asked,
    asked_like,
    fits,
    questions,
    terms,
)

pytestmark = pytest.mark.pure

OLENA = parse(family="Kovalenko", given="Olena", birth_family="Bondar", called="Lena")
BORN = Birth(1990, 5, 2)
WORDS = st.text(st.sampled_from([*"aeioubdklmnstzäüŞđ"]), min_size=1, max_size=9)


def is_found(query: str, name: Name, birth: Birth = UNKNOWN) -> bool:
    """Tell whether the stored terms meet each group of the query, as the database would."""
    stored = terms(name, birth)
    groups = questions(query)
    return bool(groups) and all(group & stored for group in groups)


FOUND = [
    ("Olen", "Kovalenko", "Olena"),
    ("ole kov", "Kovalenko", "Olena"),
    ("Kovalenko, Olena", "Kovalenko", "Olena"),
    ("Олена Коваленко", "Kovalenko", "Olena"),
    ("Коваленк", "Kovalenko", "Olena"),
    ("Kowalenko", "Kovalenko", "Olena"),
    ("Elena", "Kovalenko", "Olena"),
    ("Alexander", "Kovalenko", "Oleksandr"),
    ("Schewtschenko", "Shevchenko", "Taras"),
    ("Mohammed", "Ali", "Muhammad"),
    ("محمد علي", "Ali", "Muhammad"),
    ("Youssef", "Hasan", "Yusuf"),
    ("يوسف", "Hasan", "Yusuf"),
    ("Hassan", "Al-Hasan", "Omar"),
    ("Alhassan", "Al-Hasan", "Omar"),
    ("الحسن", "Al-Hasan", "Omar"),
    ("Omar", "Al Omar", "Sami"),
    ("Abdul Rahman", "Abdulrahman", "Sami"),
    ("Abdulrahman", "Abd al-Rahman", "Sami"),
    ("Sukru Yilmaz", "Yılmaz", "Şükrü"),
    ("Şük", "Yilmaz", "Sukru"),
    ("Muller", "Müller", "Jan"),
    ("Mueller", "Müller", "Jan"),
    ("Hamalainen", "Hämäläinen", "Aino"),
    ("Nguyen Van A", "Nguyễn", "Văn A"),
    ("Djordjevic", "Đorđević", "Ana"),
    ("Dordevic", "Đorđević", "Ana"),
    ("Aliyev", "Əliyev", "Ilham"),
    ("OBrien", "O'Brien", "Seán"),
    ("O’Brien", "O'Brien", "Seán"),
    ("O Brien", "O'Brien", "Seán"),
    ("Anne Marie", "Schmidt", "Annemarie"),
    ("Annemarie", "Schmidt", "Anne-Marie"),
    ("Suharto", "", "Suharto"),
    ("Li", "Li", "Wei"),
]


@pytest.mark.parametrize(("query", "family", "given_names"), FOUND)
def test_a_name_is_found_in_whatever_spelling(query, family, given_names):
    name = parse(family=family, given=given_names)

    assert is_found(query, name)
    assert fits(query, name, UNKNOWN)


@pytest.mark.parametrize("query", ["Lena", "Bondar", "Олена", "Bondar Olena"])
def test_all_names_of_a_person_are_searched(query):
    assert is_found(query, OLENA)


@pytest.mark.parametrize(
    "query", ["Petra", "Olena Petra", "Ko", "Olena 1991", "Olenka", "Kovalchuk"]
)
def test_other_names_and_births_do_not_fit(query):
    assert not fits(query, OLENA, BORN)


def test_beginnings_are_sorted_out_after_opening():
    name = parse(family="Kovalchuk", given="Olena")

    assert is_found("Kovalen", name)  # five letters of it are all that is stored
    assert not fits("Kovalen", name, UNKNOWN)


@pytest.mark.parametrize(
    "query",
    ["2.5.1990", "02.05.1990", "2. 5. 1990", "2/5/1990", "1990-05-02", "2.5.90", "5.1990"]
    + ["1990-05", "1990", "٢.٥.١٩٩٠", "5.2.1990", "2.5.1991", "Olena, 2.5.1990", "* 1990"],
)
def test_a_birth_is_found_in_the_usual_notations_and_near_them(query):
    assert is_found(query, OLENA, BORN)
    assert fits(query, OLENA, BORN)


@pytest.mark.parametrize("query", ["3.5.1990", "2.6.1990", "2.5.1992", "1991", "6.1990"])
def test_another_birth_is_not_found(query):
    assert not is_found(query, OLENA, BORN)


@pytest.mark.parametrize(
    "birth", [Birth(1990), Birth(1990, 5), Birth(1990, 1, 1, is_conventional=True)]
)
def test_who_is_known_by_a_year_only_is_found_by_the_day(birth):
    assert is_found("Olena 2.5.1990", OLENA, birth)


@pytest.mark.parametrize("query", ["", "  ", "...", "31.31.1990", "99999", "12", "\ud800", "'"])
def test_what_says_nothing_asks_nothing(query):
    assert questions(query) == asked(query) == ()


def test_neither_a_year_nor_a_swapped_day_is_stored_where_the_day_is_known():
    births = {term for term in terms(OLENA, BORN) if term.purpose == Purpose.BIRTH}

    assert births == {Term(Purpose.BIRTH, "1990-05-02")}
    assert not {term for term in terms(OLENA, UNKNOWN) if term.purpose == Purpose.BIRTH}


def test_family_and_given_names_leave_the_same_terms():
    swapped = terms(Name("Olena", "Kovalenko"), BORN)

    assert swapped == terms(Name("Kovalenko", "Olena"), BORN)


def test_few_terms_are_stored_and_beginnings_have_two_lengths_only():
    stored = terms(parse(family="Kovalenko", given="Olena Mykolaivna"), BORN)
    beginnings = {term.text for term in stored if term.purpose == Purpose.START}

    assert len(stored) <= 25
    assert {len(text) for text in beginnings} == set(STARTS)
    assert len(terms(parse(family="Ab " * 60), BORN)) < 20


def test_a_long_query_asks_for_few_words():
    assert len(questions("anna maria " * 500)) <= 3  # the last word may be cut
    assert len(asked(" ".join(f"ab{chr(97 + at)}" for at in range(26)))) < 100
    assert asked("Olena") == tuple(dict.fromkeys(asked("Olena")))


@pytest.mark.parametrize(
    ("name", "birth"),
    [
        (OLENA, Birth(1990, 2, 5)),
        (parse(family="Olena", given="Kowalenko"), UNKNOWN),
        (parse(family="Petrenko", given="Elena"), Birth(1991, 5, 2)),
        (parse(family="Kovalenko", given="Petra"), Birth(1990, 1, 1)),
    ],
)
def test_a_possible_duplicate_is_a_candidate(name, birth):
    stored = terms(OLENA, BORN)

    met = [group for group in asked_like(name, birth) if group & stored]

    assert len(met) >= ENOUGH


def test_a_namesake_of_one_word_is_no_candidate():
    stored = terms(OLENA, BORN)

    groups = asked_like(parse(family="Petrenko", given="Olena"), Birth(1970, 1, 3))

    assert len([group for group in groups if group & stored]) < ENOUGH


def test_one_word_in_two_scripts_counts_once():
    name = parse(family="Kovalenko", given="Ivan", native="Коваленко Іван")
    stored = terms(OLENA, BORN)

    groups = asked_like(name, Birth(1970, 1, 3))

    assert len([group for group in groups if group & stored]) < ENOUGH


def test_who_has_one_name_is_looked_for_by_it_alone():
    (group,) = asked_like(parse(given="Suharto"), BORN)

    assert group & terms(parse(family="Suharto"), UNKNOWN)


@given(WORDS, WORDS)
def test_whoever_is_stored_is_found_by_the_whole_name_in_both_orders(family, given_name):
    name = parse(family=family, given=given_name)

    assert is_found(name.full, name)
    assert is_found(name.sorted, name)
    assert fits(name.sorted, name, UNKNOWN)


@given(st.text(max_size=40))
def test_whatever_is_typed_is_taken(query):
    assert len(asked(query)) >= 0
    assert isinstance(fits(query, OLENA, BORN), bool)
