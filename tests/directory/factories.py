"""A small valid city pack, written to a folder of its own, and ways to spoil it."""

from pathlib import Path

from migrado.directory.domain.roles import AUTHORITIES
from migrado.flows.actions import load_city
from migrado.flows.domain import read_city
from migrado.texts.models import City
from tests.support.clock import NOW

CITY = """\
key: aachen
name: Aachen
country: DE
state: NW
zone: Europe/Berlin
languages: [de, en, ar]
topics: [work, language]
districts: [{key: mitte, name: Aachen-Mitte}, {key: nord, name: Aachen-Nord}]
"""
ORGANISATIONS = """\
- key: stadt-aachen
  kind: city
  name: {de: Stadt Aachen, en: City of Aachen}
  website: {value: https://www.aachen.example/, source: a leaflet, checked_on: 2026-11-20}
"""
OFFICES = """\
- key: town-hall
  name: {de: Rathaus, en: Town hall}
  organisation: stadt-aachen
  district: mitte
  topics: [work]
  languages: {value: "de ar", source: a leaflet, checked_on: 2026-11-20}
  exceptions:
    - since: 2026-12-24
      until: 2027-01-02
      hours: "off"
      text: {de: Weihnachten, en: Christmas}
      source: a leaflet
      checked_on: 2026-11-20
  roles:
    - role: citizen_services
    - {role: citizen_services, matter: work, team: Team 1}
    - role: infopoint
  address:
    value: "Markt 1, Aachen"
    source: https://www.aachen.example/rathaus
    source_date: "2025-02"
    checked_on: 2026-11-20
  phone: {value: "0241 1-234", source: a leaflet of the city, checked_on: 2026-11-20}
  hours: {value: "Mo-Fr 08:00-12:00; PH off", source: a leaflet, checked_on: 2026-11-20}
  email: null
  appointment:
    text:
      revision: 2
      de: Nur mit Termin.
      en: By appointment only.
      ar: بموعد فقط.
      made_from: {en: 2}
      reviewed: [de]
    source: https://www.aachen.example/rathaus
    checked_on: 2026-11-20
- key: everything-else
  name: {de: Alles andere}
  roles:
"""
OFFERS = """\
- key: course
  office: town-hall
  kind: language_course
  topics: [language]
  name: {de: Deutschkurs, en: German course}
  what: {de: Sie lernen Deutsch., en: You learn German.}
  for: [everyone]
  when:
    - paper: [asylum_permission]
  cost: {value: free, source: a leaflet, checked_on: 2026-11-20}
  get_in: {text: {de: Rufen Sie an., en: Call.}, source: a leaflet, checked_on: 2026-11-20}
  course: {levels: [a1], lessons: 600, dates: [{since: 2027-01-11, until: 2027-06-01}],
    times: "Mo-Fr 09:00-12:00", childcare: true, seats: null}
  source: a leaflet
  checked_on: 2026-11-20
- key: hidden
  office: town-hall
  kind: advice
  topics: []
  name: {de: Beratung}
  what: {de: Rat.}
  for: [women]
  publish: no
  because: nobody has confirmed it
  source: a leaflet
  checked_on: 2026-11-20
"""
PAGE = """\
key: work
topic: work
parent: null
position: 1
legal: true
title: {de: Arbeit, en: Work}
summary: {de: Wie Sie Arbeit finden., en: How you find work.}
text:
  de: |
    ## Zuerst

    Fragen Sie.
  en: |
    ## First

    Ask.
places: [town-hall]
offers: [course]
sources:
  - {title: AufenthG § 4a, url: null, checked_on: 2026-11-20}
"""
TEXTS = """\
texts:
  offices/town-hall/name: دار البلدية
  offers/course/name: دورة ألمانية
  pages/work/title: العمل
  pages/work/summary: كيف تجدون عملًا.
  pages/work/text: |
    ## أولًا

    اسألوا.
"""
RULES = """\
registration_authority:
  german: citizen_services
  eu: citizen_services
  third_country: immigration_office
  source: https://www.aachen.example/anmelden
  checked_on: 2026-11-20
  text: {de: Alle kommen ins Rathaus., en: Everybody comes to the town hall.}
personal_appearance:
  required: null
  source: nobody knew
  checked_on: 2026-11-20
immigration_office_contact:
  way: contact_form
  by_team: true
  text: {de: Schreiben Sie Ihrem Team., en: Write to your team.}
  source: a leaflet
  checked_on: 2026-11-20
interpreters_pool:
  for_persons: false
  source: a leaflet
  checked_on: 2026-11-20
"""
HELPLINES = """\
- key: police
  topic: emergency
  phone: "110"
  name: {de: Polizei, en: Police}
  note: {de: Bei Gefahr.}
  source: https://www.polizei.example/
  checked_on: 2026-11-20
- key: fire
  topic: emergency
  phone: "112"
  hours: "24/7"
  name: {de: Feuerwehr}
  source: https://www.feuerwehr.example/
  checked_on: 2026-11-20
"""
OTHER_ROLES = [role for role in AUTHORITIES if role != "citizen_services"]
FILES = {
    "city.yaml": CITY,
    "organisations.yaml": ORGANISATIONS,
    "offers.yaml": OFFERS,
    "pages/work.yaml": PAGE,
    "texts/ar.yaml": TEXTS,
    "offices.yaml": OFFICES + "".join(f"    - role: {role}\n" for role in OTHER_ROLES),
    "rules.yaml": RULES,
    "../_de/helplines.yaml": HELPLINES,
}


def write_pack(folder: Path, *, key: str = "aachen") -> Path:
    """Write the valid pack below ``folder`` and return where it stands."""
    pack = folder / key
    pack.mkdir(parents=True)
    (folder / "_de").mkdir(exist_ok=True)
    for room in ("pages", "texts"):
        (pack / room).mkdir()
    for name, text in FILES.items():
        (pack / name).write_text(text.replace("key: aachen", f"key: {key}"), encoding="utf-8")
    return pack


def spoil(pack: Path, file: str, *, old: str, new: str) -> int:
    """Replace ``old``, which must stand in ``file``, and return the line on which it stood."""
    path = pack / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} does not stand in {file}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def loaded(pack: Path) -> City:
    """Load the pack, guide pages too, and return its city."""
    load_city(read_city(pack), now=NOW)
    return City.objects.select_related("country").get(key=pack.name)
