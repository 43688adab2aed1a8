"""The pack of Dortmund, read once for a process: it does not change while tests run."""

from functools import cache

from migrado.directory.domain.pack import PACKS
from migrado.flows.domain import CityPack, read_city


@cache
def dortmund_pack() -> CityPack:
    """Return the pack as it ships."""
    return read_city(PACKS / "dortmund")
