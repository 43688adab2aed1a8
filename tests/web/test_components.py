"""The page of components, and what the style sheets may not contain."""

import re
from pathlib import Path

import pytest
from django.test import override_settings

from migrado import web
from tests.support.pages import open_page

STATIC = Path(web.__file__).parent / "static" / "web"
SHEETS = sorted(STATIC.glob("*.css"))
PHYSICAL = re.compile(
    r"^\s*((margin|padding|border)-(left|right|top|bottom)[\w-]*|left|right|top|bottom"
    r"|(min-|max-)?(width|height)|text-align:\s*(left|right)|float(?!: inline))\s*:",
    re.MULTILINE,
)


@pytest.mark.django_db
@override_settings(MIGRADO_COMPONENTS=True)
def test_every_component_is_shown(client):
    page = open_page(client, "/_components/")

    assert page.find(class_="office")
    assert page.find(class_="legal")
    assert page.find(class_="helplines")


@pytest.mark.django_db
@override_settings(MIGRADO_COMPONENTS=False, DEBUG=False)
def test_visitors_do_not_see_the_page_of_components(client):
    assert client.get("/_components/").status_code == 404


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_style_sheets_know_no_left_and_right(sheet):
    found = PHYSICAL.findall(sheet.read_text())

    assert found == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_style_sheets_load_nothing(sheet):
    assert "url(" not in sheet.read_text()
    assert "@import" not in sheet.read_text()


def test_colours_live_in_the_tokens_alone():
    for sheet in SHEETS:
        if sheet.name not in ("tokens.css", "print.css"):
            assert not re.findall(r"#[0-9a-f]{3,8}\b(?=[;\s])", sheet.read_text()), sheet.name


def test_every_token_that_is_used_is_defined():
    text = "".join(sheet.read_text() for sheet in SHEETS)

    assert set(re.findall(r"var\((--[\w-]+)\)", text)) <= set(re.findall(r"(--[\w-]+):", text))


def test_the_first_view_is_small():
    files = [*SHEETS, STATIC / "app.js", STATIC / "icon.svg"]

    assert sum(path.stat().st_size for path in files) < 45_000
