"""A visitor with a browser, who answers by the same scripts as the one without."""

from collections.abc import Iterator, Mapping
from typing import Any

from playwright.sync_api import Locator, Page

MOST_QUESTIONS = 30
NEXT_QUESTION = 'html:not(:has(input[name=question][value="{before}"]))'
Script = Mapping[str, Mapping[str, Any]]


def interview(page: Page, start: str, script: Script) -> Iterator[str]:
    """Answer every question from ``start`` on; yield before each answer what is asked."""
    page.goto(start)
    for _ in range(MOST_QUESTIONS):
        if not page.locator("#answer").count():
            return
        question = page.locator("input[name=question]").input_value()
        yield question
        _answer(page, script.get(question) or script.get(question.partition(".")[0]) or {})
        page.wait_for_selector(NEXT_QUESTION.format(before=question), state="attached")
        page.wait_for_load_state()


def _answer(page: Page, fields: Mapping[str, Any]) -> None:
    if not fields:
        _skip(page)
        return
    for name, value in fields.items():
        _enter(page, name, value[0] if isinstance(value, list) else value)
    page.locator("#answer button.button-forward").click()


def _enter(page: Page, name: str, value: str) -> None:
    field = page.locator(f"#answer [name={name}]").first
    kind = field.evaluate("field => field.type")
    if kind == "select-one":
        field.select_option(value)
    elif kind in ("radio", "checkbox"):
        label_of(page, name, value).click()
    elif kind != "hidden":
        field.fill(value)


def label_of(page: Page, name: str, value: str) -> Locator:
    """Return the label of a choice, which is what a thumb meets."""
    value = "" if value == "on" else f'[value="{value}"]'
    box = page.locator(f"#answer [name={name}]{value}").first
    return page.locator(f"label[for={box.get_attribute('id')}]")


def _skip(page: Page) -> None:
    button = page.locator("button[name=skip][value=unknown]")
    if button.count():
        button.click()
        return
    label_of(page, "value", "unknown").click()
    page.locator("#answer button.button-forward").click()
