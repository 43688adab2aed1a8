"""Reads pages as a visitor's browser would, and refuses those that break our rules for any page."""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Comment, NavigableString, Tag
from django.http import HttpResponse
from django.test import Client

OPEN, CLOSE = "⟦", "⟧"  # the marks of the pseudo-language
# What nobody translates: names on doors, German words, days, numbers.
UNTRANSLATED = ("bdi", "time", "script", "style")
LOADED = {"script": "src", "link": "href", "img": "src", "iframe": "src", "source": "src"}


def open_page(client: Client, url: str, *, status: int = 200, **query: Any) -> BeautifulSoup:
    """Get ``url`` and check what holds for every page."""
    response = client.get(url, query)
    assert response.status_code == status, (url, response.status_code)
    return check_page(response)


def check_page(response: HttpResponse) -> BeautifulSoup:
    """Parse an answer and refuse a page that breaks a rule for any page."""
    page = BeautifulSoup(response.content, "html.parser")
    _check_frame(page)
    _check_forms(page)
    _check_hosts(page)
    return page


def _check_frame(page: BeautifulSoup) -> None:
    assert page.html
    assert page.html.get("lang"), "the page does not say its language"
    assert page.html.get("dir") in {"ltr", "rtl"}, "the page does not say its direction"
    assert page.title, "no title"
    assert page.title.text.strip(" –"), "an empty title"
    assert len(page.find_all("h1")) == 1, f"{len(page.find_all('h1'))} h1"
    ids = [tag["id"] for tag in page.find_all(id=True)]
    assert len(ids) == len(set(ids)), f"an id is used twice: {sorted(ids)}"
    for tag in page.find_all(attrs={"lang": True}):
        assert tag.get("dir") in {"ltr", "rtl"}, f"lang without dir: {str(tag)[:120]}"
    for tag in page.select("[aria-labelledby], [aria-describedby]"):
        for name in (tag.get("aria-labelledby"), tag.get("aria-describedby")):
            for part in (name or "").split():
                assert part in ids, f"nothing has the id {part}"


def _check_forms(page: BeautifulSoup) -> None:
    for field in page.select("input:not([type=hidden]), select, textarea"):
        assert page.find("label", attrs={"for": field.get("id")}), f"no label: {field}"
    for form in page.find_all("form"):
        assert form.get("action"), "a form without an address"
        if form.get("method", "").lower() == "post":
            assert form.find("input", {"name": "csrfmiddlewaretoken"}), "a form without token"
    for button in page.find_all("button"):
        assert button.get("type") in {"submit", "button"}, f"a button without type: {button}"


def _check_hosts(page: BeautifulSoup) -> None:
    """Nothing may be loaded from elsewhere, and no script or style stand in the page."""
    for name, attribute in LOADED.items():
        for tag in page.find_all(name):
            assert not urlsplit(tag.get(attribute, "")).netloc, f"another host: {tag}"
    assert not page.find_all("style"), "style in the page"
    for tag in page.find_all(True):
        assert not any(key == "style" or key.startswith("on") for key in tag.attrs), str(tag)[:120]
        assert not _is_script(tag) or tag.get("src"), "script in the page"


def _is_script(tag: Tag) -> bool:
    """Say whether a browser would run it; data for a script beside it is not run."""
    return tag.name == "script" and tag.get("type") != "application/json"


def swap(
    page: BeautifulSoup, client: Client, target: str, url: str, *, post: Any = None
) -> BeautifulSoup:
    """Do to ``page`` what htmx would: replace ``#target`` by the answer of ``url``."""
    headers = {"HX-Request": "true", "HX-Target": target}
    answer = (
        client.get(url, headers=headers)
        if post is None
        else client.post(url, post, headers=headers)
    )
    part = BeautifulSoup(answer.content, "html.parser").find(id=target)
    assert isinstance(part, Tag), f"no #{target} in the answer of {url}"
    found = page.find(id=target)
    assert isinstance(found, Tag), f"no #{target} in the page"
    found.replace_with(part)
    return page


def unmarked(page: BeautifulSoup) -> list[str]:
    """Return visible text and labels that the pseudo-language did not reach."""
    texts = list(_outside_marks(_visible(page)))
    for tag in page.find_all(True):
        labels = [tag[key] for key in ("aria-label", "alt", "placeholder") if tag.get(key)]
        texts += _outside_marks(labels)
    return [text.strip() for text in texts if re.search(r"[^\W\d_]", text)]


def _visible(page: BeautifulSoup) -> Iterator[NavigableString]:
    for text in page.find_all(string=True):
        if isinstance(text, Comment) or not text.strip() or text.parent is None:
            continue
        chain = [text.parent, *text.parents]
        if any(tag.name in UNTRANSLATED or tag.get("translate") == "no" for tag in chain):
            continue
        if text.parent.name not in {"[document]", "html", "head"}:
            yield text


def _outside_marks(texts: Iterable[str]) -> Iterator[str]:
    """Yield what stands outside the marks; a marked text may hold tags and so several texts."""
    depth = 0
    for text in texts:
        for part in re.split(f"([{OPEN}{CLOSE}])", text):
            if part in (OPEN, CLOSE):
                depth += 1 if part == OPEN else -1
            elif depth == 0:
                yield part
