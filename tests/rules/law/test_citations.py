"""Sources of rules name sections; what cannot be read is refused, not passed over."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migrado.rules.de import FOLDER
from migrado.rules.engine.files import BrokenRule
from migrado.rules.law.citations import Section, read_laws, section

LAWS = read_laws(FOLDER / "law" / "laws.yaml")
NUMBERS = st.builds(
    lambda number, letter: f"{number}{letter}",
    st.integers(1, 2400),
    st.sampled_from(["", "a", "k"]),
)
DETAILS = st.sampled_from(
    ["", " (1)", " (2a) S. 2", " (1)–(3)", " (3) S. 2, (4)", " Nr. 3 c", " (2) Nr. 2 bis 4"]
)
CITED = st.tuples(
    st.sampled_from(sorted(LAWS.watched)), st.lists(st.tuples(NUMBERS, DETAILS), min_size=1)
)
UNWATCHED = st.sampled_from(["Verordnung (EU) 2016/399 Art. 6 (1), (2)", "VwVfG NRW § 31 (3)"])


def written(law: str, sections: list[tuple[str, str]]) -> str:
    sign = "§§" if len(sections) > 1 else "§"
    return f"{law} {sign} {', '.join(number + details for number, details in sections)}"


@given(st.lists(CITED, min_size=1, max_size=4), st.lists(UNWATCHED, max_size=1), st.randoms())
def test_whatever_is_cited_is_read_in_any_order(cited, others, dice):
    parts = [*(written(*one) for one in cited), *others]
    dice.shuffle(parts)

    wanted = {Section(law, f"§ {number}") for law, several in cited for number, _ in several}
    assert LAWS.parse("; ".join(parts)) == wanted


@given(st.text(alphabet="§ ;,()–.SNr123abBMG AufenthG/EU", max_size=40))
def test_any_text_is_read_or_refused(text):
    with suppress(BrokenRule):
        assert all(section(str(one)) == one for one in LAWS.parse(text))


@pytest.mark.parametrize(
    ("source", "sections"),
    [
        ("BMG § 17 (3) S. 2, (4)", ["BMG § 17"]),
        ("BMG § 27 (2) S. 2, 3", ["BMG § 27"]),
        ("FreizügG/EU §§ 2a (1), 12", ["FreizügG/EU § 2a", "FreizügG/EU § 12"]),
        ("FreizügG/EU §§ 1 (2) Nr. 3 d, Nr. 4, 3a (1)", ["FreizügG/EU § 1", "FreizügG/EU § 3a"]),
        (
            "AufenthG §§ 6 (3), 81 (4); AufenthV § 39 Nr. 1",
            ["AufenthG § 6", "AufenthG § 81", "AufenthV § 39"],
        ),
        ("UkraineAufenthFGV § 2 (1) in der Fassung von 2024", ["UkraineAufenthFGV § 2"]),
        ("SGB II § 7 (1) i. V. m. SGB XII § 23 (3)", ["SGB II § 7", "SGB XII § 23"]),
        ("AufenthG §§ 18a–18c, 18g", [f"AufenthG § 18{letter}" for letter in "abcg"]),
        ("SGB II §§ 11 bis 11b", ["SGB II § 11", "SGB II § 11a", "SGB II § 11b"]),
        ("WoGG § 19 (1), Anlage 2", ["WoGG § 19", "WoGG Anlage 2"]),
        ("SGB XII Anlage zu § 28", ["SGB XII Anlage zu § 28"]),
        ("EUV Art. 52, ohne Deutschland (FreizügG/EU § 1 (2))", ["FreizügG/EU § 1"]),
        ("UkraineAufenthÜV § 2", []),
    ],
)
def test_the_sections_of(source, sections):
    assert LAWS.parse(source) == {section(one) for one in sections}


@pytest.mark.parametrize(
    "source",
    [
        "",
        "BMG",
        "BMG § siebzehn",
        "BMG § 17;",
        "BMG § 17 und so weiter",
        "AufenthG § 24, 25",
        "SGB II §§ 3 bis 7",
        "Kirchenrecht § 1",
        "BAMFG § 3",
    ],
)
def test_a_source_that_cannot_be_placed_is_refused(source):
    with pytest.raises(BrokenRule):
        LAWS.parse(source)


def test_norms_are_found_in_running_text():
    prose = """Say whether it holds: FreizügG/EU §§ 1 (2) no. 3, 2a, 3. Family is not.

    EStG § 62 (2) Nr. 2 to 4 and the same words in BKGG (SGB
    VIII § 42a, 14 days)."""

    assert sorted(map(str, LAWS.mentioned(prose))) == [
        "EStG § 62",
        "FreizügG/EU § 1",
        "FreizügG/EU § 2a",
        "FreizügG/EU § 3",
        "SGB VIII § 42a",
    ]


def test_sections_stand_in_the_order_of_the_law():
    names = ["Anlage 1", "§ 104c", "§ 9", "§ 10", "§ 9a"]

    ordered = sorted((Section("AufenthG", name) for name in names), key=lambda one: one.order)

    assert [one.name for one in ordered] == ["§ 9", "§ 9a", "§ 10", "§ 104c", "Anlage 1"]
