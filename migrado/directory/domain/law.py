"""Which rules of law are stale here: what `migrado law-watch` saw changed, kept in a file.

The engine takes it as an argument, like the local rules, and reads no file of a deployment.
"""

import json
import os
from functools import lru_cache
from pathlib import Path

from migrado.kernel.refusal import Refusal
from migrado.rules.de import FOLDER
from migrado.rules.engine.files import BrokenRule
from migrado.rules.law.basis import read_foundation
from migrado.rules.law.shipped import SECTIONS, read_entries
from migrado.rules.law.watch import Changes, changes_as_json, changes_from_json, moved, stale

SEEN = "changed.json"  # in the folder `law` of the deployment's data


def stale_rules(var: Path, *, pack: Path = FOLDER) -> frozenset[str]:
    """Return the ids of the rules whose law changed since they were read.

    ``var`` is the folder of the deployment's data. Two looks at the disk as long as nothing
    changes there.
    """
    seen, listed = var / "law" / SEEN, pack / "law" / SECTIONS
    return _stale(seen, pack, (_stamp(seen), _stamp(listed)))


def read_changes(var: Path) -> Changes:
    """Return what was seen changed. Raises Refusal if the file is broken."""
    path = var / "law" / SEEN
    try:
        return changes_from_json(json.loads(path.read_bytes()))
    except FileNotFoundError:
        return {}
    except (OSError, BrokenRule, ValueError):
        message = "cannot be read; delete it and run migrado law-watch DIR again."
        raise Refusal(message, where=str(path)) from None


def write_changes(var: Path, changes: Changes) -> None:
    """Keep what was seen changed; a reader sees the old file or the new one, never a part."""
    path = var / "law" / SEEN
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = path.with_name(f"{SEEN}.{os.getpid()}")
    text = json.dumps(changes_as_json(changes), ensure_ascii=False, indent=1)
    unfinished.write_text(text + "\n", encoding="utf-8")
    unfinished.replace(path)


@lru_cache(maxsize=4)
def _stale(seen: Path, pack: Path, _stamps: object) -> frozenset[str]:
    changes, entries = read_changes(seen.parents[1]), read_entries(pack / "law")
    if not moved(entries, changes):
        return frozenset()
    rules = read_foundation(pack).rules
    return frozenset(one.id for one in stale(rules, entries, changes))


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_mtime_ns, found.st_size
