"""The same names for the same things, nothing left over, nothing that leads outside."""

import re

import pytest

from tests.support.sources import ROOT, files, name

ROOMS = {
    *("domain", "models", "queries", "policies", "actions", "tasks", "forms", "schemas"),
    *("views", "urls", "apps", "migrations", "templatetags", "templates", "static"),
    *("management", "__init__"),
}
# Floors that are not made of rooms name their own files.
OWN = {
    "kernel": {"__init__", "deadlines", "holidays", "hours", "kleene", "names", "refusal"},
    "web": ROOMS
    | {"middleware", "calendar", "dates", "door", "htmx", "kept", "kiosk", "links", "pdf", "qr"}
    | {"reads", "redact", "samples", "sealed", "unlisted"},
    "accounts": ROOMS | {"adapters", "middleware"},
    "search": {"__init__", "analysis", "ask", "compounds", "concepts", "documents", "evaluation"}
    | {"glossary", "html", "index", "near", "normal", "recognition", "stems", "stops", "writing"},
    "project": {
        "__init__",
        "__main__",
        "apart",
        "arguments",
        "backups",
        "beside",
        "cli",
        "commands",
    }
    | {"commands", "database", "deploy", "env", "exposure", "identity", "jobs", "keys", "messages"}
    | {"settings", "state", "urls", "views", "wsgi"},
}
WITHOUT_LIST = {"rules", "locale"}  # modules of rules carry the law's own nouns
TEMPLATES = [*files("*.html", under="migrado"), *files("*.txt", under="migrado")]
CODE = [*files("*.py", under="migrado"), *files("*.html", under="migrado")]
TEXT = {".py", ".md", ".html", ".css", ".js", ".toml", ".txt", ".yaml", ".yml", ".in", ".po", ""}


def test_every_file_of_an_app_has_one_of_the_house_names():
    strangers = [
        name(path)
        for app in (ROOT / "migrado").iterdir()
        if app.is_dir() and app.name not in {*WITHOUT_LIST, "__pycache__"}
        for path in app.iterdir()
        if path.name != "__pycache__" and path.stem not in OWN.get(app.name, ROOMS)
    ]

    assert strangers == []


def test_nothing_is_called_helpers_or_utils():
    vague = {"utils", "util", "helpers", "helper", "misc", "common", "service", "services"}

    assert [name(path) for path in files("*.py") if path.stem in vague] == []


def test_every_template_is_used():
    text = "\n".join(path.read_text(encoding="utf-8") for path in CODE)
    by_variable = {"portal/imprint.html", "portal/privacy.html", "portal/disclaimer.html"} | {
        "portal/accessibility.html",
        "portal/link_deleted.html",
    }
    of_the_library = ("account/", "allauth/")  # replace templates of allauth, which names them
    unused = [
        short
        for path in TEMPLATES
        if (short := name(path).split("/templates/")[-1]) not in by_variable
        and not short.startswith(of_the_library)
        if f'"{short}"' not in text and f'"{short}#' not in text
    ]

    assert unused == []


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("an inline script", r"<script(?![^>]*\bsrc=)(?![^>]*application/json)"),
        ("an inline style", r"<style|\sstyle="),
        ("an inline handler", r"\son(?!e=)[a-z]+=|\shx-on"),
        (
            "a part from another host",
            r"<(?!a\b)\w+[^>]*\s(?:src|srcset|href|action)=[\"'](?:https?:)?//",
        ),
    ],
)
def test_no_template_holds(what, pattern):
    found = [name(path) for path in TEMPLATES if re.search(pattern, path.read_text())]

    assert found == [], what


def test_no_style_sheet_loads_from_another_host():
    sheets = files("*.css", under="migrado")

    assert [
        name(path) for path in sheets if re.search(r"https?://|@import", path.read_text())
    ] == []


def test_no_address_of_a_registry_and_no_path_of_a_machine_is_in_the_tree():
    pattern = re.compile(
        r"index-"
        + r"url [^-]|files\.python"
        + r"hosted|registry\.npm"
        + r"js|(?<![\w/.])/ho"
        + r"me/\w+/"
    )
    found = [
        name(path)
        for path in files("*")
        if path.suffix in TEXT and pattern.search(path.read_text(encoding="utf-8", errors="ignore"))
    ]

    assert found == []
    assert not (ROOT / "uv.lock").exists()


def test_every_requirement_is_pinned_with_a_hash_and_without_an_address():
    for path in files("*.txt", under="requirements"):
        text = path.read_text()
        packages = re.findall(r"^[a-z0-9].*$", text, flags=re.MULTILINE)

        assert packages
        assert all("==" in package for package in packages), name(path)
        assert text.count("--hash=sha256:") >= len(packages)
        assert "://" not in text


def test_every_module_says_what_lives_in_it():
    silent = [
        name(path)
        for path in files("*.py", under="migrado")
        if "migrations" not in path.parts
        and (text := path.read_text(encoding="utf-8").lstrip())
        and not text.startswith('"""')
    ]

    assert silent == []
