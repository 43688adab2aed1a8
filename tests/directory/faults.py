"""What can be wrong in a city pack: the file, what stands there, what instead, what is said."""

from typing import NamedTuple

CITY, OFFICE, OFFER, RULE = "city.yaml", "offices.yaml", "offers.yaml", "rules.yaml"
ORGANISATION, LINE = "organisations.yaml", "../_de/helplines.yaml"
LEAFLET = "source: a leaflet, checked_on: 2026-11-20"
PHONE = 'phone: {value: "0241 1-234", source: a leaflet of the city, checked_on: 2026-11-20}'
HOURS = 'value: "Mo-Fr 08:00-12:00; PH off"'
SPOKEN = 'languages: {value: "de ar", source: a leaflet, checked_on: 2026-11-20}'
LATER = """\
    - since: 2026-12-31
      until: 2027-01-05
      hours: "off"
      source: a leaflet
      checked_on: 2026-11-20
  roles:
"""
COURSE = """\
  course: {levels: [a1], lessons: 600, dates: [{since: 2027-01-11, until: 2027-06-01}],
    times: "Mo-Fr 09:00-12:00", childcare: true, seats: null}
"""


class Fault(NamedTuple):
    file: str
    old: str
    new: str
    says: str


def faults(file: str, *rows: tuple[str, str, str]) -> list[Fault]:
    return [Fault(file, *row) for row in rows]


