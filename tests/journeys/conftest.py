"""A running site with Dortmund in it, and a browser to visit it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from migrado.flows.actions import load_city
from migrado.web.kept import forget_kept_pages
from tests.support.browser import chromium
from tests.support.clock import NOW
from tests.support.dortmund import dortmund_pack


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture
def site(live_server, transactional_db, time_machine) -> str:
    """Return the address of the site, on the day on which the tests play."""
    time_machine.move_to(NOW)
    forget_kept_pages()
    load_city(dortmund_pack(), now=NOW)
    return live_server.url
