"""Keeps a page that is only looked at from writing, but for the line that says it was read."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connections
from django.http import HttpRequest, HttpResponse

READS = ("SELECT", "SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK", "BEGIN")
SAYS_IT_WAS_READ = 'INSERT INTO "JOURNAL_ENTRY"'  # of whom something is shown can see by whom
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
_writes: ContextVar[bool] = ContextVar("a GET writes", default=False)


class GetWrites(RuntimeError):
    """A page that is only looked at tried to write to the database."""


def only_reads(execute: Callable[..., Any], sql: str, *args: Any) -> Any:
    """Pass a reading statement on, and a line of the journal. Raises GetWrites for any other."""
    is_allowed = sql.lstrip().upper().startswith((*READS, SAYS_IT_WAS_READ))
    if not is_allowed and not _writes.get():
        raise GetWrites(f"a GET must not write: {sql[:60]}")
    return execute(sql, *args)


@contextmanager
def writing_get() -> Iterator[None]:
    """Let a GET write for as long as the block lasts; whoever uses it says why it must."""
    before = _writes.set(True)
    try:
        yield
    finally:
        _writes.reset(before)


def reads_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method not in SAFE_METHODS:
            return get_response(request)
        with ExitStack() as stack:
            for connection in connections.all():
                stack.enter_context(connection.execute_wrapper(only_reads))
            return get_response(request)

    return middleware
