"""The pack of Dortmund says only what may be said, and says where it comes from."""

import json
import re
from datetime import date

import pytest

from migrado.directory.domain.entries import FactEntry
from migrado.directory.domain.head import read_local_rules
from migrado.directory.domain.pack import MADE_ON, PACKS
from migrado.directory.domain.roles import AUTHORITIES, FACTS, OFFER_FACTS, TOPICS
from migrado.flows.domain import read_city
from migrado.texts.domain import SOURCE, best
from tests.support.shared import shared

pytestmark = pytest.mark.pure
FOLDER = PACKS / "dortmund"
README = (FOLDER / "README.md").read_text(encoding="utf-8")
CONTRACT = PACKS.parent / "migrado" / "rules" / "schemas" / "assessment.schema.json"
CITY = read_city(FOLDER, today=MADE_ON)
PACK = CITY.directory
OFFICES = {office.key: office for office in PACK.offices}
OTHER_KEYS = {"sozialamt": "sozialamt-entenpoth", "pdl-schulungszentrum": "pdl"}

# What each flag of the research lets load, beside name and offers; README.md says why.
ALLOWED = {
    "yes": set(FACTS),
    "address yes": {"address", "landmark", "note"},
    "rules yes": {"website", "note"},
    "teams yes; address after check": {"website", "appointment", "note"},
    "names yes": {"note"},
    "landmark only": {"landmark", "note"},
    "street only": {"landmark", "note"},
    "no address": set(FACTS) - {"address"},
    "after check": {"website", "landmark", "note"},
}
# What a guide on the web is about; whether somebody keeps it up, README.md calls unknown.
OLD = {("wohindo", "note")}
FINDABLE = {"address", "landmark", "phone", "website"}
SCRIPTS = {
    **dict.fromkeys(("ar", "fa"), r"[\u0600-\u06ff]"),
    **dict.fromkeys(("uk", "ru", "bg"), r"[\u0400-\u04ff]"),
    "ti": r"[\u1200-\u137f]",
}


def places():
    found = shared("data/dortmund/places.json")
    return {place["id"]: place for place in json.loads(found.read_text(encoding="utf-8"))}


def researched(key):
    return places().get(OTHER_KEYS.get(key, key))


def claims():
    """Yield where each claim of the pack stands, and the claim, which has an origin."""
    for one in (*PACK.offices, *PACK.offers):
        yield from ((f"{one.key}/{fact.kind}", fact) for fact in one.facts)
    for one in (*PACK.offers, *PACK.rules, *PACK.helplines):
        yield one.key, one
    yield from ((one.key, one.website) for one in PACK.organisations if one.website)


def texts():
    """Yield where each text stands, and the text in all its languages."""
    yield from ((f"{path}/{claim.kind}", claim.texts) for path, claim in claims() if is_said(claim))
    for one in (*PACK.organisations, *PACK.offices, *PACK.offers, *PACK.helplines):
        yield f"{one.key}/name", one.names
    yield from ((f"{offer.key}/what", offer.whats) for offer in PACK.offers)
    yield from ((f"rules/{rule.key}", rule.texts) for rule in PACK.rules)
    yield from ((f"{line.key}/note", line.notes) for line in PACK.helplines)
    for page in CITY.pages:
        parts = {"name": page.titles, "summary": page.summaries, "text": page.texts}
        yield from ((f"pages/{page.key}/{part}", said) for part, said in parts.items())


def is_said(claim):
    return isinstance(claim, FactEntry) and claim.texts


TEXTS = [(path, said) for path, said in texts() if said]


def test_everything_names_its_source_and_the_day_of_its_check():
    found = [(path, claim.origin) for path, claim in claims()]

    assert len(found) > 150
    short = [path for path, origin in found if len(origin.source) <= 8]
    assert short == []
    assert {path for path, one in found if one.checked_on < date(2026, 11, 22)} == set()
    assert {path for path, one in found if one.checked_on > MADE_ON} == set()


def test_every_page_names_its_sources():
    for page in CITY.pages:
        assert page.sources
        for source in page.sources:
            assert date(2026, 11, 22) <= source.checked_on <= MADE_ON
            assert source.url or len(source.title) > 8, source.title


def test_the_readme_lists_each_place_under_the_flag_that_it_has():
    rows = re.findall(r"^\| `([^`|]+)` \| ([^|]+) \| [^|]+ \|", README, flags=re.MULTILINE)
    written = {flag: set(re.split(r",\s*", names.strip())) for flag, names in rows}
    found = {}
    for key, place in places().items():
        found.setdefault(place["publish"], set()).add(key)

    assert set(found) == set(ALLOWED)
    assert {flag: written.get(flag) for flag in found} == found


@pytest.mark.parametrize("key", sorted(OFFICES))
def test_nothing_is_shown_that_the_research_holds_back(key):
    place = researched(key)

    shown = {fact.kind for fact in OFFICES[key].facts}

    assert shown <= (ALLOWED[place["publish"]] if place else set(FACTS))


