"""Text of page content: HTML without tags, one line a block."""

from html.parser import HTMLParser

_SILENT = {"script", "style", "template", "noscript", "svg", "head"}
_BLOCKS = {
    *("h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt", "caption"),
    *("p", "div", "li", "ul", "ol", "br", "tr", "td", "th", "table", "section", "article"),
    *("dd", "dl", "hr", "blockquote", "figcaption", "figure", "address", "pre", "details"),
}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in _SILENT:
            self.silent += 1
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(data)


def text_of(html: str) -> str:
    """Return the text of ``html`` without tags, scripts and styles, one line a block.

    What is not well formed is read as far as it can be.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.parts).split("\n"))
    return "\n".join(line for line in lines if line)
