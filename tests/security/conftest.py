"""Attacks need the same city as the pages of the portal."""

from tests.portal.conftest import _dortmund_once, _nothing_kept, dortmund

__all__ = ["_dortmund_once", "_nothing_kept", "dortmund"]
