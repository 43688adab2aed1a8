"""The log says what broke and when, one fault a line, and never the token of a link."""

import logging
import re
import time

# The address of a kept plan, a note for a companion, a file or an invitation, up to and with
# its token.
_TOKEN = re.compile(r"(/(?:kept|companion|my-file|accounts/welcome)/)[^/\s\"'?#]+")

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def redacted(text: str) -> str:
    """Return ``text`` without the tokens that stand in addresses."""
    return _TOKEN.sub(r"\1…", text)


class Line(logging.Formatter):
    """Takes tokens out of the whole line, the trace of a fault included. Times are UTC."""

    converter = staticmethod(time.gmtime)
    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"

    def formatMessage(self, record: logging.LogRecord) -> str:
        """Return the line before any trace; what a stranger sent makes no second one."""
        return _CONTROL.sub(lambda sign: f"\\x{ord(sign[0]):02x}", super().formatMessage(record))

    def format(self, record: logging.LogRecord) -> str:
        """Return the line as it may be written."""
        return redacted(super().format(record))
