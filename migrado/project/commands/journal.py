"""`migrado journal verify` and `migrado journal seal`: is the journal whole, and chain it now."""

import sys
from typing import TYPE_CHECKING

from migrado.journal.domain import Flaw
from migrado.kernel.refusal import Refusal
from migrado.project.arguments import Arguments
from migrado.project.cli import set_up_django

if TYPE_CHECKING:
    from migrado.journal.queries import Verdict

BROKEN = 1  # exit status
TOLD = {
    Flaw.CHANGED: "is not as it was sealed",
    Flaw.MISSING: "is missing",
    Flaw.UNLINKED: "does not hang on the one before it",
    Flaw.MISPLACED: "has a number that came before",
    Flaw.BEYOND: "stands behind the end",
    Flaw.UNREADABLE: "cannot be read, nor what comes after it",
}


def run(arguments: list[str]) -> int:
    """Verify (exit 0 when every chain is whole, 1 when one is not) or seal."""
    parser = Arguments(
        "migrado journal",
        description="The journal says who read or wrote what, and why. verify reads it all again"
        " and says, one line a fault, what was changed, taken out, moved or put in since it was"
        " sealed; it exits with 0 when every chain is whole and with 1 when one is not. seal"
        " chains what is not sealed yet, as the worker does by itself; safe to repeat.",
    )
    parser.add_argument("what", choices=("verify", "seal"))
    what = parser.parse_args(arguments).what
    set_up_django()
    # Imported only now, because Django must be set up first.
    from django.db import DatabaseError  # noqa: PLC0415

    from migrado.project.commands.through_django import sentence  # noqa: PLC0415

    try:
        return _verify() if what == "verify" else _seal()
    except DatabaseError as error:
        raise Refusal("%(why)s", why=sentence(error)) from None


def _verify() -> int:
    from migrado.journal.queries import verify  # noqa: PLC0415

    verdicts = verify()
    for verdict in verdicts:
        _say(*_lines(verdict))
    if not verdicts:
        _say("The journal is empty.")
    return BROKEN if any(verdict.faults for verdict in verdicts) else 0


def _lines(verdict: "Verdict") -> list[str]:
    """Return a line for each fault, or one that says how long the chain is."""
    if not verdict.faults:
        counts = f"{verdict.sealed} sealed, {verdict.unsealed} not sealed yet"
        return [f"{verdict.chain}: whole, {counts}"]
    return [
        f"{verdict.chain}: entry {fault.sequence} {TOLD[fault.flaw]}"
        + (f" (and {fault.count - 1} behind it)" if fault.count > 1 else "")
        for fault in verdict.faults
    ]


def _seal() -> int:
    from migrado.journal.actions import BrokenChain, seal_all  # noqa: PLC0415

    try:
        sealed = seal_all()
    except BrokenChain as broken:
        _say(f"{broken}: cannot go on; see migrado journal verify")
        return BROKEN
    _say(*(f"{chain}: {count} sealed" for chain, count in sealed.items()))
    if not sealed:
        _say("Nothing to seal.")
    return 0


def _say(*lines: str) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)
