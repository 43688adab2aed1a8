"""Strings are found in Python, templates and YAML, and catalogues keep what people translated."""

import pytest
from babel.messages.mofile import read_mo
from django.conf import settings as django_settings

from migrado.project import messages, settings


@pytest.fixture
def package(tmp_path, monkeypatch):
    """A package with one string of each kind, and a folder for its catalogues."""
    root = tmp_path / "migrado"
    (root / "app" / "templates").mkdir(parents=True)
    (root / "rules").mkdir()
    (root / "app" / "forms.py").write_text(
        'A = _("One %(day)s")\nB = ngettext("%(n)s day", "%(n)s days", n)\nC = _(variable)\n'
    )
    (root / "app" / "templates" / "page.html").write_text(
        '{% load i18n %}<p title="{% translate "Two" %}">\n'
        "    {% blocktranslate trimmed with x=y %}\n      Three\n      {{ x }}\n"
        "    {% endblocktranslate %}\n  {% comment %}Translators: a's b{% endcomment %}</p>"
    )
    (root / "rules" / "a.yaml").write_text(
        "rules:\n  - text: Four %(last_day)s\n    source: not this\n    title: {text: Five}\n"
        "  - label: 6\n    help: ''\n"
    )
    monkeypatch.setattr(settings, "BASE_DIR", tmp_path)
    monkeypatch.setattr(messages, "PACKAGE", root)
    monkeypatch.setattr(messages, "LOCALE", root / "locale")
    return root


def test_strings_of_every_kind_are_found(package):
    found = {string.id for string in messages.found()}

    assert found == {
        "One %(day)s",
        ("%(n)s day", "%(n)s days"),
        "Two",
        "Three %(x)s",
        "Four %(last_day)s",
        "Five",
    }


def test_an_update_keeps_translations_and_drops_what_is_gone(package):
    messages.update_catalogues()
    german = messages.po_file("de")
    text = german.read_text()
    german.write_text(text.replace('msgid "Two"\nmsgstr ""', 'msgid "Two"\nmsgstr "Zwei"'))
    (package / "rules" / "a.yaml").write_text("text: New\n")

    changed = messages.update_catalogues()

    assert "migrado/locale/de/LC_MESSAGES/django.po" in changed
    assert messages.read("de").get("Two").string == "Zwei"
    assert messages.read("de").get("New").string == ""
    assert messages.read("de").get("Five") is None
    assert "Five" not in german.read_text()


def test_a_second_update_changes_nothing(package):
    assert messages.update_catalogues()
    assert messages.outdated() == []
    assert messages.update_catalogues() == []


def test_arabic_has_its_six_plural_forms(package):
    messages.update_catalogues()

    assert len(messages.read("ar").get("%(n)s day").string) == 6


def test_a_catalogue_is_compiled_when_it_is_newer(package):
    messages.update_catalogues()
    german = messages.po_file("de")
    text = german.read_text()
    german.write_text(text.replace('msgid "Two"\nmsgstr ""', 'msgid "Two"\nmsgstr "Zwei"'))

    messages.compile_catalogues()

    with german.with_suffix(".mo").open("rb") as file:
        assert read_mo(file).get("Two").string == "Zwei"
    assert not list(german.parent.glob("*.[0-9]*"))


def test_django_looks_where_the_catalogues_lie():
    assert django_settings.LOCALE_PATHS == [messages.PACKAGE / "locale"]
