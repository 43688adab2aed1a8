"""Data that lies beside the checkout in `../shared`; the product runs without it."""

import os
from pathlib import Path

import pytest

from tests.support.sources import ROOT


def shared(path: str) -> Path:
    """Return a file of `../shared`; without it skip, saying why, and fail where CI is set."""
    found = ROOT.parent / "shared" / path
    if not found.exists():
        told = f"{path} is not there: ../shared lies beside the checkout where this is developed"
        if os.environ.get("CI"):
            pytest.fail(told)
        pytest.skip(told)
    return found
