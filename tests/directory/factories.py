"""A small valid city pack, written to a folder of its own, and ways to spoil it."""

from pathlib import Path

from migrado.directory.domain.roles import AUTHORITIES

CITY = """\
key: aachen
name: Aachen
country: DE
state: NW
zone: Europe/Berlin
languages: [de, en, ar]
"""
OFFICES = """\
- key: town-hall
  name: {de: Rathaus, en: Town hall}
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
    "offices.yaml": OFFICES + "".join(f"    - role: {role}\n" for role in OTHER_ROLES),
    "rules.yaml": RULES,
    "../_de/helplines.yaml": HELPLINES,
}


def write_pack(folder: Path, *, key: str = "aachen") -> Path:
    """Write the valid pack below ``folder`` and return where it stands."""
    pack = folder / key
    pack.mkdir(parents=True)
    (folder / "_de").mkdir(exist_ok=True)
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
