"""What a city does not know, as one page for the head of the centre."""

from migrado.directory.domain.entries import Pack
from migrado.directory.domain.gaps import Gap, gaps

MOST_LINES = 55  # a printed page
KINDS = {
    "hours": "opening hours",
    "phone": "phone",
    "address": "address",
    "languages": "languages spoken",
}
RANK_TITLES = (
    "Your own house",
    "Where everybody has to go",
    "Where people go in need",
    "Money and school",
    "All others",
)


def sheet_of_gaps(pack: Pack) -> str:
    """Return one page for the head of the centre: what is not known, the most important first.

    What is known and waits for a check stands there with its value, so that one call settles it.
    """
    lines = [f"What MigraDO does not know about {pack.name} (please ask, then tell the editors)"]
    rank = -1
    found = gaps(pack)
    for number, gap in enumerate(found):
        block = [] if gap.rank == rank else ["", f"{RANK_TITLES[gap.rank]}:"]
        rank = gap.rank
        block += _block(gap)
        if len(lines) + len(block) > MOST_LINES - 2:
            lines += ["", f"… and {len(found) - number} more offices."]
            break
        lines += block
    return "\n".join(lines) + "\n"


def _block(gap: Gap) -> list[str]:
    kinds = ", ".join(KINDS[kind] for kind in gap.missing)
    lines = [f"  [ ] {gap.name}: {kinds}"]
    for one in gap.waiting:
        kind = one.path.rsplit("/", 1)[-1]
        lines.append(f"      is this still right? {kind} “{one.value or '…'}” ({one.because})")
    return lines
