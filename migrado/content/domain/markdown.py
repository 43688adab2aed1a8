"""Guide pages are written in a small part of Markdown: headings, lists, bold, links."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

_MARKDOWN = MarkdownIt("commonmark", {"html": False})
# Reads what the other one would pass over as plain words, so that it can be refused.
_STRICT = MarkdownIt("commonmark", {"html": True})
_STRICT.validateLink = lambda url: True  # type: ignore[method-assign]
ALLOWED = frozenset(
    {
        *("heading", "paragraph", "inline", "text", "strong", "em", "softbreak", "hardbreak"),
        *("link", "bullet_list", "ordered_list", "list_item"),
    }
)
HEADINGS = frozenset({"h2", "h3"})
TAGS = {*HEADINGS, "p", "ul", "ol", "li", "strong", "em", "a", "br"}
SCHEMES = {"https", "http", "tel", "mailto"}
_BREAKS = frozenset({"softbreak", "hardbreak"})
_CALLED = {
    "html_inline": "HTML",
    "html_block": "HTML",
    "image": "an image",
    "code_inline": "code",
    "code_block": "code (a line that begins with four blanks)",
    "fence": "code",
    "hr": "a rule across the page",
    "blockquote": "a quotation",
}


def to_html(text: str) -> str:
    """Return ``text`` as clean HTML; the page around it owns h1, so headings begin with h2.

    Links to other hosts tell them nothing of where the reader came from.
    """
    made = _MARKDOWN.render(text)
    return nh3.clean(
        made,
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes=SCHEMES,
        link_rel="noreferrer",
    )


def to_text(text: str) -> str:
    """Return the words of ``text`` alone, for the search; blocks on lines of their own."""
    lines = (
        "".join(" " if child.type in _BREAKS else child.content for child in token.children or ())
        for token in _MARKDOWN.parse(text)
        if token.type == "inline"
    )
    return "\n".join(lines)


def faults(text: str) -> Iterator[str]:
    """Yield what a guide page may not hold: HTML, images, code, odd headings, odd links."""
    for token in _STRICT.parse(text):
        for one in (token, *(token.children or ())):
            name = one.type.removesuffix("_open").removesuffix("_close")
            if name not in ALLOWED:
                yield _CALLED.get(name, name.replace("_", " "))
            elif one.type == "heading_open" and one.tag not in HEADINGS:
                yield "a heading that is neither ## nor ###"
            elif one.type == "link_open" and not _leads_out(one):
                yield "a link that does not begin with https://, tel: or mailto:"


def _leads_out(link: Token) -> bool:
    return urlsplit(str(link.attrs["href"])).scheme in SCHEMES
