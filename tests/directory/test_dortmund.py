"""The pack of Dortmund says only what may be said, and says where it comes from."""

import json
from datetime import date

import pytest

from migrado.directory.domain.pack import MADE_ON, PACKS, read_pack
from migrado.directory.domain.roles import AUTHORITIES
from tests.support.shared import shared

pytestmark = pytest.mark.pure
CONTRACT = PACKS.parent / "migrado" / "rules" / "schemas" / "assessment.schema.json"
PACK = read_pack(PACKS / "dortmund", today=MADE_ON)
OFFICES = {office.key: office for office in PACK.offices}

# What the publish flag of the research allows beside the name.
ALLOWED = {
    "yes": {"address", "landmark", "hours", "note", "website", "phone", "appointment", "email"},
    "address yes": {"address", "landmark", "note"},
    "landmark only": {"landmark", "note"},
    "street only": {"landmark", "note"},
    "teams yes; address after check": {"website", "appointment", "note"},
    "names yes": {"note"},
    "no address": {"note"},
    "after check": {"note"},
}


def places():
    found = shared("data/dortmund/places.json")
    return {place["id"]: place for place in json.loads(found.read_text(encoding="utf-8"))}


def test_every_fact_names_its_source_and_the_day_of_its_check():
    facts = [fact for office in PACK.offices for fact in office.facts]

    assert len(facts) > 25
    for fact in [*facts, *PACK.rules, *PACK.helplines]:
        assert len(fact.origin.source) > 10
        assert fact.origin.checked_on >= date(2026, 11, 22)


@pytest.mark.parametrize("key", sorted(OFFICES))
def test_nothing_is_shown_that_the_research_holds_back(key):
    place = places().get(key)
    allowed = ALLOWED[place["publish"]] if place else {"note", "phone"}

    shown = {fact.kind for fact in OFFICES[key].facts}

    assert shown <= allowed


@pytest.mark.parametrize("key", sorted(OFFICES))
def test_an_address_is_the_one_that_the_research_found(key):
    place = places().get(key)
    addresses = [fact.value for fact in OFFICES[key].facts if fact.kind == "address"]

    for address in addresses:
        assert address.startswith(place["street"])
        assert not place.get("postcode") or place["postcode"] in address


def test_what_was_held_back_appears_in_no_text():
    held_back = ["Olpe 1", "Entenpoth", "Steinstraße", "50-11150", "50-27132", "Unionstraße",
                 "Südwall", "Märkische", "521008", "800081", "50-10747"]  # fmt: skip

    for path in (PACKS / "dortmund").glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        assert [word for word in held_back if word in text] == []


def test_every_authority_of_the_contract_has_an_office():
    roles = {role.role for office in PACK.offices for role in office.roles}

    assert set(AUTHORITIES) <= roles
    assert {"infopoint", "night_shelter", "homeless_counselling", "violence_help"} <= roles


def test_the_roles_are_those_of_the_contract():
    schema = json.loads(CONTRACT.read_text(encoding="utf-8"))
    enum = schema["$defs"]["result"]["properties"]["authority"]["enum"]

    assert [role for role in enum if role is not None] == list(AUTHORITIES)


def test_registration_goes_where_the_city_says():
    rules = PACK.local_rules()

    assert rules.registration_authority == {
        "german": "citizen_services",
        "eu": "citizen_services",
        "third_country": "immigration_office",
    }
    assert rules.personal_appearance is True
    assert rules.state == "NW"


def test_everything_said_is_said_in_all_three_languages():
    texts = [office.names for office in PACK.offices]
    texts += [fact.texts for office in PACK.offices for fact in office.facts if fact.texts]
    texts += [rule.texts for rule in PACK.rules]
    texts += [line.names for line in PACK.helplines] + [line.notes for line in PACK.helplines]

    for said in texts:
        assert {text.language for text in said} == {"de", "en", "ar"}
        assert {text.state for text in said} == {"machine"}, "no person has reviewed these"
        arabic = next(text.text for text in said if text.language == "ar")
        assert any("\u0600" <= letter <= "\u06ff" for letter in arabic)
