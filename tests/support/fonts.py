"""Letters that no Python package carries; `.ci/browser` installs them before `make test`."""

import os

import pytest


def needs_font(is_there: bool) -> None:
    """Skip a test whose font is missing, saying how to get it, and fail where CI is set."""
    if is_there:
        return
    told = "a font is missing here: apt install fonts-noto-core"
    if os.environ.get("CI"):
        pytest.fail(told)
    pytest.skip(told)
