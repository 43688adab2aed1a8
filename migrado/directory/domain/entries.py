"""What stands in a city pack once it has been checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from migrado.rules.local import LocalRules, LocalSource


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
class OfficeEntry:
    key: str
    names: tuple[Said, ...]
    roles: tuple[RoleEntry, ...]
    facts: tuple[FactEntry, ...]


@dataclass(frozen=True)
class RuleEntry:
    key: str  # "registration_authority" or "personal_appearance"
    value: Mapping[str, str | bool | None]
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
    offices: tuple[OfficeEntry, ...]
    rules: tuple[RuleEntry, ...]
    helplines: tuple[HelplineEntry, ...]

    def local_rules(self) -> LocalRules:
        """Return what the engine of the law needs to know about this city."""
        return local_rules(
            self.key,
            state=self.state,
            rules={rule.key: (rule.value, rule.origin) for rule in self.rules},
        )

    def not_known(self) -> tuple[str, ...]:
        """Name offices of which neither an address nor a landmark nor a phone is known."""
        found = {"address", "landmark", "phone"}
        return tuple(
            office.key
            for office in self.offices
            if not found & {fact.kind for fact in office.facts}
        )


def local_rules(
    municipality: str,
    *,
    state: str,
    rules: Mapping[str, tuple[Mapping[str, str | bool | None], Origin]],
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
