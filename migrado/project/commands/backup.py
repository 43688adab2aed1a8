"""`migrado backup`: a copy of everything, sealed; the erasure list; the keys apart; the proof."""

import sys
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from migrado.kernel.refusal import Refusal
from migrado.project import settings
from migrado.project.arguments import Arguments
from migrado.project.cli import set_up_django


def run(arguments: list[str]) -> int:
    """Do what is asked for, in the order erasures, backup, keys, proof. Raises Refusal."""
    asked = _parser().parse_args(arguments)
    if not (asked.folder or asked.verify or asked.keys):
        raise Refusal("say where to: migrado backup DIR. See migrado backup --help.")
    if asked.erasures_only and not asked.folder:
        raise Refusal("say where to: migrado backup --erasures-only DIR.")
    set_up_django()
    # Imported only now, because Django must be set up first.
    from migrado.project.state import database_obstacle  # noqa: PLC0415

    if obstacle := database_obstacle():
        raise Refusal(obstacle)
    now = datetime.now(UTC)
    if asked.folder:
        _take(asked.folder, erasures_only=asked.erasures_only, now=now)
    if asked.keys:
        _write_keys(asked, now=now)
    if asked.verify:
        _verify(asked.verify, now=now)
    return 0


def _parser() -> Arguments:
    parser = Arguments(
        "migrado backup",
        description="Write a sealed copy of the database and of stored files to a folder, while"
        " the site runs, and the erasure list beside it. The keys of the vault are not in it:"
        " --keys writes them apart.",
    )
    parser.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="where to; it exists")
    parser.add_argument(
        "--erasures-only", action="store_true", help="write the erasure list and nothing else"
    )
    parser.add_argument(
        "--verify",
        type=Path,
        metavar="FILE",
        help="restore FILE into a scratch database, compare all of it, and note that it works",
    )
    parser.add_argument(
        "--keys",
        type=Path,
        metavar="FILE",
        help="write all keys to a new FILE, sealed with a passphrase; keep it in another place",
    )
    parser.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help="its first line, instead of asking"
    )
    return parser


def _take(folder: Path, *, erasures_only: bool, now: datetime) -> None:
    from migrado.backup import actions  # noqa: PLC0415
    from migrado.project.backups import BACKUP, ERASURES, backup_keys, refusing  # noqa: PLC0415

    if not folder.is_dir():
        raise Refusal("there is no such folder.", where=str(folder))
    key, name = backup_keys()[0], f"migrado-{now:%Y-%m-%dT%H%M%SZ}"
    path, erasures = folder / (name + BACKUP), folder / (name + ERASURES)
    if not erasures_only:
        with refusing(path):
            held = actions.take_backup(
                path, key=key, folders=settings.STORED_FILES, version=settings.VERSION, now=now
            )
        _say(
            f"Wrote {path}: {_counted(held.rows, 'row')} of {_counted(len(held.tables), 'table')},"
            f" {_counted(len(held.files), 'file')}, {path.stat().st_size:,} bytes."
        )
    with refusing(erasures):
        count = actions.take_erasures(erasures, key=key, now=now)
    _say(f"Wrote {erasures}: {_counted(count, 'erased key')}.")


def _write_keys(asked: Namespace, *, now: datetime) -> None:
    from migrado.backup.actions import note_export  # noqa: PLC0415
    from migrado.backup.actions.files import whole_file  # noqa: PLC0415
    from migrado.backup.queries.proofs import KEYS  # noqa: PLC0415
    from migrado.project.apart import passphrase_of, sealed_keys  # noqa: PLC0415
    from migrado.project.backups import refusing  # noqa: PLC0415
    from migrado.vault.queries import ring  # noqa: PLC0415

    path: Path = asked.keys.absolute()
    if asked.folder and path.is_relative_to(asked.folder.absolute()):
        raise Refusal("keys do not belong beside the backups.", where=str(path))
    if not settings.MIGRADO_VAULT_KEYS:
        raise Refusal("there is no key.", where=str(settings.VAULT_KEYS_FILE))
    phrase = passphrase_of(asked.passphrase_file, twice=True)
    text = sealed_keys(settings.KEY_FILES, passphrase=phrase)
    with refusing(path):
        with whole_file(path) as file:
            file.write(text.encode())
        note_export(thing=KEYS, thing_id=ring().newest, now=now)
    _say(f"Wrote the keys to {path}. Keep this file and its passphrase in two places, and neither")
    _say("where the backups are: together they open everything, without them nobody can.")


def _verify(path: Path, *, now: datetime) -> None:
    from migrado.backup.actions import prove  # noqa: PLC0415
    from migrado.project.backups import opened  # noqa: PLC0415

    with opened(path) as backup:
        prove(backup, name=path.name, now=now)
    held = backup.manifest
    _say(
        f"{path} of {backup.head.taken_at:%Y-%m-%d %H:%M} UTC works: {_counted(held.rows, 'row')}"
        f" and {_counted(len(held.files), 'file')} came back as they were."
    )


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" + ("" if count == 1 else "s")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
