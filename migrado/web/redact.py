"""The log says what broke, and never the token of a link."""

import logging
import re

# The address of a kept plan, a note for a companion or an invitation, up to and with its token.
_TOKEN = re.compile(r"(/(?:kept|companion|accounts/welcome)/)[^/\s\"'?#]+")


def redacted(text: str) -> str:
    """Return ``text`` without the tokens that stand in addresses."""
    return _TOKEN.sub(r"\1…", text)


class Line(logging.Formatter):
    """Takes tokens out of the whole line, the trace of a fault included."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line as it may be written."""
        return redacted(super().format(record))