@pytest.mark.parametrize("key", sorted(OFFICES))
def test_a_place_that_the_research_does_not_have_brings_young_sources_of_its_own(key):
    if researched(key):
        return
    for fact in [fact for fact in OFFICES[key].facts if (key, fact.kind) not in OLD]:
        assert fact.origin.source_date == "" or fact.origin.source_date >= "2022", fact.kind


@pytest.mark.parametrize("key", sorted(OFFICES))
def test_an_address_is_the_one_that_the_research_found(key):
    place = researched(key)
    addresses = [fact.value for fact in OFFICES[key].facts if fact.kind == "address"]
    streets = [place.get("street"), *place.get("sites", ())] if place else []

    for address in addresses if place else []:
        assert [street for street in streets if street and address.split(",")[0] in street], address
        if place.get("postcode"):
            assert place["postcode"] in address


@pytest.mark.parametrize("one", PACK.waiting, ids=lambda one: one.path)
def test_what_waits_stands_in_no_loaded_text(one):
    room, key, *kind = one.path.split("/")
    loaded = {f"{path}: {row.text}" for path, said in TEXTS for row in said}
    core = re.sub(r",? *(\d{5} )?Dortmund(-\w+)?$", "", one.value)

    if core and kind not in (["hours"], ["languages"]):
        assert [text for text in loaded if core in text] == []
    facts = OFFICES[key].facts if room == "offices" and key in OFFICES else ()
    assert [fact for fact in facts if [fact.kind] == kind or core and core in fact.value] == []
    if not kind:
        assert key not in OFFICES
        assert key not in {offer.key for offer in PACK.offers}


def test_what_waits_says_why():
    assert len(PACK.waiting) > 30
    for one in PACK.waiting:
        assert re.fullmatch(r"[A-Z].{10,}\.", one.because), one.path


def test_the_values_that_wait_are_those_of_the_readme():
    waiting = {one.path.split("/")[1] for one in PACK.waiting if one.path.startswith("offices/")}
    rows = re.findall(r"^\| `([^|]+)` [^|]*\|([^|]*)\|([^|]*)\|[^|]*\|$", README, re.MULTILINE)
    written = {key for keys, _shown, waits in rows if waits.strip() for key in keys.split("`, `")}

    assert waiting == written & {*OFFICES, "jobcenter-steinstr", "psz-awo"}


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_has_a_page_and_two_places_that_can_be_found(topic):
    offered = {offer.office for offer in PACK.offers if topic in offer.topics}
    found = [
        office.key
        for office in PACK.offices
        if topic in office.topics or office.key in offered
        if FINDABLE & {fact.kind for fact in office.facts}
    ]
    row = re.search(rf"^\| {topic} \| [^|]+ \| ([^|]+) \|$", README, flags=re.MULTILINE)

    assert topic in PACK.topics
    assert [page for page in CITY.pages if page.topic == topic]
    assert len(found) >= 2
    assert row
    assert row[1].startswith(("no ", "nothing "))


@pytest.mark.parametrize("code", PACK.languages)
def test_every_text_is_there_in_every_language_or_stands_in_honest_german(code):
    fallen = []
    for path, said in TEXTS:
        row = best(said, code)
        assert row is not None, path
        assert row.language in (code, SOURCE), path
        if row.language == SOURCE != code:
            fallen.append(path)

    written = (FOLDER / "texts" / f"{code}.yaml").exists() or code in (SOURCE, "en")
    assert written or len(fallen) == len(TEXTS)
    assert code not in (SOURCE, "en") or fallen == []


@pytest.mark.parametrize("code", SCRIPTS)
def test_a_translation_is_in_the_script_of_its_language(code):
    rows = [(path, row.text) for path, said in TEXTS for row in said if row.language == code]

    strange = [
        path
        for path, text in rows
        if not path.endswith("/name") and not re.search(SCRIPTS[code], text)
    ]

    assert strange == []


def test_no_text_claims_that_a_person_has_checked_it():
    assert {row.state for _path, said in TEXTS for row in said} == {"machine"}


def test_every_authority_of_the_contract_has_an_office():
    roles = {role.role for office in PACK.offices for role in office.roles}

    assert set(AUTHORITIES) <= roles
    assert {"infopoint", "night_shelter", "homeless_counselling", "violence_help"} <= roles


def test_the_roles_are_those_of_the_contract():
    schema = json.loads(CONTRACT.read_text(encoding="utf-8"))
    enum = schema["$defs"]["result"]["properties"]["authority"]["enum"]

    assert [role for role in enum if role is not None] == list(AUTHORITIES)


def test_the_kinds_of_facts_about_offers_do_not_hide_those_about_offices():
    assert set(OFFER_FACTS) - set(FACTS) == {"cost", "get_in"}


def test_registration_goes_where_the_city_says():
    rules = read_local_rules(FOLDER)

    assert rules.registration_authority == {
        "german": "citizen_services",
        "eu": "citizen_services",
        "third_country": "immigration_office",
    }
    assert rules.personal_appearance is True
    assert rules.state == "NW"
