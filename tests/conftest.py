"""The conditions of every test: closed sockets, shuffled rows, a fixed effort, no silent skips."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db.models import QuerySet
from hypothesis import HealthCheck, settings

from migrado.project import messages
from migrado.web.kept import forget_kept_pages
from tests.support.effort import effort
from tests.support.unguarded import flushable_journal

PURE = ("kernel", "rules", "search")
TESTS = Path(__file__).parent

settings.register_profile(
    "house",
    max_examples=effort("default"),
    deadline=None,  # two processes share two cores; a slow example is not a fault
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("house")


def pytest_configure(config: pytest.Config) -> None:
    """Compile the message catalogues once, before the processes of xdist begin."""
    if not hasattr(config, "workerinput"):
        messages.compile_catalogues()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what asks no database of the suite, so that it runs once and not per database."""
    for item in items:
        room = item.path.relative_to(TESTS).parts[0]
        if room in PURE or not _asks_the_database(item):
            item.add_marker(pytest.mark.pure)


def _asks_the_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return bool(item.get_closest_marker("django_db") or fixtures & {"db", "transactional_db"})


@pytest.fixture(autouse=True)
def _shuffled_rows(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Give the rows of an unordered query in any order: a page must not rely on luck."""
    dice = random.Random(request.node.nodeid)
    fetch_all = QuerySet._fetch_all

    def fetch_and_shuffle(self: QuerySet) -> None:
        fresh = self._result_cache is None
        fetch_all(self)
        if fresh and not self.ordered and len(self._result_cache) > 1:
            dice.shuffle(self._result_cache)

    monkeypatch.setattr(QuerySet, "_fetch_all", fetch_and_shuffle)


@pytest.fixture(autouse=True, scope="session")
def _flushable_journal() -> Iterator[None]:
    """Let Django empty the database behind a test with real transactions, the journal too."""
    with flushable_journal():
        yield


@pytest.fixture(autouse=True)
def _no_kept_pages() -> None:
    """Forget what the process keeps of public pages: a test sees its own rows only."""
    forget_kept_pages()
