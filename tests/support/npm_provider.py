"""The `oidc-provider` of npm as a city's identity provider, on this machine."""

import hashlib
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import requests
from bs4 import BeautifulSoup

from tests.support.command import free_port
from tests.support.sources import ROOT

HERE = Path(__file__).parent / "oidc"
CLIENT_ID, SECRET = "migrado", "a secret of tests"
INSTALL = ("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


@contextmanager
def npm_provider(*, redirect_uri: str) -> Iterator[str]:
    """Run the provider for as long as the block lasts, and give its issuer."""
    port = free_port()
    process = subprocess.Popen(
        ["node", "provider.mjs", str(port), redirect_uri],
        cwd=installed(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stdout
        assert any(line == "ready\n" for line in process.stdout), "the provider did not start"
        yield f"http://127.0.0.1:{port}"
    finally:
        process.kill()
        process.communicate()


def installed() -> Path:
    """Return a folder with the provider and its packages; they are fetched once a lock file.

    Without node and npm the tests fail: this is no part of the suite that may go unnoticed.
    """
    assert shutil.which("node"), "node is missing; on Debian: apt install nodejs npm"
    files = sorted(path for path in HERE.iterdir() if path.is_file())
    mark = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12]
    room = ROOT / "var" / f"oidc-provider-{mark}"
    if not room.exists():
        draft = room.with_name(f"{room.name}.{free_port()}")
        shutil.copytree(HERE, draft)
        subprocess.run(INSTALL, cwd=draft, check=True, timeout=120)
        try:
            draft.rename(room)
        except OSError:  # another process was quicker
            shutil.rmtree(draft)
    return room


def sign_in_there(location: str, *, name: str) -> str:
    """Do at the provider what a person would, and return where it sends them back to."""
    issuer = location.split("/auth")[0]
    with requests.Session() as browser:
        while location.startswith(issuer):
            answer = browser.get(location, allow_redirects=False, timeout=10)
            if answer.status_code == 200:
                form = BeautifulSoup(answer.text, "html.parser").form
                said = {field["name"]: field.get("value", name) for field in form.select("input")}
                answer = browser.post(
                    form["action"], said | {"login": name}, allow_redirects=False, timeout=10
                )
            location = requests.compat.urljoin(location, answer.headers["Location"])
    return location
