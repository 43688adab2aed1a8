"""`migrado assess FACTS.json`: what follows from the facts, as the contract says. No Django."""

import json
import sys
from pathlib import Path

from migrado.directory.domain.head import read_local_rules
from migrado.directory.domain.law import stale_rules
from migrado.kernel.refusal import Refusal
from migrado.project import settings
from migrado.project.arguments import Arguments
from migrado.rules import assess
from migrado.rules.facts import parse_json
from migrado.rules.local import LocalRules

MOST_BYTES = 1024 * 1024  # a household of twelve is about 20 kB


def run(arguments: list[str]) -> int:
    """Print the assessment of the facts in the named file, or refuse them in one sentence."""
    parser = Arguments(
        "migrado assess", description="Say what follows from the facts of a household, as JSON."
    )
    parser.add_argument("facts", metavar="FACTS.json", help="a file, or - for standard input")
    where = parser.parse_args(arguments).facts
    try:
        household = parse_json(_read(where))
        local = local_rules(household.municipality, cities=settings.CITIES_DIR)
    except Refusal as refusal:
        raise _in_file(refusal, where) from None
    answer = assess(household, local=local, stale=stale_rules(settings.VAR_DIR)).as_json()
    sys.stdout.write(json.dumps(answer, ensure_ascii=False, indent=1) + "\n")
    return 0


def local_rules(municipality: str, *, cities: Path) -> LocalRules:
    """Return the rules of the city whose pack is called ``municipality``."""
    known = sorted(path.parent.name for path in cities.glob("[!_.]*/city.yaml"))
    if municipality not in known:
        raise Refusal(
            "there is no city pack %(name)r; the known ones are: %(known)s.",
            pointer="/municipality",
            name=municipality[:60],
            known=", ".join(known) or "none",
        )
    return read_local_rules(cities / municipality)


def _read(where: str) -> bytes:
    try:
        if where == "-":
            data = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            with Path(where).open("rb") as file:
                data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Refusal("cannot be read (%(why)s).", why=error.strerror or "unknown") from None
    if len(data) > MOST_BYTES:
        raise Refusal("longer than %(most)s bytes.", most=MOST_BYTES)
    return data


def _in_file(refusal: Refusal, where: str) -> Refusal:
    name = "standard input" if where == "-" else where
    return Refusal(
        refusal.message, pointer=refusal.pointer, where=refusal.where or name, **refusal.params
    )
