"""A country pack and a snapshot of the law to change at will, copied from what ships."""

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from migrado.directory.domain.law import read_changes, write_changes
from migrado.rules.de import FOLDER
from migrado.rules.law.basis import Basis, read_foundation
from migrado.rules.law.confirm import confirm
from migrado.rules.law.shipped import Shipped, read_shipped
from migrado.rules.law.statutes import read_statutes
from migrado.rules.law.watch import Comparison, compare, stale

DAY = date(2026, 11, 26)


@dataclass(frozen=True)
class Desk:
    """Copies in a folder of the test: the pack, a snapshot of its law, and a deployment's data."""

    pack: Path
    snapshot: Path
    var: Path

    def change(self, file: str, old: str, new: str) -> None:
        """Change the law in the snapshot."""
        path = self.snapshot / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def shipped(self) -> Shipped:
        """Read what ships with the pack."""
        return read_shipped(self.pack / "law", read_foundation(self.pack).laws)

    def watch(self) -> Comparison:
        """Compare, and remember what was seen, as the command does."""
        foundation = read_foundation(self.pack)
        snapshot = read_statutes(self.snapshot, foundation.laws.watched)
        found = compare(self.shipped(), snapshot, foundation)
        write_changes(self.var, found.changes)
        return found

    def stale(self) -> tuple[Basis, ...]:
        """Return the rules that are stale by what ships and what was seen."""
        rules = read_foundation(self.pack).rules
        return stale(rules, self.shipped().entries, read_changes(self.var))

    def confirm(self, rule: str, *, by: str = "Ada Example") -> list[Path]:
        """Confirm a rule, as the command does."""
        return confirm(
            rule,
            by=by,
            on=DAY,
            foundation=read_foundation(self.pack),
            shipped=self.shipped(),
            changes=read_changes(self.var),
        )

    def topic(self, name: str) -> str:
        """Return the text of a topic file."""
        return (self.pack / "topics" / f"{name}.yaml").read_text(encoding="utf-8")


def desk(tmp_path: Path) -> Desk:
    """Return copies of the pack and, as the snapshot, of the law that ships with it."""
    pack, snapshot = tmp_path / "de", tmp_path / "snapshot"
    shutil.copytree(FOLDER, pack, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    shutil.copytree(pack / "law", snapshot)
    return Desk(pack, snapshot, tmp_path / "var")
