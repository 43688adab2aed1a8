"""`migrado law-watch DIR`: what changed in the law, and which rules wait to be read again."""

import argparse
import sys
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from migrado.directory.domain.law import read_changes, write_changes
from migrado.kernel.refusal import Refusal
from migrado.project import settings
from migrado.project.arguments import Arguments
from migrado.rules.de import FOLDER
from migrado.rules.engine.files import BrokenRule
from migrado.rules.law.basis import Basis, Foundation, read_foundation
from migrado.rules.law.citations import Section
from migrado.rules.law.confirm import confirm
from migrado.rules.law.shipped import Shipped, read_shipped
from migrado.rules.law.statutes import read_statutes
from migrado.rules.law.watch import (
    Changes,
    Comparison,
    by_topic,
    compare,
    diffs,
    mark_checked,
    ship,
    stale,
)

CHANGED = 1  # exit status


class Desk(NamedTuple):
    """What the work is done with: the rules, the shipped texts, and the data of the deployment."""

    foundation: Foundation
    shipped: Shipped
    var: Path
    today: date


def run(arguments: list[str], *, pack: Path = FOLDER) -> int:
    """Compare or confirm; exit 0 when nothing changed, 1 when something did."""
    asked = _parser().parse_args(arguments)
    _check(asked)
    today = datetime.now(ZoneInfo(settings.TIME_ZONE)).date()
    try:
        foundation = read_foundation(pack)
        shipped = read_shipped(pack / "law", foundation.laws)
        desk = Desk(foundation, shipped, settings.VAR_DIR, today)
        if asked.confirm is not None:
            return _confirm(asked.confirm, by=asked.by, desk=desk, pack=pack)
        return _watch(Path(asked.folder), asked=asked, desk=desk)
    except BrokenRule as broken:
        raise Refusal("%(why)s.", why=str(broken).rstrip(".")) from None
    except OSError as error:
        why = error.strerror or "unknown"
        raise Refusal("cannot be written (%(why)s).", where=str(error.filename), why=why) from None


def _parser() -> Arguments:
    parser = Arguments(
        "migrado law-watch",
        description="Compare the law that the rules were read with to a snapshot of the law. Rules"
        " that rest on a changed section answer “ask” until somebody re-reads and confirms them."
        " Exits with 0 when nothing changed, 1 when something did.",
    )
    parser.add_argument(
        "folder", metavar="DIR", nargs="?", help="the snapshot: one Markdown file a law"
    )
    parser.add_argument(
        "--checked-on",
        metavar="DAY",
        type=_day,
        help="day of the snapshot; noted for every section that did not change",
    )
    parser.add_argument(
        "--add",
        action="store_true",
        help="ship the sections that rules newly name, drop those that none names any more",
    )
    parser.add_argument("--confirm", metavar="RULE", help="a stale rule that was read again")
    parser.add_argument("--by", metavar="NAME", help="who read it")
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"expected a day like 2026-12-24, found “{text[:40]}”"
        raise argparse.ArgumentTypeError(message) from None


def _check(asked: argparse.Namespace) -> None:
    """Refuse arguments that do not go together."""
    confirms = asked.confirm is not None
    if confirms == (asked.folder is not None):
        raise Refusal("either DIR or --confirm RULE is expected. See migrado law-watch --help.")
    if confirms and (asked.add or asked.checked_on):
        raise Refusal("--add and --checked-on go with DIR, not with --confirm.")
    if confirms != (asked.by is not None):
        raise Refusal("--confirm RULE and --by NAME are expected together.")


def _watch(folder: Path, *, asked: argparse.Namespace, desk: Desk) -> int:
    foundation, shipped, var, today = desk
    if asked.checked_on and asked.checked_on > today:
        raise Refusal("expected a day that is not in the future.", where="--checked-on")
    snapshot = read_statutes(folder, foundation.laws.watched)
    if asked.add:
        new, dropped = ship(shipped, snapshot, foundation, on=asked.checked_on or today)
        _say_each("Now shipped:", new)
        _say_each("No longer shipped, because no rule names it:", dropped)
    found = compare(shipped, snapshot, foundation)
    kept = {one: seen for one, seen in read_changes(var).items() if one.law in found.laws_missing}
    changes = {**kept, **found.changes}
    for text in diffs(found.changes, shipped, snapshot=str(folder)):
        _say(text)
    if asked.checked_on:
        mark_checked(shipped, found.same, on=asked.checked_on)
    shipped.save()
    if changes or read_changes(var):
        write_changes(var, changes)
    return _sum_up(found, changes, desk)


def _sum_up(found: Comparison, changes: Changes, desk: Desk) -> int:
    """Say what there is to do, and return the exit status."""
    _say_each("Not compared, because the snapshot has no file of this law:", found.laws_missing)
    _say_each("Named by a rule but not shipped; run again with --add:", found.not_shipped)
    waiting = stale(desk.foundation.rules, desk.shipped.entries, changes)
    if waiting:
        _say_stale("Stale until somebody reads them again:", waiting)
        _say("Then: migrado law-watch --confirm RULE --by NAME")
    elif found.changes:
        _say("No rule rests on what changed; --add ships the new text.")
    if found.changes or waiting or found.laws_missing or found.not_shipped:
        return CHANGED
    laws = {one.law for one in found.same}
    _say(f"Nothing changed: {len(found.same)} sections of {len(laws)} laws are as they were read.")
    return 0


def _confirm(rule: str, *, by: str, desk: Desk, pack: Path) -> int:
    foundation, shipped, var, today = desk
    changes = read_changes(var)
    written = confirm(
        rule, by=by, on=today, foundation=foundation, shipped=shipped, changes=changes
    )
    known = {
        one: seen
        for one, seen in changes.items()
        if one in shipped.entries and shipped.entries[one].sha256 == seen.shipped
    }
    if changes:
        write_changes(var, known)
    _say(f"Confirmed: {rule}.")
    _say_each("Review in git and commit:", map(_short, written))
    waiting = stale(read_foundation(pack).rules, shipped.entries, known)
    if waiting:
        _say_stale("Still stale:", waiting)
    return 0


def _short(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def _say_stale(head: str, rules: Iterable[Basis]) -> None:
    topics = by_topic(list(rules))
    _say_each(head, (f"{topic}: {', '.join(ids)}" for topic, ids in topics.items()))


def _say_each(head: str, lines: Iterable[str | Section]) -> None:
    told = [f"  {line}" for line in lines]
    if told:
        _say("\n".join((head, *told)))


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
