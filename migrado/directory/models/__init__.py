"""What a city knows: organisations, offices, offers, its own rules; and numbers to call."""

from migrado.directory.models.offers import (
    Course,
    Offer,
    OfferAudience,
    OfferFact,
    OfferFactText,
    OfferText,
    OfferTopic,
)
from migrado.directory.models.offices import (
    CityTopic,
    District,
    Office,
    OfficeException,
    OfficeExceptionText,
    OfficeFact,
    OfficeFactText,
    OfficeRole,
    OfficeText,
    OfficeTopic,
    Organisation,
    OrganisationText,
)
from migrado.directory.models.rules import Helpline, HelplineText, LocalRule, LocalRuleText
from migrado.directory.models.sourced import Sourced

__all__ = [
    "CityTopic",
    "Course",
    "District",
    "Helpline",
    "HelplineText",
    "LocalRule",
    "LocalRuleText",
    "Offer",
    "OfferAudience",
    "OfferFact",
    "OfferFactText",
    "OfferText",
    "OfferTopic",
    "Office",
    "OfficeException",
    "OfficeExceptionText",
    "OfficeFact",
    "OfficeFactText",
    "OfficeRole",
    "OfficeText",
    "OfficeTopic",
    "Organisation",
    "OrganisationText",
    "Sourced",
]
