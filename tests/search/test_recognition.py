"""Concepts are recognised by their words in each language; what is urgent by rule alone."""

import pytest

from migrado.search.recognition import Recogniser
from tests.search.factories import glossary


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser(glossary())


@pytest.mark.parametrize(
    ("query", "language", "key"),
    [
        ("Anmeldung", "de", "register-address"),
        ("Wo kann ich meine neue Wohnung anmelden?", "de", "register-address"),
        ("Wohnungsgeberbestaetigung", "de", "register-address"),
        ("How do I register my address here", "en", "register-address"),
        ("реєстрація адреси", "uk", "register-address"),
        ("де зробити реєстрацію адреси", "uk", "register-address"),
        ("تَسجيل العُنوان", "ar", "register-address"),
        ("ikamet kaydi", "tr", "register-address"),
        ("Anmeldung lazım", "tr", "register-address"),
        ("learn German", "uk", "german-course"),
        ("курс німецької", "de", "german-course"),
        ("Almanca kursu", "de", "german-course"),
        ("ትምህርቲ ጀርመንኛ", "de", "german-course"),
        ("Ich habe kein Geld", "de", "no-money"),
        ("Anmeldng", "de", "register-address"),
        ("Meldebescheinigugn", "de", "register-address"),
        ("Integratoinskrus", "de", "german-course"),
    ],
)
def test_a_concept_is_recognised(recogniser, query, language, key):
    assert recogniser.recognise(query, language).concepts == (key,)


@pytest.mark.parametrize(
    ("query", "language"),
    [
        ("my husband beats me", "en"),
        ("My husband always beats me and the children", "de"),
        ("mein Mann hat mich wieder geschlagen, mein Mann schlägt mich", "de"),
        ("Wo ist ein Frauenhaus?", "de"),
        ("чоловік мене б'є", "uk"),
        ("мене б’є чоловік", "de"),
        ("мой муж меня бьёт", "ru"),
        ("زوجي يضربني", "ar"),
        ("زوجي يَضربُني كل يوم", "de"),
        ("kocam beni dövüyor", "tr"),
        ("kocam beni dovuyor", "en"),
        ("شوهرم مرا می زند", "fa"),
        ("mon mari me frappe", "de"),
        ("mêrê min li min dixe", "ku"),
        ("ሰብኣየይ ይወቅዓኒ", "ti"),
    ],
)
def test_violence_is_urgent_in_every_language(recogniser, query, language):
    assert recogniser.recognise(query, language).urgent == ("violence",)


@pytest.mark.parametrize(
    ("query", "language"),
    [
        ("violin lessons", "en"),
        ("Violine lernen", "de"),
        ("viola", "de"),
        ("le violon", "fr"),
        ("mein Mann schlägt einen Termin vor", "de"),
        ("my husband beats the drum", "en"),
        ("чоловік купив машину", "uk"),
        ("сонце б'є в очі", "uk"),
        ("Frauenhaut", "de"),
        ("ich will nicht mehr mit meiner Familie in dieser kleinen Wohnung leben", "de"),
        ("домашнє завдання", "uk"),
        ("Selbstmort", "de"),
        ("how to dye my hair", "en"),
    ],
)
def test_harmless_words_are_not_urgent(recogniser, query, language):
    assert recogniser.recognise(query, language).urgent == ()


def test_the_most_pressing_comes_first_and_urgent_ones_before_the_others(recogniser):
    query = "Anmeldung, mein Mann schlägt mich, ich will nicht mehr leben"

    found = recogniser.recognise(query, "de")

    assert found.urgent == ("suicidal", "violence")
    assert found.concepts == ("suicidal", "violence", "register-address")


def test_a_longer_phrase_takes_its_words_from_a_shorter_one(recogniser):
    assert recogniser.recognise("German course", "en").concepts == ("german-course",)


def test_a_word_that_the_documents_use_is_no_typing_mistake(recogniser):
    found = recogniser.recognise("Abmeldung", "de", is_known=lambda word: word == "abmeldung")

    assert recogniser.recognise("Abmeldung", "de").concepts == ("register-address",)
    assert found.concepts == ()


@pytest.mark.parametrize("query", ["", "   ", "und oder", "🏠", "123", "\u202e", "?" * 10_000])
def test_nothing_is_recognised_in_nothing(recogniser, query):
    found = recogniser.recognise(query, "de")

    assert (found.concepts, found.urgent) == ((), ())


def test_an_unknown_language_is_read_as_german_english_and_by_its_script(recogniser):
    assert recogniser.recognise("Anmeldung", "xx").concepts == ("register-address",)
    assert recogniser.recognise("прописка", "xx").concepts == ("register-address",)
