"""Chromium as a visitor's phone: opens pages, measures them, asks axe, takes pictures."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = os.environ.get("MIGRADO_CHROMIUM", "/usr/bin/chromium")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
PHONE = {"width": 360, "height": 740}
NARROW = {"width": 320, "height": 568}
DESKTOP = {"width": 1280, "height": 900}
MANUAL = {"width": 900, "height": 1150}
TARGET = 44  # px, for visitors
PICTURES = Path(__file__).resolve().parents[2] / "docs" / "manual"

# Links inside a sentence may be smaller (WCAG 2.2, 2.5.8), and so may what is not shown.
SMALL_TARGETS = """
(least) => [...document.querySelectorAll('a, button, input, select, summary')].filter(tag => {
  if (!tag.checkVisibility({visibilityProperty: true}) || tag.type === 'hidden') return false;
  if (tag.classList.contains('skip-link')) return false;
  const inside = tag.matches('a') && tag.closest('p, li, dd, td')
    && getComputedStyle(tag).display === 'inline';
  if (inside) return false;
  const label = tag.labels && tag.labels[0] ? [tag.labels[0]] : [];
  return ![tag, ...label].some(one => {
    const box = one.getBoundingClientRect();
    return box.width >= least - 0.5 && box.height >= least - 0.5;
  });
}).map(tag => tag.outerHTML.slice(0, 120))
"""
TOO_WIDE = """
() => [...document.body.querySelectorAll('*')].filter(tag => {
  if (!tag.checkVisibility() || tag.closest('.visually-hidden, .skip-link')) return false;
  const box = tag.getBoundingClientRect();
  return box.width > 0 && (box.right > innerWidth + 0.5 || box.left < -0.5);
}).map(tag => tag.outerHTML.slice(0, 120))
"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Debian's chromium for as long as the block lasts."""
    # Playwright runs an event loop in this thread, which Django would otherwise refuse to work in.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


@contextmanager
def visiting(browser: Browser, *, origin: str | tuple[str, ...], **options: Any) -> Iterator[Page]:
    """Open a fresh profile. A request to another host, or an error in the page, fails the test."""
    context: BrowserContext = browser.new_context(**{"viewport": PHONE, **options})
    page = context.new_page()
    strayed: list[str] = []
    faults: list[str] = []
    page.on(
        "request",
        lambda request: None if request.url.startswith(origin) else strayed.append(request.url),
    )
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "console",
        lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None,
    )
    yield page
    context.close()
    assert strayed == [], strayed
    assert faults == [], faults


def broken_rules(page: Page) -> list[str]:
    """Return what axe finds; the context needs ``bypass_csp=True`` for axe alone."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "() => axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', "
        "'wcag22aa', 'best-practice']})"
    )
    return [
        f"{one['id']}: {node['html'][:140]} {node['failureSummary'][:200]}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


def broken_geometry(page: Page) -> list[str]:
    """Return what sticks out of the window, and what a thumb would miss."""
    wide = page.evaluate(TOO_WIDE)
    small = page.evaluate(SMALL_TARGETS, TARGET)
    return [f"too wide: {one}" for one in wide] + [f"too small: {one}" for one in small]


def picture(page: Page, name: str) -> None:
    """Save a picture for the manual when MIGRADO_SCREENSHOTS is set, otherwise do nothing."""
    if os.environ.get("MIGRADO_SCREENSHOTS"):
        PICTURES.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=PICTURES / name)
