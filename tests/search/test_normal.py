"""Different ways to write a word end in the same letters; different words do not."""

import time

import pytest

from migrado.search.normal import LONGEST_QUERY, LONGEST_WORD, base_of, fold, query_words, words

SAME = [
    ("de", "Wohnungsgeberbestätigung", "WOHNUNGSGEBERBESTAETIGUNG"),
    ("de", "Bürger", "Buerger"),
    ("de", "Straße", "Strasse"),
    ("de", "STRASSE", "straße"),
    ("de", "Häuser", "Haeuser"),
    ("de", "Öffnung", "Oeffnung"),
    ("de", "Gebäude", "Gebaude"),
    ("de", "Bu\u0308rgeramt", "Bürgeramt"),
    ("de", "Auf\u00adent\u00adhalt", "Aufenthalt"),
    ("de", "ﬁnden", "finden"),
    ("en", "café", "cafe"),
    ("en", "don’t", "don't"),
    ("en", "ｆｕｌｌ ｗｉｄｔｈ", "full width"),
    ("tr", "İKAMET", "ikamet"),
    ("tr", "KAYDI", "kaydı"),
    ("tr", "dövüyor", "dovuyor"),
    ("tr", "Dortmund’da", "dortmund da"),
    ("ar", "مُدَرِّسَة", "مدرسة"),
    ("ar", "مـــدرسة", "مدرسه"),
    ("ar", "إقامة", "اقامة"),
    ("ar", "مستشفى", "مستشفي"),
    ("ar", "مسؤول", "مسوول"),
    ("ar", "كتاب", "کتاب"),
    ("ar", "١٢٣", "123"),
    ("fa", "می‌خواهم", "میخواهم"),
    ("fa", "می خواهم", "می‌خواهم"),
    ("fa", "بچه ها", "بچه‌ها"),
    ("fa", "كمك", "کمک"),
    ("fa", "علي", "علی"),
    ("fa", "۱۲۳", "123"),
    ("uk", "ґанок", "ганок"),
    ("uk", "сім’я", "сім'я"),
    ("uk", "сімʼя", "сімя"),
    ("ru", "ещё", "еще"),
    ("ro", "școală", "scoala"),
    ("ro", "şcoală", "școală"),
    ("pl", "Łódź", "lodz"),
    ("fr", "l’école", "l ecole"),
    ("es", "niño", "nino"),
    ("ku", "çawa", "cawa"),
    ("ku", "mêrê min", "mere min"),
    ("ti", "ፀሓይ", "ጸሓይ"),
    ("ti", "ሠብ", "ሰብ"),
]
APART = [
    ("de", "neue", "nü"),
    ("de", "Frauen", "Fran"),
    ("de", "Mauer", "Maur"),
    ("ru", "мой", "мои"),
    ("uk", "їжа", "іжа"),
    ("uk", "йод", "иод"),
    ("ti", "ሃገር", "ሐገር"),
    ("en", "violin", "violence"),
]


@pytest.mark.parametrize(("language", "one", "other"), SAME)
def test_two_ways_to_write_a_word_are_one(language, one, other):
    assert words(one, language) == words(other, language)


@pytest.mark.parametrize(("language", "one", "other"), APART)
def test_two_words_stay_two(language, one, other):
    assert fold(one, language) != fold(other, language)


@pytest.mark.parametrize("word", ["neue", "teuer", "bauen", "quer", "frauen"])
def test_a_written_ue_that_is_no_umlaut_stays(word):
    assert words(word, "de") == [word]


def test_punctuation_emoji_and_bidirectional_signs_leave_the_words():
    assert words("\u202eWohnung\u202c 🏠, (bitte)!\u200f", "de") == ["wohnung", "bitte"]
    assert words("a_b-c/d", "en") == ["a", "b", "c", "d"]
    assert words("🏠🙏", "de") == []


def test_control_characters_and_line_ends_separate_words():
    assert words("eins\x00zwei\ndrei\tvier", "de") == ["eins", "zwei", "drei", "vier"]


def test_a_query_and_a_word_have_an_end():
    assert len(query_words("ab " * 10_000, "de")) == LONGEST_QUERY // 3
    assert [len(word) for word in words("x" * 10_000, "de")] == [LONGEST_WORD]


def test_ten_thousand_characters_of_marks_are_quick():
    start = time.perf_counter()

    for text in ("ä\u0308" * 5_000, "'" * 10_000, "مـَ" * 5_000, "ue" * 5_000):
        query_words(text, "de")

    assert time.perf_counter() - start < 0.5


def test_easy_german_and_regions_are_read_as_their_language():
    assert [base_of(code) for code in ("de-si", "de", "en-GB")] == ["de", "de", "en"]
