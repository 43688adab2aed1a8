"""What stands in a city pack once it has been checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from migrado.rules.local import LocalRules, LocalSource

RuleValue = Mapping[str, str | bool | None]


@dataclass(frozen=True)
class Said:
    """One text in one language; see ``migrado.texts.domain.Row``."""

    language: str
    text: str
    state: str
    source_revision: int


@dataclass(frozen=True)
class Origin:
    """How we know something."""

    source: str  # address or title of a document
    source_date: str  # the source's own date, "2021", "2021-02" or "2021-02-03"; "" if undated
    checked_on: date  # the day on which somebody last compared the fact with the source


@dataclass(frozen=True)
class FactEntry:
    kind: str
    value: str  # "" for a translated kind
    texts: tuple[Said, ...]  # () for a plain kind
    origin: Origin


@dataclass(frozen=True)
class RoleEntry:
    role: str
    matter: str  # "" for the office as a whole
    team: str  # what stands on the door, in German; "" if there is no team


@dataclass(frozen=True)
class OrganisationEntry:
    key: str
    kind: str
    names: tuple[Said, ...]
    website: FactEntry | None


@dataclass(frozen=True)
class ExceptionEntry:
    """Days from ``since`` to the day before ``until`` on which other hours hold."""

    since: date
    until: date
    hours: str  # "off", or opening hours
    texts: tuple[Said, ...]  # why; () if nobody says
    origin: Origin


@dataclass(frozen=True)
class OfficeEntry:
    """``organisation`` and ``district`` are keys, "" where none is named."""

    key: str
    organisation: str
    district: str
    names: tuple[Said, ...]
    roles: tuple[RoleEntry, ...]
    topics: tuple[str, ...]
    facts: tuple[FactEntry, ...]
    exceptions: tuple[ExceptionEntry, ...]


@dataclass(frozen=True)
class CourseEntry:
    """What is special about a language course; None and () mean not known."""

    levels: tuple[str, ...]
    lessons: int | None  # of 45 minutes
    dates: tuple[tuple[date, date], ...]  # known runs: first day, day after the last
    times: str  # opening hours notation, "" if not known
    childcare: bool | None
    seats: bool | None  # True: free seats are known


@dataclass(frozen=True)
class OfferEntry:
    """What one can get at an office. ``conditions`` speak the language of rule files."""

    key: str
    office: str
    kind: str
    topics: tuple[str, ...]
    audiences: tuple[str, ...]
    conditions: tuple[Mapping[str, Any], ...]
    names: tuple[Said, ...]
    whats: tuple[Said, ...]
    facts: tuple[FactEntry, ...]
    course: CourseEntry | None
    origin: Origin


@dataclass(frozen=True)
class Waiting:
    """A claim that is written down but not shown until somebody has asked."""

    path: str  # e.g. "offices/buergerdienste/phone"
    value: str  # "" where a whole office or offer, or a text, waits
    because: str


@dataclass(frozen=True)
class RuleEntry:
    key: str  # e.g. "registration_authority"
    value: RuleValue
    texts: tuple[Said, ...]
    origin: Origin


@dataclass(frozen=True)
class HelplineEntry:
    key: str
    topic: str
    phone: str
    website: str  # "" if there is none
    hours: str  # "" if not known
    names: tuple[Said, ...]
    notes: tuple[Said, ...]
    origin: Origin


@dataclass(frozen=True)
class Pack:
    key: str
    name: str
    country: str
    state: str
    zone: str
    languages: tuple[str, ...]
    topics: tuple[str, ...]  # in the order of the first page
    districts: tuple[tuple[str, str], ...]  # key and name, in the order of the filter
    organisations: tuple[OrganisationEntry, ...]
    offices: tuple[OfficeEntry, ...]
    offers: tuple[OfferEntry, ...]
    rules: tuple[RuleEntry, ...]
    helplines: tuple[HelplineEntry, ...]
    waiting: tuple[Waiting, ...]  # in the order of the files


def local_rules(
    municipality: str,
    *,
    state: str,
    rules: Mapping[str, tuple[RuleValue, Origin]],
) -> LocalRules:
    """Put together the local rules from ``rules`` by key; a missing key is not known."""
    authority = rules["registration_authority"][0] if "registration_authority" in rules else {}
    appearance = rules["personal_appearance"][0] if "personal_appearance" in rules else {}
    required = appearance.get("required")
    return LocalRules(
        municipality=municipality,
        state=state,
        registration_authority={group: str(role) for group, role in authority.items()},
        personal_appearance=required if isinstance(required, bool) else None,
        sources={
            key: LocalSource(source=origin.source, checked_on=origin.checked_on)
            for key, (_value, origin) in rules.items()
        },
    )
