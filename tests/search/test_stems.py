"""Forms of a word meet in its stem; words of grammar and of questions are known."""

import pytest

from migrado.search.glossary import LANGUAGES
from migrado.search.normal import words
from migrado.search.stems import light, stem, stops

MEET = [
    ("de", "Beratung Beratungen"),
    ("de", "Schule Schulen"),
    ("de", "Kurs Kurse Kursen"),
    ("de", "Arzt Ärzte Aerzte"),
    ("en", "course courses"),
    ("en", "registering registered"),
    ("uk", "школа школи школу"),
    ("uk", "адреса адреси адресу"),
    ("uk", "лікар лікаря лікарі"),
    ("bg", "училище училището училища"),
    ("bg", "лекар лекарят"),
    ("ru", "школа школу школе"),
    ("ar", "مدرسة المدرسة بالمدرسة"),
    ("tr", "çocuk çocuklar çocukları"),
    ("tr", "okul okula okulda"),
    ("fa", "بچه بچه‌ها"),
    ("pl", "mieszkanie mieszkania mieszkaniu"),
    ("ro", "locuință locuințe"),
    ("fr", "école écoles"),
    ("es", "escuela escuelas"),
]


@pytest.mark.parametrize(("language", "forms"), MEET)
def test_forms_of_a_word_meet(language, forms):
    assert len({stem(word, language) for word in words(forms, language)}) == 1


@pytest.mark.parametrize("language", ["ku", "ti", "xx"])
def test_a_language_without_rules_keeps_its_words(language):
    assert stem("dibistan", language) == "dibistan"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_stem_is_never_empty_and_numbers_stay(language):
    for word in ("ung", "в", "lari", "b1", "116016", "ها", "ال"):
        assert stem(word, language)
    assert stem("116016", language) == "116016"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_stop_words_and_light_words(language):
    assert len(stops(language)) > 25
    assert light(language)
    assert not light(language) & stops(language)


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("de", "Wo kann ich das bekommen?"),
        ("en", "How can I get this?"),
        ("uk", "Де мені це отримати?"),
        ("ru", "Как мне это получить?"),
        ("tr", "Bunu nasıl yapabilirim?"),
        ("fr", "Comment puis-je faire ça?"),
    ],
)
def test_nothing_remains_of_a_question_that_asks_for_nothing(language, question):
    assert set(words(question, language)) <= stops(language)
