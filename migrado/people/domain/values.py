"""What a fact of the house holds where that is more than a word: languages, addresses."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from migrado.people.domain.facts import Script

# What people in Dortmund speak, by their BCP 47 codes; others are added when somebody needs them.
SPOKEN = (
    *("de", "en", "uk", "ar", "tr", "ru", "fa", "ro", "bg", "pl", "fr", "es", "ku", "ti"),
    *("am", "az", "bn", "bs", "ckb", "el", "ha", "hi", "hr", "hu", "hy", "it", "ka", "mk"),
    *("ne", "nl", "om", "pa", "ps", "pt", "rom", "so", "sq", "sr", "sw", "ta", "ur", "vi", "zh"),
)
MOST_LANGUAGES = 5  # of one person


class Level(StrEnum):
    """How well somebody speaks a language."""

    NATIVE = "native"
    WELL = "well"  # enough for an appointment
    LITTLE = "little"


@dataclass(frozen=True)
class Spoken:
    """A language of a person; ``level`` and ``script`` None where nobody asked."""

    language: str
    level: Level | None = None
    script: Script | None = None

    def packed(self) -> dict[str, str]:
        """Return what is not empty, as a fact keeps it."""
        return {key: str(value) for key, value in asdict(self).items() if value}

    @classmethod
    def unpacked(cls, kept: Mapping[str, str]) -> "Spoken":
        """Return the language that was kept."""
        level, script = kept.get("level"), kept.get("script")
        return cls(
            kept["language"], Level(level) if level else None, Script(script) if script else None
        )


@dataclass(frozen=True)
class Address:
    """Where somebody lives; ``extra`` names the shelter or whose letter box it is."""

    street: str = ""  # with the number
    postcode: str = ""
    town: str = ""
    extra: str = ""

    @property
    def line(self) -> str:
        """Return the address in one line, as it stands on a letter."""
        place = " ".join(part for part in (self.postcode, self.town) if part)
        return ", ".join(part for part in (self.extra, self.street, place) if part)

    def packed(self) -> dict[str, str]:
        """Return what is not empty, as a fact keeps it."""
        return {key: value for key, value in asdict(self).items() if value}

    @classmethod
    def unpacked(cls, kept: Mapping[str, str]) -> "Address":
        """Return the address that was kept."""
        return cls(**kept)


def first_of(spoken: Iterable[Mapping[str, Any]] | None, *, among: Iterable[str]) -> str | None:
    """Return the first language of a fact that is ``among`` others, best spoken first; else None.

    Read well enough to be shown a text counts more than spoken.
    """
    wanted = frozenset(among)
    found = [one for one in map(Spoken.unpacked, spoken or ()) if one.language in wanted]
    return min(found, key=_rank).language if found else None


def _rank(one: Spoken) -> tuple[bool, int]:
    levels = [*Level, None]
    return (one.script is Script.NOT, levels.index(one.level))
