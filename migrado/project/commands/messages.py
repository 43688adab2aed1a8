"""`migrado messages`: bring the translation catalogues up to date, or say that they are not."""

import sys

from migrado.kernel.refusal import Refusal
from migrado.project.arguments import Arguments
from migrado.project.cli import set_up_django


def run(arguments: list[str]) -> int:
    """Extract every string and update the catalogues; with --check, change nothing."""
    parser = Arguments("migrado messages", description="Update the catalogues.")
    parser.add_argument("--check", action="store_true", help="only say what is out of date")
    options = parser.parse_args(arguments)
    set_up_django()
    from migrado.project import messages  # noqa: PLC0415

    changed = messages.outdated() if options.check else messages.update_catalogues()
    if options.check and changed:
        raise Refusal(
            "these catalogues are out of date; run `make messages`: %(files)s.",
            files=", ".join(changed),
        )
    if not options.check:
        messages.compile_catalogues()
        for file in changed:
            sys.stdout.write(f"updated {file}\n")
    sys.stdout.write(messages.summary())
    return 0
