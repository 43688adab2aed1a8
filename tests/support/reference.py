"""Writes the made parts of docs/reference: `python -m tests.support.reference`."""

import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from tests.support.matrix import matrix as law
from tests.support.sources import ROOT

REFERENCE = ROOT / "docs" / "reference"
MADE = "Made by `make docs`; a test fails when it is out of date.\n"


def addresses(entries: object = None, *, space: str = "", route: str = "") -> Iterator[tuple]:
    """Yield name with namespace, route and pattern of every address of the site."""
    from django.urls import URLResolver, get_resolver

    for entry in entries if entries is not None else get_resolver().url_patterns:
        here = route + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = ":".join(part for part in (space, entry.namespace) if part)
            yield from addresses(entry.url_patterns, space=inner, route=here)
        else:
            yield ":".join(part for part in (space, entry.name or "") if part), here, entry


def urls() -> str:
    """Return docs/reference/urls.md."""
    rows = [
        f"| `/{route}` | `{name}` | `{pattern.callback.__module__}.{pattern.callback.__name__}` |"
        for name, route, pattern in addresses()
        if pattern.callback.__module__.startswith("migrado.")
    ]
    others = [
        f"| `/{route}` | `{name}` | made by {_library(pattern)} |"
        for name, route, pattern in addresses()
        if not pattern.callback.__module__.startswith("migrado.")
    ]
    head = ("# Addresses\n", MADE, "| address | name | view |", "|---|---|---|")
    return "\n".join((*head, *rows, *others, ""))


def _library(pattern: Any) -> str:
    return "allauth" if pattern.callback.__module__.startswith("allauth") else "django-ninja"


def roles() -> str:
    """Return docs/reference/roles.md: which role holds which permission."""
    from migrado.accounts.domain import ROLES, TWO_PERSONS, Permission, Role

    head = ["permission", *(f"{role}{' *' if role in TWO_PERSONS else ''}" for role in Role)]
    rows = [
        [f"`{one}`", *("yes" if one in ROLES[role] else "" for role in Role)] for one in Permission
    ]
    table = [head, ["---"] * len(head), *rows]
    lines = "\n".join(f"| {' | '.join(cells)} |" for cells in table)
    return f"# Roles and permissions\n\n{MADE}\n{lines}\n\n\\* granted by two persons.\n"


def purposes() -> str:
    """Return docs/reference/purposes.md: which purpose sees which kind of data, and why."""
    from django.utils.translation import override

    from migrado.desk.queries import purpose_rows
    from migrado.people.domain import USES

    with override("en"):
        rows = purpose_rows()
        head = ["kind of data", *(f"{row.name}" for row in rows)]
        about = [
            ["allowed because", *(f"{row.basis}" for row in rows)],
            ["norm", *(row.norm for row in rows)],
            ["permission", *(f"`{USES[row.purpose].permission}`" for row in rows)],
        ]
        cells = [
            [f"{kind[0].name}", *(_seen(cell) for cell in kind)]
            for kind in zip(*(row.cells for row in rows), strict=True)
        ]
    table = [head, ["---"] * len(head), *about, *cells]
    lines = "\n".join(f"| {' | '.join(cells)} |" for cells in table)
    return f"# Purposes and kinds of data\n\n{MADE}\n{lines}\n\n{NOTES}"


NOTES = """\\* only on a consent that names it; silence never covers it.

"The person's own rights" shows nothing to staff: a file with everything is handed over to the
person (GDPR Art. 15, Art. 20), or everything is deleted (Art. 17). It takes the permission of
counselling, because whoever hands it over must make sure who is asking (GDPR Art. 12 (6)), and
state-recognised social workers are bound to secrecy (StGB § 203 (1) no. 6). It needs no consent
to counselling: the right is everybody's.

Where nothing is said, nothing is seen. A consent opens at most what the table allows, and only
as far as the person agreed. The table itself is `migrado.people.domain.purposes.USES`.
"""


def _seen(cell: Any) -> str:
    return "" if not cell.is_seen else "yes \\*" if cell.is_explicit else "yes"


def commands() -> str:
    """Return docs/reference/commands.md: what each command says about itself."""
    from migrado.project.cli import COMMANDS

    parts = [f"# Commands\n\n{MADE}\n```\n{_help()}```\n"]
    parts += [f"\n## {c.name}\n\n{c.help}\n\n```\n{_help(c.name)}```\n" for c in COMMANDS]
    return "".join(parts)


def _help(*command: str) -> str:
    code = "import sys; from migrado.project.cli import main; sys.exit(main())"
    clean = {key: value for key, value in os.environ.items() if not key.startswith("MIGRADO_")}
    done = subprocess.run(
        [sys.executable, "-c", code, *command, "--help"],
        cwd=ROOT,
        env=clean | {"COLUMNS": "96", "DJANGO_SETTINGS_MODULE": "migrado.project.settings"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def main() -> None:
    """Write the documents."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "migrado.project.settings"
    import django

    django.setup()
    REFERENCE.mkdir(parents=True, exist_ok=True)
    (REFERENCE / "urls.md").write_text(urls(), encoding="utf-8")
    (REFERENCE / "commands.md").write_text(commands(), encoding="utf-8")
    (REFERENCE / "roles.md").write_text(roles(), encoding="utf-8")
    (REFERENCE / "purposes.md").write_text(purposes(), encoding="utf-8")
    (REFERENCE / "law.md").write_text(law(), encoding="utf-8")


if __name__ == "__main__":
    main()
