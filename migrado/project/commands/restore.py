"""`migrado restore`: a backup comes back, without what was erased since."""

import sys
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from migrado.kernel.refusal import Refusal
from migrado.project import settings
from migrado.project.arguments import Arguments
from migrado.project.cli import set_up_django

if TYPE_CHECKING:
    from migrado.backup.domain import Backup, ErasureList

NEEDS_LIST = (
    "give the newest erasure list with --erasures, so that nobody comes back who was erased"
    " since; one lies beside each backup. If none is left anywhere: --without-erasures."
)


def run(arguments: list[str]) -> int:
    """Bring back the keys, the backup, or the erasures alone. Raises Refusal."""
    asked = _parser().parse_args(arguments)
    if asked.keys:
        _bring_keys_back(asked)
    elif not asked.backup and not asked.erasures:
        raise Refusal("say what to restore. See migrado restore --help.")
    elif asked.backup and not asked.erasures and not asked.without_erasures:
        raise Refusal(NEEDS_LIST)
    else:
        set_up_django()
        _restore(asked) if asked.backup else _replay(asked.erasures)
    return 0


def _parser() -> Arguments:
    parser = Arguments(
        "migrado restore",
        description="Bring a backup back, in one step: killed, all is as it was. Stop `migrado"
        " serve` before. Without BACKUP, --erasures repeats erasures on the database as it is,"
        " for a copy that came back by another way.",
    )
    parser.add_argument("backup", nargs="?", type=Path, metavar="BACKUP")
    lists = parser.add_mutually_exclusive_group()
    lists.add_argument(
        "--erasures",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="erasure lists, or folders with some: what they name is erased again",
    )
    lists.add_argument(
        "--without-erasures", action="store_true", help="no list is left: nothing is erased again"
    )
    parser.add_argument(
        "--replace", action="store_true", help="delete what is in the database and the folders now"
    )
    parser.add_argument(
        "--keys", type=Path, metavar="FILE", help="first of all: write the keys kept apart in FILE"
    )
    parser.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help="its first line, instead of asking"
    )
    return parser


def _bring_keys_back(asked: Namespace) -> None:
    from migrado.project.apart import bring_back, passphrase_of  # noqa: PLC0415

    if asked.backup or asked.erasures:
        raise Refusal("bring the keys back first, alone: migrado restore --keys FILE.")
    phrase = passphrase_of(asked.passphrase_file, twice=False)
    for path in bring_back(asked.keys, passphrase=phrase, files=settings.KEY_FILES):
        _say(f"Wrote {path}.")
    _say("The keys are in their place.")


def _restore(asked: Namespace) -> None:
    from migrado.backup import actions  # noqa: PLC0415
    from migrado.project.backups import erasure_list, opened  # noqa: PLC0415

    erased = erasure_list(asked.erasures) if asked.erasures else None
    with opened(asked.backup) as backup:
        _refuse_older(erased, taken_at=backup.head.taken_at)
        _make_ready(backup, replace=asked.replace)
        back = actions.restore(
            backup,
            name=asked.backup.name,
            erased=[key_id for key_id, _ in erased.erased] if erased else [],
            folders=settings.STORED_FILES,
            now=datetime.now(UTC),
        )
        actions.finish(folders=settings.STORED_FILES, now=datetime.now(UTC))
    _say(f"Restored {backup.manifest.rows:,} rows as of {backup.head.taken_at:%Y-%m-%d %H:%M} UTC.")
    _say(f"Erased again: {back}." if erased else "No erasure was repeated.")
    _say("Staff and roles are as they were then: end the roles of those who left since.")


def _replay(lists: list[Path]) -> None:
    from migrado.backup.actions import replay  # noqa: PLC0415
    from migrado.project.backups import erasure_list, refusing  # noqa: PLC0415
    from migrado.project.state import database_obstacle  # noqa: PLC0415

    if obstacle := database_obstacle():
        raise Refusal(obstacle)
    erased = erasure_list(lists)
    with refusing(lists[0]):
        back = replay([key_id for key_id, _ in erased.erased], now=datetime.now(UTC))
    _say(f"Erased again: {back}.")


def _refuse_older(erased: "ErasureList | None", *, taken_at: datetime) -> None:
    if erased and erased.taken_at < taken_at:
        raise Refusal(
            "the newest of these erasure lists is of %(list)s, older than the backup; give the"
            " newest one.",
            list=f"{erased.taken_at:%Y-%m-%d %H:%M} UTC",
        )


def _make_ready(backup: "Backup", *, replace: bool) -> None:
    """Make tables where there are none. Raises Refusal where rows or files are in the way."""
    from migrado.backup import queries  # noqa: PLC0415
    from migrado.backup.actions import require_same_state  # noqa: PLC0415
    from migrado.project.commands.through_django import call, make_room  # noqa: PLC0415

    make_room()
    if not queries.migrations_of("default"):
        call("migrate", interactive=False, verbosity=0)
    require_same_state(backup, using="default")
    if not replace and not queries.is_empty(settings.STORED_FILES):
        raise Refusal("something is here already; --replace deletes it.")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
