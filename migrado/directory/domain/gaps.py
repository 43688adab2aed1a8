"""What a city pack does not know, most important first: what the head of a centre can ask."""

from collections.abc import Iterable
from dataclasses import dataclass

from migrado.directory.domain.entries import OfficeEntry, Pack, Waiting

# Whose gaps hurt most, by the roles of an office; the centre's own first, then who must be
# found by everybody, then who must be found at night, then the rest of the authorities.
RANKS: tuple[frozenset[str], ...] = (
    frozenset({"infopoint", "first_registration_eu"}),
    frozenset({"citizen_services", "immigration_office"}),
    frozenset({"night_shelter", "violence_help", "youth_office", "homeless_counselling"}),
    frozenset({"jobcenter", "social_office_asylblg", "social_office_sgb_xii", "school_office"}),
)
WANTED = ("hours", "phone", "address", "languages")  # in the order in which people miss them
# "Your health insurer" has no address of its own: a name without any fact is a word, no place.
_PLACE = frozenset({"address", "landmark"})


@dataclass(frozen=True)
class Gap:
    """What is not known of one office, and what is known and waits for somebody to check it."""

    office: str  # key
    name: str  # German
    rank: int  # 0 is the centre itself
    missing: tuple[str, ...]
    waiting: tuple[Waiting, ...]


def gaps(pack: Pack) -> tuple[Gap, ...]:
    """Return the gaps by importance, then in the order of the pack."""
    found = (_gap(office, pack.waiting) for office in pack.offices)
    return tuple(sorted((gap for gap in found if gap.missing), key=lambda gap: gap.rank))


def _gap(office: OfficeEntry, waiting: Iterable[Waiting]) -> Gap:
    known = {fact.kind for fact in office.facts}
    missing = (kind for kind in WANTED if kind not in known)
    return Gap(
        office=office.key,
        name=next((said.text for said in office.names if said.language == "de"), office.key),
        rank=_rank(office),
        missing=tuple(kind for kind in missing if kind != "address" or not known & _PLACE),
        waiting=tuple(one for one in waiting if one.path.startswith(f"offices/{office.key}/")),
    )


def _rank(office: OfficeEntry) -> int:
    roles = {entry.role for entry in office.roles}
    return next((n for n, rank in enumerate(RANKS) if roles & rank), len(RANKS))
