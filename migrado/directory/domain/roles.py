"""The words that a city pack may use: roles, matters, topics, kinds of facts and of offers."""

# Roles of an authority, as rules/schemas/assessment.schema.json names them.
AUTHORITIES: tuple[str, ...] = (
    "citizen_services",
    "immigration_office",
    "jobcenter",
    "social_office_asylblg",
    "social_office_sgb_xii",
    "youth_office",
    "family_benefits_office",
    "housing_benefit_office",
    "maintenance_advance_office",
    "parental_allowance_office",
    "study_grant_office",
    "employment_agency",
    "bamf",
    "federal_administration_office",
    "school_office",
    "health_insurer",
    "recognition_office",
    "counselling",
)
# Roles that pages ask for though no rule names them.
OTHER_ROLES: tuple[str, ...] = (
    "infopoint",
    "first_registration_eu",
    "night_shelter",
    "homeless_counselling",
    "violence_help",
)
ROLES = AUTHORITIES + OTHER_ROLES
NEEDED_ROLES = (*AUTHORITIES, "infopoint")  # every pack says who does these, even if no more

# What a team of an office is for; "" is the office as a whole.
MATTERS: tuple[str, ...] = (
    "work",
    "study",
    "family",
    "eu_family",
    "humanitarian",
    "asylum",
    "permit_card",
    "after_asylum",
    "naturalisation",
    "naturalisation_info",
    "end_of_stay",
    "end_of_stay_eu",
)

PLAIN_FACTS: tuple[str, ...] = ("address", "phone", "email", "website", "hours", "languages")
TRANSLATED_FACTS: tuple[str, ...] = ("landmark", "appointment", "note")
FACTS = PLAIN_FACTS + TRANSLATED_FACTS

# The topics of arrival counselling, in the order of the first page.
TOPICS: tuple[str, ...] = (
    *("work", "housing", "family", "education", "language", "health", "leisure"),
)
ORGANISATION_KINDS: tuple[str, ...] = (
    *("city", "federal", "welfare", "association", "church", "provider"),
)
OFFER_KINDS: tuple[str, ...] = (
    "advice",
    "help_with_forms",
    "language_course",
    "course",
    "childcare",
    "shelter",
    "meeting",
    "online",
)
LANGUAGE_COURSE = "language_course"
AUDIENCES: tuple[str, ...] = (
    "everyone",
    "eu",
    "refugees",
    "women",
    "men",
    "children",
    "young_people",
    "parents",
    "without_home",
    "uninsured",
    "lgbtiq",
    "institutions",
)
PLAIN_OFFER_FACTS: tuple[str, ...] = ("languages", "cost", "hours")
TRANSLATED_OFFER_FACTS: tuple[str, ...] = ("get_in",)
OFFER_FACTS = PLAIN_OFFER_FACTS + TRANSLATED_OFFER_FACTS
OFFER_PARTS: tuple[str, ...] = ("name", "what")
COSTS: tuple[str, ...] = ("free", "paid")
LEVELS: tuple[str, ...] = ("literacy", "a1", "a2", "b1", "b2", "c1")  # CEFR, and learning to read

HELP_TOPICS: tuple[str, ...] = ("emergency", "violence", "youth", "health", "crisis")
HELPLINE_PARTS: tuple[str, ...] = ("name", "note")

REGISTRATION_GROUPS: tuple[str, ...] = ("german", "eu", "third_country")
CONTACT_WAYS: tuple[str, ...] = ("contact_form", "phone", "walk_in", "online")
# Deadlines move by the holidays of a state, and we know those of one: docs/decisions/0002.
STATES: tuple[str, ...] = ("NW",)

# First parts of an address that are taken, so no city may be called that.
RESERVED_CITY_KEYS: tuple[str, ...] = (
    *("accounts", "api", "components", "desk", "healthz", "house", "media", "robots", "static"),
    "wp-json",
)
