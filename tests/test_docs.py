"""Documents name code, commands and settings; what is gone or missing fails here."""

import os
import re

import pytest
from django.apps import apps
from django.utils.module_loading import import_string

from migrado.project.cli import BY_NAME
from tests.support import reference
from tests.support.sources import ROOT, files, name

PAGES = [
    *(path for path in files("*.md") if path.parent == ROOT),
    *files("*.md", under="docs"),
    *files("*.md", under="cities"),
]
NAMES = sorted(
    {found for path in PAGES for found in re.findall(r"`(migrado(?:\.\w+)+)`", path.read_text())}
)
MAKE = re.compile(r"`make ([a-z-]+)`|^\s*make ([a-z-]+)", flags=re.MULTILINE)
MIGRADO = re.compile(r"(?:`|\s|bin/)migrado ([a-z][a-z-]+)[`\s]")
SETTING = re.compile(r"MIGRADO_[A-Z_]+")
FOR_TESTS = {"MIGRADO_TEST_DATABASE_URL", "MIGRADO_EFFORT", "MIGRADO_SCREENSHOTS"}


@pytest.mark.parametrize("dotted", NAMES)
def test_every_name_of_code_in_the_documents_exists(dotted):
    try:
        assert import_string(dotted)
    except ImportError:
        assert __import__(dotted, fromlist=["_"])


def test_every_make_target_in_the_documents_exists():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), flags=re.MULTILINE))
    named = {a or b for path in PAGES for a, b in MAKE.findall(path.read_text())}

    assert named
    assert named <= targets


def test_every_command_in_the_documents_exists():
    django = {"collectstatic", "makemigrations", "help", "check", "dbshell", "shell"}
    named = {word for path in PAGES for word in MIGRADO.findall(path.read_text())}

    assert {"serve", "assess"} <= named
    assert named <= BY_NAME.keys() | django


def test_the_readme_shows_both_ways_in_on_its_first_screen():
    first_screen = "\n".join((ROOT / "README.md").read_text().splitlines()[:40])

    assert "make demo" in first_screen
    assert "make test" in first_screen
    assert "docs/manual/plan.png" in first_screen


def test_every_make_target_says_what_it_does():
    text = (ROOT / "Makefile").read_text()
    targets = re.search(r"^\.PHONY: (.*)$", text, flags=re.MULTILINE)

    assert targets
    assert [t for t in targets[1].split() if not re.search(rf"^{t}:.*## \w", text, re.M)] == []


def test_each_setting_is_read_once_and_documented():
    source = (ROOT / "migrado" / "project" / "settings.py").read_text()
    read = re.findall(r'env_\w+\(\s*"(MIGRADO_\w+)"', source)
    rows = re.findall(r"^\| `(MIGRADO_\w+)`", _settings_page(), flags=re.MULTILINE)

    assert len(read) == len(set(read))
    assert sorted(rows) == sorted(read)


def test_no_other_file_reads_the_environment():
    readers = [
        name(path)
        for path in files("*.py", under="migrado")
        if re.search(r"os\.environ|getenv", path.read_text())
    ]

    assert set(readers) <= {"migrado/project/env.py", "migrado/project/cli.py"} | {
        "migrado/project/wsgi.py"  # these two only say where the settings are
    }


def test_documents_and_code_name_no_setting_that_nobody_reads():
    known = set(SETTING.findall(_settings_page())) | {
        "MIGRADO_KEYS",
        "MIGRADO_VAULT_KEYS",
        "MIGRADO_",
    }
    unknown = {
        f"{name(path)}: {word}"
        for path in [*PAGES, *files("*.py", under="migrado"), ROOT / "Makefile"]
        for word in SETTING.findall(path.read_text())
        if word not in known
    }

    assert unknown == set()


def test_every_model_is_in_the_glossary():
    glossary = (ROOT / "docs" / "glossary.md").read_text()
    models = {
        re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).lower()
        for model in apps.get_models()
        if model.__module__.startswith("migrado")
    }
    words = set(re.findall(r"^\*\*(.+?)\*\*", glossary, flags=re.MULTILINE))

    assert models - words == set()


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_between_documents_lead_somewhere(page):
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", page.read_text())

    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_decision_has_its_date_context_decision_and_consequences():
    decisions = list(files("*.md", under="docs/decisions"))

    assert decisions
    for path in decisions:
        assert re.match(r"\d{4}-[a-z0-9-]+\.md$", path.name)
        text = path.read_text()
        assert re.search(r"^Date: \d{4}-\d\d-\d\d$", text, flags=re.MULTILINE), path.name
        for part in ("## Context", "## Decision", "## Consequences"):
            assert part in text, path.name


@pytest.mark.parametrize("document", ["urls", "commands", "law", "roles", "purposes"])
def test_the_reference_is_up_to_date(document, monkeypatch):
    monkeypatch.setattr(os, "environ", os.environ.copy())
    written = (ROOT / "docs" / "reference" / f"{document}.md").read_text(encoding="utf-8")

    assert written == getattr(reference, document)()


def _settings_page() -> str:
    return (ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
