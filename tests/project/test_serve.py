"""`migrado demo` and `migrado serve`, as processes: they answer, and refuse where they should."""

import json
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPResponse
from pathlib import Path

import pytest

from migrado import __version__
from tests.support.command import MIGRADO, environment, free_port, migrado
from tests.support.sources import ROOT

OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@contextmanager
def running(*command: str, var: Path) -> Iterator[subprocess.Popen]:
    process = subprocess.Popen(
        [*MIGRADO, *command],
        cwd=ROOT,
        env=environment(var),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            raise


def get(port: int, path: str) -> HTTPResponse:
    """Ask until the server answers, for twenty seconds at most."""
    for _ in range(200):
        try:
            return OPENER.open(f"http://127.0.0.1:{port}{path}", timeout=5)
        except urllib.error.HTTPError:
            raise
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not answer")


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    var = tmp_path_factory.mktemp("var")
    done = migrado("demo", "--prepare-only", var=var)
    assert done.returncode == 0, done.stderr.decode()
    return var


def test_the_demo_prepares_everything_with_a_line_for_each_step(prepared):
    again = migrado("demo", "--prepare-only", var=prepared)

    lines = again.stdout.decode().splitlines()
    assert again.returncode == 0
    assert [line.split("  ")[1].strip() for line in lines] == [
        "keys",
        "database",
        "messages and static files",
        "city of Dortmund",
    ]


def test_a_served_city_answers_with_pages_static_files_and_its_version(prepared):
    port = free_port()

    with running("serve", "--without-worker", "--port", str(port), var=prepared) as server:
        health = json.load(get(port, "/healthz"))
        page = get(port, "/dortmund/de/").read().decode()
        style = page.split('rel="stylesheet" href="')[1].split('"')[0]
        sheet = get(port, style)
        beside = workers_beside(server.pid)

    assert health == {"status": "ok", "version": __version__, "database": "up"}
    assert "Dortmund" in page
    assert "immutable" in sheet.headers["Cache-Control"]
    assert beside == []


def workers_beside(parent: int) -> list[int]:
    """Return the processes of `migrado worker --beside parent`."""
    own = f"\0worker\0--beside\0{parent}\0".encode()
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # gone meanwhile
            if own in (process / "cmdline").read_bytes():
                found.append(int(process.name))
    return found


def other_worker(parent: int, *, than: list[int]) -> list[int]:
    """Return the workers beside ``parent`` when they are no longer those of before."""
    for _ in range(600):
        if (found := workers_beside(parent)) != than:
            return found
        time.sleep(0.1)
    raise AssertionError("nothing changed")


def test_a_server_keeps_one_worker_running_and_takes_it_along(prepared):
    with running("serve", "--port", str(free_port()), var=prepared) as server:
        first = other_worker(server.pid, than=[])
        os.kill(first[0], signal.SIGKILL)
        assert other_worker(server.pid, than=first) == []
        second = other_worker(server.pid, than=[])

    assert (len(first), len(second)) == (1, 1)
    assert first != second
    assert workers_beside(server.pid) == []


def test_a_worker_follows_a_server_that_was_killed(prepared):
    with running("serve", "--port", str(free_port()), var=prepared) as server:
        beside = other_worker(server.pid, than=[])
        server.kill()
        server.wait()
        assert other_worker(server.pid, than=beside) == []


@pytest.mark.parametrize("command", ["demo", "serve"])
def test_a_port_that_is_taken_is_one_sentence(prepared, command):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])

        done = migrado(command, "--port", port, var=prepared)

    error = done.stderr.decode()
    assert done.returncode == 2
    assert error.startswith(f"migrado: cannot listen on 127.0.0.1 port {port}")
    assert error.count("\n") == 1


def test_serve_refuses_to_start_without_secret_keys_or_tables(tmp_path):
    no_secret = migrado("serve", var=tmp_path)
    migrado("doctor", "--make-keys", var=tmp_path)
    no_tables = migrado("serve", var=tmp_path)
    (tmp_path / "keys" / "ring").unlink()
    no_ring = migrado("serve", var=tmp_path)

    assert b"there is no secret in" in no_secret.stderr
    assert b"run `migrado migrate`" in no_tables.stderr
    assert b"there is no key in" in no_ring.stderr
    assert {done.returncode for done in (no_secret, no_tables, no_ring)} == {2}
    assert all(done.stderr.count(b"\n") == 1 for done in (no_secret, no_tables, no_ring))


def test_visitors_on_slow_networks_do_not_stop_the_others(prepared):
    port = free_port()
    head = b"POST /api/v1/assessments HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\n{"
    with running("serve", "--without-worker", "--port", str(port), var=prepared):
        get(port, "/healthz")
        slow = [socket.create_connection(("127.0.0.1", port)) for _ in range(8)]
        for one in slow:
            one.sendall(head)

        answered = get(port, "/healthz").status

        for one in slow:
            one.close()
    assert answered == 200
