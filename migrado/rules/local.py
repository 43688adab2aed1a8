"""What a city decides for itself; given to the engine as an argument."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cached_property


@dataclass(frozen=True)
class LocalSource:
    source: str  # address or title of the document
    checked_on: date


@dataclass(frozen=True)
class LocalRules:
    """The local rules of one municipality.

    ``registration_authority`` says which office takes whose registration: keys "german", "eu"
    (EU, EEA and Swiss citizens) and "third_country", values are authority roles of the
    assessment contract. ``personal_appearance`` is whether everybody must come in person to a
    first registration from abroad; None means not known. ``sources`` has one entry for each.
    """

    municipality: str
    state: str  # ISO 3166-2:DE without the prefix; "NW", whose holidays the kernel knows
    registration_authority: Mapping[str, str] = field(default_factory=dict)
    personal_appearance: bool | None = None
    sources: Mapping[str, LocalSource] = field(default_factory=dict)

    @cached_property
    def fingerprint(self) -> str:
        """Return the sha256 of everything that these rules say."""
        words = json.dumps(asdict(self), sort_keys=True, default=str)
        return hashlib.sha256(words.encode()).hexdigest()
