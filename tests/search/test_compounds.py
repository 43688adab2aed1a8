"""German compounds come apart where the documents use their parts."""

import pytest

from migrado.search.compounds import Compounds, count_documents
from migrado.search.normal import words

TEXTS = [
    "Eine Wohnung suchen, der Geber der Wohnung gibt eine Bestätigung",
    "Wohnung, Geber, Bestätigung, Beratung, Stelle, Kinder, Betreuung",
    "Beratung an einer Stelle, Kinder, Betreuung, Schule, Pflicht, Sprache, Kurs",
    "Schule, Pflicht, Sprache, Kurs, ein neuer Verein, Arbeit und Suche, Suche nach Arbeit",
    "Arbeit, Suche, Verein",
]


@pytest.fixture
def compounds() -> Compounds:
    return Compounds(count_documents(words(text, "de") for text in TEXTS))


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("Beratungsstelle", ("beratung", "stelle")),
        ("Wohnungsgeberbestätigung", ("wohnung", "geber", "bestatigung")),
        ("Wohnungsgeberbestaetigung", ("wohnung", "geber", "bestatigung")),
        ("Kinderbetreuung", ("kinder", "betreuung")),
        ("Schulpflicht", ("schul", "pflicht")),
        ("Sprachkurse", ("sprach", "kurse")),
        ("Arbeitssuche", ("arbeit", "suche")),
        ("Beratung", ()),
        ("Wohnungen", ()),
        ("Verein", ()),
        ("Donaudampfschiff", ()),
        ("Kurs", ()),
    ],
)
def test_a_compound_comes_apart_into_known_words(compounds, compound, parts):
    (word,) = words(compound, "de")

    assert compounds.split(word) == parts


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("Wohnungsbesichtigung", ("wohnung",)),
        ("Kaltbetreuung", ("betreuung",)),
        ("Wohnung", ()),
        ("Besichtigung", ()),
    ],
)
def test_of_what_cannot_be_split_the_known_part_is_taken(compounds, compound, parts):
    (word,) = words(compound, "de")

    assert compounds.known_part(word) == parts


def test_what_is_kept_with_an_index_splits_alike(compounds):
    again = Compounds.from_json(compounds.as_json())

    assert again.split("beratungsstelle") == compounds.split("beratungsstelle")
    assert again.as_json() == compounds.as_json()


def test_a_word_counts_once_in_a_document_and_rare_words_are_no_parts():
    assert count_documents([["kurs", "kurs"], ["kurs"]]) == {"kurs": 2}
    assert not Compounds({"kurs": 1}).is_known("kurs")
    assert Compounds({"kurs": 2}).is_known("kurs")


def test_a_word_made_of_one_syllable_over_and_over_is_quick():
    compounds = Compounds({"baba" * n: 9 for n in range(1, 7)})

    assert compounds.split("baba" * 15)
