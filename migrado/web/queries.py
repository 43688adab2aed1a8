"""What the frame of a page needs: its language, the other languages, the city."""

from dataclasses import dataclass

from migrado.texts import queries as texts
from migrado.texts.domain import EASY, LANGUAGES, Language, language
from migrado.texts.models import City


@dataclass(frozen=True)
class Alternate:
    """The same page in another language, named in that language."""

    language: Language
    url: str
    is_current: bool


@dataclass(frozen=True)
class Frame:
    """What stands around every page. ``city`` is None on pages that belong to no city."""

    city: City | None
    language: Language
    alternates: tuple[Alternate, ...]

    @property
    def easy(self) -> Alternate | None:
        """The page in easy German, None where the city does not speak it or it is shown."""
        found = (one for one in self.alternates if one.language.code == EASY)
        return next((one for one in found if not one.is_current), None)


def bare_frame(code: str) -> Frame:
    """Return the frame of a page without a city; no statement."""
    known = {one.code: one for one in LANGUAGES}
    return Frame(city=None, language=known.get(code, LANGUAGES[0]), alternates=())


def city_frame(city_key: str, code: str, *, path: str) -> Frame | None:
    """Return the frame of ``/<city>/<language>/...``, or None for an unknown city or language.

    ``path`` is the address of the page, with its query; the other languages lead to the same
    page. Two statements.
    """
    city = texts.city(city_key)
    languages = texts.languages_of(city) if city else ()
    if city is None or code not in {one.code for one in languages}:
        return None
    rest = path.split("/", 3)[3]
    alternates = tuple(
        Alternate(one, f"/{city.key}/{one.code}/{rest}", one.code == code) for one in languages
    )
    return Frame(city=city, language=language(code), alternates=alternates)
