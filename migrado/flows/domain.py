"""A whole city pack: what the directory and the guide read of it, checked together."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from migrado.content.domain.pages import PageEntry, read_pages
from migrado.directory.domain.entries import Pack
from migrado.directory.domain.pack import read_pack


@dataclass(frozen=True)
class CityPack:
    directory: Pack
    pages: tuple[PageEntry, ...]


def read_city(path: Path, *, today: date | None = None) -> CityPack:
    """Read the pack in the folder ``path``. Raises Refusal for the first fault."""
    pack = read_pack(path, today=today)
    return CityPack(pack, read_pages(path, pack=pack, today=today))
