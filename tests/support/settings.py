"""The settings under test: those of the project, with keys and a database of their own."""

import atexit
import base64
import os
import shutil
import tempfile
from pathlib import Path

# Memory if the machine has it: the suite commits often, and durability is not what it asks about.
_ROOM = Path(
    tempfile.mkdtemp(prefix="migrado-test-", dir="/dev/shm" if os.path.isdir("/dev/shm") else None)
)
atexit.register(shutil.rmtree, _ROOM, ignore_errors=True)

(_ROOM / "keys").mkdir()
(_ROOM / "static").mkdir()
(_ROOM / "keys" / "secret").write_text("a secret that only tests know, long enough for Django 5.2")
(_ROOM / "keys" / "ring").write_text(base64.b64encode(b"test" * 8).decode())
(_ROOM / "keys" / "vault").write_text(base64.b64encode(b"safe" * 8).decode())

# What the shell has set for a real deployment must not reach a test.
_DATABASE = os.environ.get("MIGRADO_TEST_DATABASE_URL", f"sqlite:///{_ROOM}/migrado.sqlite3")
for _name in [name for name in os.environ if name.startswith("MIGRADO_")]:
    if _name not in {"MIGRADO_TEST_DATABASE_URL", "MIGRADO_SCREENSHOTS", "MIGRADO_EFFORT"}:
        del os.environ[_name]
os.environ["MIGRADO_VAR_DIR"] = str(_ROOM)
os.environ["MIGRADO_DATABASE_URL"] = _DATABASE

from migrado.project.settings import *  # noqa: E402, F403
from migrado.project.settings import DATABASES  # noqa: E402

# A file, not memory: tests with threads need what production has.
if "sqlite" in DATABASES["default"]["ENGINE"]:
    DATABASES["default"]["TEST"] = {"NAME": _ROOM / "test.sqlite3"}
# A connection that outlives its test would keep the test database from being removed.
DATABASES["default"]["CONN_MAX_AGE"] = 0

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
MIGRADO_COMPONENTS = True
