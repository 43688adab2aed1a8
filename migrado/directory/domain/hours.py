"""Opening hours of a city pack: what everybody reads alike, in the notation of OpenStreetMap."""

from migrado.kernel.hours.reading import read
from migrado.kernel.refusal import Refusal


def objection(hours: str) -> str:
    """Return in one sentence what is wrong or doubtful in ``hours``, "" when nothing is."""
    try:
        found = read(hours)
    except Refusal as refusal:
        return str(refusal)
    return found.warnings[0] if found.warnings else ""
