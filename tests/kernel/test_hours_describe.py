"""Opening hours as a person reads them."""

import pytest

from migrado.kernel.hours.describe import describe
from migrado.kernel.hours.reading import read
from migrado.kernel.hours.words import WORDS
from migrado.kernel.refusal import Refusal

pytestmark = pytest.mark.pure

OFFICE = "Mo-Fr 08:00-12:00,14:00-16:00; Sa off; PH off"


@pytest.mark.parametrize(
    ("expression", "language", "expected"),
    [
        (
            OFFICE,
            "de",
            "Montag–Freitag: 08:00–12:00, 14:00–16:00; Samstag: geschlossen;"
            " Feiertage: geschlossen",
        ),
        (OFFICE, "de-si", "Montag–Freitag: 08:00–12:00, 14:00–16:00; Samstag: zu; Feier-Tage: zu"),
        (
            OFFICE,
            "en",
            "Monday–Friday: 08:00–12:00, 14:00–16:00; Saturday: closed; public holidays: closed",
        ),
        ("24/7", "en", "day and night, every day"),
        ("08:00-12:00", "en", "08:00–12:00"),
        ("Mo,We 08:00-12:00", "fr", "lundi, mercredi: 08:00–12:00"),
        ("SH Mo-Fr 10:00-12:00", "en", "school holidays (Monday–Friday): 10:00–12:00"),
        ('Mo 08:00-12:00 "Nach Vereinbarung."', "tr", "Pazartesi: 08:00–12:00 (randevu ile)"),
        ('Mo 08:00-12:00 "counter 2"', "en", "Monday: 08:00–12:00 (counter 2)"),
        (
            'Mo 08:00-12:00 || unknown "call"',
            "en",
            "Monday: 08:00–12:00; otherwise not known (call)",
        ),
        ("Dec 24 off", "uk", "24 грудня: зачинено"),
        ("Feb 29 off", "en", "29 February: closed"),
        ("2026 Dec 24-2027 Jan 02 off", "en", "24 December 2026–2 January 2027: closed"),
        ("2026 Dec 24 off", "ti", "ታሕሳስ 24, 2026: ዕጹው"),
        ("May-Aug Mo 08:00-10:00", "es", "mayo–agosto: lunes: 08:00–10:00"),
        ("Mo", "en", "Monday: open"),
        ("Mo[1] 08:00-10:00", "en", "Monday[1]: 08:00–10:00"),  # stays in the notation
        ("Mo 08:00-12:00", "ar", "الاثنين: \u206608:00–12:00\u2069"),
    ],
)
def test_hours_are_told_as(expression, language, expected):
    said = describe(read(expression), language=language)

    assert said.startswith(expected)


@pytest.mark.parametrize("language", WORDS)
def test_every_language_has_every_word_and_its_own_days(language):
    words = WORDS[language]
    german = WORDS["de"]

    said = describe(read(OFFICE), language=language)

    assert all(word for word in words[:-1])
    assert words.closed in said
    assert words.public_holidays in said
    assert not any(day in said for day in ("Mo-", "PH", " off"))
    assert language == "de" or words[:-2] != german[:-2]


def test_the_languages_are_those_of_the_house():
    fifteen = "de en uk ar tr ru fa ro bg pl fr es ku ti de-si"

    assert set(WORDS) == set(fifteen.split())


def test_a_language_that_we_do_not_speak_is_refused():
    with pytest.raises(Refusal, match="the languages are: de, "):
        describe(read("24/7"), language="tlh")
