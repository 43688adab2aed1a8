"""`migrado assess` from a cold start: a new process each time."""

import json
import subprocess
import sys
from pathlib import Path

from benchmarks._bench import ROOT, new_room, report, seconds
from migrado.api.schemas import EXAMPLE

TARGET = 0.5


def main() -> None:
    with new_room() as room:
        facts = Path(room) / "facts.json"
        facts.write_text(json.dumps(EXAMPLE))
        command = [sys.executable, "-m", "migrado.project", "assess", str(facts)]
        taken = seconds(
            lambda: subprocess.run(command, cwd=ROOT, check=True, capture_output=True), times=1
        )
    report("migrado assess, cold", f"{taken:.2f} s", target="under 0.5 s", met=taken < TARGET)


if __name__ == "__main__":
    main()
