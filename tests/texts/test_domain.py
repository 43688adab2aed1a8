from dataclasses import dataclass

import pytest

from migrado.texts.domain import LANGUAGES, SOURCE, best, is_stale, language

pytestmark = pytest.mark.pure


@dataclass(frozen=True)
class Row:
    language: str
    state: str = "machine"
    source_revision: int = 1


def test_each_language_names_itself_and_its_direction():
    codes = [
        "de",
        "de-si",
        "en",
        "uk",
        "ar",
        "tr",
        "ru",
        "fa",
        "ro",
        "bg",
        "pl",
        "fr",
        "es",
        "ku",
        "ti",
    ]
    assert [spoken.code for spoken in LANGUAGES] == codes
    assert {spoken.code for spoken in LANGUAGES if spoken.direction == "rtl"} == {"ar", "fa"}
    assert language("de-si").tag == "de-simple"  # "de-SI" is the German of Slovenia
    assert language("ku").tag == "ku"
    assert language("ar").direction == "rtl"
    assert language("de").direction == "ltr"
    assert language("ar").name == "العربية"
    assert SOURCE in {spoken.code for spoken in LANGUAGES}


@pytest.mark.parametrize("code", ["", "xx", "DE", "de-SI"])
def test_a_language_that_the_house_does_not_speak_is_a_key_error(code):
    with pytest.raises(KeyError):
        language(code)


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        ([Row("de"), Row("ar")], "ar"),
        ([Row("de"), Row("ar", state="reviewed")], "ar"),
        ([Row("de")], "de"),  # not translated: the source, in its own language
        ([Row("de"), Row("ar", state="draft")], "de"),
        ([Row("de", source_revision=2), Row("ar", source_revision=1)], "de"),  # stale
        ([Row("de", source_revision=2), Row("ar", source_revision=2)], "ar"),
        ([Row("en")], None),  # neither the reader's language nor the source
        ([Row("de", state="draft")], None),
        ([], None),
    ],
)
def test_a_reader_of_arabic_sees_the_newest_text_that_may_be_shown(rows, shown):
    row = best(rows, "ar")

    assert (row and row.language) == shown


def test_a_translation_is_stale_once_the_source_has_moved_on():
    assert is_stale(Row("ar", source_revision=1), revision=2)
    assert not is_stale(Row("ar", source_revision=2), revision=2)
