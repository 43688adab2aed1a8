"""The search indexes of a city: derived data, made anew from the database at any time."""

import shutil

from migrado.flows.queries.search import documents, folder_of
from migrado.search.index import build
from migrado.texts import queries as texts
from migrado.texts.models import City


def index_city(city: City, *, languages: tuple[str, ...] = ()) -> None:
    """Build the indexes of ``city``, for all its languages or those named, and drop older ones.

    Each is written whole and then exchanged, so a search that runs meanwhile goes on.
    """
    codes = languages or tuple(one.code for one in texts.languages_of(city))
    for code in codes:
        build(folder_of(city, code), documents(city, language=code))
    present = folder_of(city, codes[0]).parent
    for old in present.parent.iterdir():
        if old.name < present.name:
            shutil.rmtree(old, ignore_errors=True)
