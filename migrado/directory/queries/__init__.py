"""What pages, the guide and the API read about offices, offers, local rules and helplines."""

from migrado.directory.queries.facts import Fact
from migrado.directory.queries.listing import (
    DirectoryPage,
    PlaceRow,
    directory_page,
    topics_of,
)
from migrado.directory.queries.offers import (
    CourseCard,
    OfferCard,
    offers,
    offers_at,
    offers_named,
)
from migrado.directory.queries.offices import (
    OfficeCard,
    OtherHours,
    all_offices_for,
    offices,
    offices_for,
    offices_named,
    place,
)
from migrado.directory.queries.opening import OpeningNow, open_times, opening_now
from migrado.directory.queries.organisations import organisation_names
from migrado.directory.queries.rules import (
    HelplineCard,
    helplines,
    local_rule_texts,
    local_rules,
    stale_rules,
    urgent_helplines,
)

__all__ = [
    "CourseCard",
    "DirectoryPage",
    "Fact",
    "HelplineCard",
    "OfferCard",
    "OfficeCard",
    "OpeningNow",
    "OtherHours",
    "PlaceRow",
    "all_offices_for",
    "directory_page",
    "helplines",
    "local_rule_texts",
    "local_rules",
    "offers",
    "offers_at",
    "offers_named",
    "offices",
    "offices_for",
    "offices_named",
    "open_times",
    "opening_now",
    "organisation_names",
    "place",
    "stale_rules",
    "topics_of",
    "urgent_helplines",
]
