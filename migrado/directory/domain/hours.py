"""Opening hours of a city pack: what everybody reads alike, in the notation of OpenStreetMap."""

from migrado.kernel.hours.reading import read
from migrado.kernel.hours.spelling import DAYS
from migrado.kernel.refusal import Refusal

__all__ = ["DAYS", "are_possible", "objection"]


def are_possible(hours: str) -> bool:
    """Tell whether ``hours`` can be read, and in one way only."""
    return not objection(hours)


def objection(hours: str) -> str:
    """Return in one sentence what is wrong or doubtful in ``hours``, "" when nothing is."""
    try:
        found = read(hours)
    except Refusal as refusal:
        return str(refusal)
    return found.warnings[0] if found.warnings else ""
