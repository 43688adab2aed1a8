"""The offices of a city, sorted for a person and not for the administration."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from migrado.directory import queries as directory
from migrado.directory.queries import OfficeCard
from migrado.texts.models import City

GROUPS: tuple[tuple[Any, tuple[tuple[str, Any], ...]], ...] = (
    (_("To ask"), (("infopoint", _("First questions about everything")),)),
    (
        _("Address and residence"),
        (
            ("first_registration_eu", _("First registration for citizens of the EU")),
            ("citizen_services", _("Register your address")),
            ("immigration_office", _("Residence permit")),
            ("bamf", _("Asylum application")),
        ),
    ),
    (
        _("Sleep and safety"),
        (
            ("night_shelter", _("A bed for tonight")),
            ("homeless_counselling", _("Advice when you have no home")),
            ("violence_help", _("Help against violence")),
        ),
    ),
    (
        _("Money, work and health"),
        (
            ("jobcenter", _("Money to live on, if you can work")),
            ("social_office_asylblg", _("Money for asylum seekers")),
            ("social_office_sgb_xii", _("Money if you cannot work, or are old")),
            ("employment_agency", _("Work and training")),
            ("housing_benefit_office", _("Help with the rent")),
            ("health_insurer", _("Health insurance")),
            ("recognition_office", _("Your foreign diploma")),
        ),
    ),
    (
        _("Children and young people"),
        (
            ("youth_office", _("Protection and help for children and young people")),
            ("school_office", _("A place at school")),
            ("family_benefits_office", _("Child benefit")),
            ("parental_allowance_office", _("Money for parents of a baby")),
            ("maintenance_advance_office", _("Money when the other parent does not pay")),
            ("study_grant_office", _("Money for pupils and students")),
        ),
    ),
    (
        _("Advice"),
        (
            ("counselling", _("Advice for people who are new here")),
            ("federal_administration_office", _("Ethnic German resettlers")),
        ),
    ),
)
ROLES = tuple(role for _title, rows in GROUPS for role, _label in rows)


@dataclass(frozen=True)
class Place:
    """``offices`` is empty where nobody has told us who does this."""

    role: str
    label: Any
    offices: tuple[OfficeCard, ...]


@dataclass(frozen=True)
class LocationsPage:
    groups: tuple[tuple[Any, tuple[Place, ...]], ...]


def with_role(cards: Iterable[OfficeCard], role: str) -> tuple[OfficeCard, ...]:
    """Keep the offices that do what ``role`` names, and say on the card that this is why."""
    return tuple(replace(card, role=role) for card in cards if role in card.roles)


def locations_page(city: City, *, language: str) -> LocationsPage:
    """Return every need with the offices that serve it, in the order of the page."""
    cards = directory.offices(city, language=language)
    return LocationsPage(
        groups=tuple(
            (title, tuple(Place(role, label, with_role(cards, role)) for role, label in rows))
            for title, rows in GROUPS
        )
    )