CITY_FAULTS = faults(
    CITY,
    ("state: NW", "stat: NW", "“stat” is not a known key"),
    ("state: NW\n", "", "expected the key “state”"),
    ("state: NW", "state: XX", "“XX” is not known here"),
    ("country: DE", "country: FR", "“FR” is not known here"),
    ("name: Aachen", "name: Aachen\nname: Aix", "the key “name” stands here twice"),
    ("name: Aachen", "name: 52", "put “52” in quotes"),
    ("name: Aachen", "name: ''", "expected a text of 1 to 80 characters"),
    ("name: Aachen", "name: null", "expected a text"),
    ("name: Aachen", f"name: {'a' * 81}", "expected a text of 1 to 80 characters"),
    ("name: Aachen", 'name: "Aa\\nchen"', "expected one line of text"),
    ("name: Aachen", 'name: "Aa\\u202Echen"', "without control characters"),
    ("key: aachen", "key: Aachen", "expected a key of 2 to 40 small letters"),
    ("key: aachen", "key: bochum", "differs from the folder “aachen”"),
    ("key: aachen", "key: static", "“static” is taken as an address"),
    ("Europe/Berlin", "Europe/Aachen", "expected a time zone like “Europe/Berlin”"),
    ("Europe/Berlin", "../../etc/passwd", "expected a time zone like “Europe/Berlin”"),
    ("[de, en, ar]", "[de, xx]", "“xx” is not known here"),
    ("[de, en, ar]", "[de, de]", "“de” stands here twice"),
    ("[de, en, ar]", "[]", "expected 1 to 15 entries"),
    ("[de, en, ar]", "de", "expected a list"),
    ("[de, en, ar]", "[de, en, ar", "this is not YAML"),
    ("[work, language]", "[work, play]", "“play” is not known here; expected one of: work"),
    ("[work, language]", "[work, work]", "“work” stands here twice"),
    ("topics: [work, language]\n", "", "expected the key “topics”"),
    ("key: nord", "key: mitte", "the key “mitte” stands here twice"),
    ("key: nord", "key: Nord Stadt", "expected a key of 2 to 40 small letters"),
)
ORGANISATION_FAULTS = faults(
    ORGANISATION,
    ("kind: city", "kind: club", "“club” is not known here; expected one of: city, federal"),
    ("kind: city", "type: city", "“type” is not a known key"),
    (
        "- key: stadt-aachen",
        "- {key: stadt-aachen, kind: city, name: {de: Stadt}}\n- key: stadt-aachen",
        "the key “stadt-aachen” stands here twice",
    ),
    ("de: Stadt Aachen, ", "", "expected the key “de”"),
    ("https://www.aachen.example/", "aachen", "expected an address that begins with https://"),
    ("source: a leaflet, ", "", "expected the key “source”"),
)
OFFICE_FAULTS = faults(
    OFFICE,
    (
        "source: https://www.aachen.example/rathaus\n    source_date",
        "source_date",
        "expected the key “source”",
    ),
    ("source: a leaflet of the city", "source: ''", "expected a text of 1 to 500"),
    (
        "source: https://www.aachen.example/rathaus",
        "source: https://aachen",
        "expected a whole address that begins with https://",
    ),
    ("checked_on: 2026-11-20", "checked_on: 2026-02-30", "found “2026-02-30”"),
    ("checked_on: 2026-11-20", "checked_on: 20.11.2026", "found “20.11.2026”"),
    ("checked_on: 2026-11-20", "checked_on: 2026-11-24", "lies in the future"),
    ('source_date: "2025-02"', 'source_date: "2025-13"', "does not exist"),
    ('source_date: "2025-02"', 'source_date: "2027"', "younger than the day"),
    ('source_date: "2025-02"', 'source_date: "in 2025"', "the source's own date"),
    ("infopoint", "info_point", "“info_point” is not known here"),
    ("role: jobcenter", "role: bamf", "the role “bamf” stands here twice"),
    ("    - role: jobcenter\n", "", "no office has the role “jobcenter”"),
    ("    - role: citizen_services\n", "", "“citizen_services” without a matter"),
    ("matter: work", "matter: play", "“play” is not known here"),
    ("key: everything-else", "key: town-hall", "the key “town-hall” stands here twice"),
    ("organisation: stadt-aachen", "organisation: land", "there is no organisation “land”"),
    ("district: mitte", "district: ost", "there is no district “ost”"),
    ("topics: [work]", "topics: [health]", "“health” is not known here; expected one of: work"),
    ("topics: [work]", "topics: []", "expected 1 to 2 entries"),
    ('"Markt 1, Aachen"', '"Markt"', "expected an address like"),
    ('"0241 1-234"', '"call us"', "expected a phone number"),
    ("email: null", "fax: null", "“fax” is not a known key"),
    ("email: null", f"email: {{value: me, {LEAFLET}}}", "expected an e-mail address"),
    ("email: null", f"website: {{value: www, {LEAFLET}}}", "an address that begins with https://"),
    (SPOKEN, SPOKEN.replace("de ar", "de arabic"), "codes of languages like “de ar en”"),
    (SPOKEN, SPOKEN.replace("de ar", "de DE"), "codes of languages like “de ar en”"),
    (SPOKEN, SPOKEN.replace("de ar", "de ar de"), "a language stands here twice"),
    ("      de: Nur mit Termin.\n", "", "expected the key “de”"),
    ("made_from: {en: 2}", "made_from: {en: 3}", "a whole number from 1 to 2"),
    ("revision: 2", "revision: two", "a whole number from 1 to 9999"),
    ("reviewed: [de]", "draft: [de]\n      reviewed: [de]", "cannot have two states"),
    ("Town hall}", "Town hall, draft: [ar]}", "there is no text in “ar” here"),
    ("en: Town hall}", "en: Town hall, fr: Mairie}", "the city does not speak “fr”"),
    ("en: By", "xx: By", "“xx” is not a known key"),
    ("name: {de: Rathaus, en: Town hall}", "name: Rathaus", "expected a mapping"),
    (
        "name: {de: Rathaus",
        "name: {de: &name Rathaus, ar: *name",
        "anchors and references (& and *) are not allowed",
    ),
    ("    text:\n", "    text: &loop\n      ar: *loop\n", "anchors and references"),
    ("role: infopoint", "role: [[[[[[[[[[[[[]]]]]]]]]]]]]", "nested too deeply"),
)
PUBLISH_FAULTS = faults(
    OFFICE,
    (PHONE, PHONE.replace("}", ", publish: no}"), "expected the key “because” beside"),
    (PHONE, PHONE.replace("}", ", because: it is old}"), "expected “publish: no” beside"),
    (PHONE, PHONE.replace("}", ", publish: yes, because: so}"), "what is shown needs no “publish”"),
    (PHONE, PHONE.replace("}", ", publish: null, because: so}"), "expected “no”"),
    (PHONE, PHONE.replace("}", ", publish: later, because: so}"), "expected true, false or null"),
    (PHONE, PHONE.replace("}", ", publish: no, because: ''}"), "a text of 1 to 300 characters"),
    # What waits is checked all the same: it will be shown some day.
    (PHONE, PHONE.replace("0241 1-234", "soon").replace("}", ", publish: no, because: so}"),
     "expected a phone number"),
    ("- key: everything-else", "- key: everything-else\n  publish: no", "the key “because”"),
    ("- key: everything-else", "- key: everything-else\n  publish: no\n  because: it waits",
     "no office has the role “immigration_office”"),
)  # fmt: skip
HOURS_FAULTS = faults(
    OFFICE,
    ("08:00-12:00", "08:00-25:00", "“25:00” is read as 01:00 of the next day"),
    ("08:00-12:00", "12:00-08:00", "“12:00-08:00” ends on the next day"),
    ("08:00-12:00", "8:00-12:00", "“8:00” is read as “08:00”"),
    ("Mo-Fr 08:00-12:00", "Di 08:00-12:00", "“Di” is not in the notation"),
    ("Mo-Fr 08:00-12:00", "Mo 08:00-12:00; Mo 14:00-16:00", "“Mo 14:00-16:00” replaces"),
    ("Mo-Fr 08:00-12:00", "Mo-Fr", "“Mo-Fr” names no times"),
    ("Mo-Fr 08:00-12:00", "Mo 08:00-12:00,11:00-13:00", "overlap and are read as one time"),
    ("Mo-Fr 08:00-12:00", "Mo sunrise-sunset", "depends on the sun"),
    ("Mo-Fr 08:00-12:00", "Mo 08:00+", "has no end"),
)
EXCEPTION_FAULTS = faults(
    OFFICE,
    ("until: 2027-01-02", "until: 2026-12-24", "expected a day after “since”"),
    ("until: 2027-01-02", "until: 2026-12-23", "expected a day after “since”"),
    ("since: 2026-12-24", "since: 2026-12-32", "expected a real day like 2026-11-22"),
    ("  roles:\n", LATER, "expected days after those of the exception before it"),
    ('hours: "off"', 'hours: "geschlossen"', "expected opening hours like"),
    ('hours: "off"', 'hours: "Mo 9-12"', "expected opening hours like"),
    ('hours: "off"', "hours: off", "put “off” in quotes"),
    ("text: {de: Weihnachten, en: Christmas}", "text: {en: Christmas}", "expected the key “de”"),
    ("text: {de: Weihnachten, en: Christmas}", "why: Christmas", "“why” is not a known key"),
)
OFFER_FAULTS = faults(
    OFFER,
    ("office: town-hall", "office: castle", "there is no office “castle” that is shown"),
    ("kind: language_course", "kind: lesson", "“lesson” is not known here; expected one of:"),
    ("for: [everyone]", "for: [anybody]", "“anybody” is not known here; expected one of:"),
    ("for: [everyone]", "for: []", "expected 1 to 12 entries"),
    ("topics: [language]", "topics: [health]", "“health” is not known here"),
    ("key: hidden", "key: course", "the key “course” stands here twice"),
    ("what: {de: Sie lernen Deutsch., ", "what: {", "expected the key “de”"),
    ("kind: language_course", "kind: advice", "expected “course” exactly where the kind is"),
    (COURSE, "", "expected “course” exactly where the kind is “language_course”"),
    ("levels: [a1]", "levels: [a7]", "“a7” is not known here; expected one of: literacy, a1"),
    ("levels: [a1]", "levels: [a1, a1]", "“a1” stands here twice"),
    ("lessons: 600", "lessons: 0", "expected a whole number from 1 to 3000, found “0”"),
    ("lessons: 600", "lessons: many", "expected a whole number from 1 to 3000"),
    ("until: 2027-06-01", "until: 2027-01-11", "expected a day after “since”"),
    ("since: 2027-01-11", "since: 2027-07-11", "expected a day after “since”"),
    ("Mo-Fr 09:00-12:00", "Mo-Fr 9-12", "expected opening hours like"),
    ("childcare: true", "childcare: maybe", "expected true, false or null, found “maybe”"),
    ("seats: null", "places: 3", "“places” is not a known key"),
    ("value: free", "value: cheap", "“cheap” is not known here; expected one of: free, paid"),
    ("get_in: {text:", "get_in: {value:", "“value” is not a known key"),
    ("    - paper: [asylum_permission]", "    - asylum", "expected a condition on facts"),
    (
        "    - paper: [asylum_permission]",
        "    - paper: [library_card]",
        "paper can never be library_c",
    ),
    ("    - paper: [asylum_permission]", "    - shoe_size: [42]", "expected a condition on facts"),
    ("    - paper: [asylum_permission]", "    - known: shoe_size", "got shoe_size"),
    ("    - paper: [asylum_permission]", "    - any: [{not: {paper: [no]}}]", "paper can never be"),
    ("    - paper: [asylum_permission]", "    - {}", "expected a condition on facts"),
    ("    - paper: [asylum_permission]", "    - all: 3", "expected a condition on facts"),
    ("  because: nobody has confirmed it\n", "", "expected the key “because”"),
    ("  publish: no\n", "", "expected “publish: no” beside “because”"),
    ("publish: no", "publish: yes", "what is shown needs no “publish”"),
)
RULE_FAULTS = faults(
    RULE,
    ("eu: citizen_services", "eu: infopoint", "“infopoint” is not known here"),
    ("  eu: citizen_services\n", "", "expected the key “eu”"),
    ("required: null", 'required: "yes"', "expected true, false or null"),
    ("personal_appearance:", "in_person:", "“in_person” is not a known key"),
    ("way: contact_form", "way: pigeon", "“pigeon” is not known here; expected one of: contact"),
    ("by_team: true", "by_team: all", "expected true, false or null, found “all”"),
    ("  way: contact_form\n", "", "expected the key “way”"),
    ("for_persons: false", "for_everyone: false", "“for_everyone” is not a known key"),
)
LINE_FAULTS = faults(
    LINE,
    ("topic: emergency", "topic: pizza", "“pizza” is not known here"),
    ('phone: "110"', "phone: 110", "put “110” in quotes"),
    ('phone: "110"', "phone: null", "expected a text"),
    ("key: fire", "key: police", "the key “police” stands here twice"),
    ('hours: "24/7"', 'hours: "always"', "expected opening hours like"),
)
FAULTS = [
    *CITY_FAULTS, *ORGANISATION_FAULTS, *OFFICE_FAULTS, *PUBLISH_FAULTS, *HOURS_FAULTS,
    *EXCEPTION_FAULTS, *OFFER_FAULTS, *RULE_FAULTS, *LINE_FAULTS,
]  # fmt: skip
