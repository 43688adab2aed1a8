"""Every string that a visitor sees is in the catalogue of every language, whole and fitting."""

import re

import pytest
from babel.messages.catalog import Message

from migrado.project import messages
from migrado.texts.domain import language
from tests.support.sources import ROOT

LANGUAGES = messages.translated_languages()
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
TAG = re.compile(r"</?[a-z]+")


def strings(language: str) -> list[Message]:
    return [message for message in messages.read(language) if message.id]


def forms(text: str | tuple[str, ...] | list[str]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def test_the_catalogues_are_up_to_date():
    assert messages.outdated() == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_is_translated(language):
    missing = [message.id for message in strings(language) if not messages.is_translated(message)]

    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_carry_the_same_placeholders_and_tags(language):
    wrong = []
    for message in filter(messages.is_translated, strings(language)):
        wanted = [sorted(set(PLACEHOLDER.findall(form))) for form in forms(message.id)]
        given = [sorted(set(PLACEHOLDER.findall(form))) for form in forms(message.string)]
        # A form for one thing may leave the number out; the form for many carries all.
        if any(not set(form) <= set(wanted[-1]) for form in given) or given[-1] != wanted[-1]:
            wrong.append(message.id)
        tags = sorted(TAG.findall(forms(message.id)[-1]))
        if any(sorted(TAG.findall(form)) != tags for form in forms(message.string)):
            wrong.append(message.id)

    assert wrong == []


def test_no_number_in_a_text_from_right_to_left_has_a_space_inside():
    # The groups of "116 016" change places there: a reader would dial "016 116".
    right_to_left = [code for code in LANGUAGES if language(code).direction == "rtl"]
    texts = [
        (ROOT / f"migrado/locale/{code}/LC_MESSAGES/django.po").read_text(encoding="utf-8")
        for code in right_to_left
    ]
    texts += [path.read_text(encoding="utf-8") for path in (ROOT / "cities").rglob("*.yaml")]
    starts = ("msgstr", *(f"{code}:" for code in right_to_left))

    lines = [line.strip() for text in texts for line in text.splitlines()]
    turned = [one for one in lines if one.startswith(starts) and re.search(r"\d \d", one)]

    assert turned == []
