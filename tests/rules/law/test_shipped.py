"""Every source of every rule can be placed, and the text of every named section ships."""

import pytest

from migrado.rules.de import FOLDER
from migrado.rules.engine.files import BrokenRule
from migrado.rules.law.basis import read_foundation
from migrado.rules.law.citations import section
from migrado.rules.law.shipped import SECTIONS, read_shipped
from migrado.rules.law.statutes import read_statutes
from migrado.rules.law.watch import ship, stale
from tests.rules.law.packs import DAY, desk


def test_exactly_what_the_rules_name_ships_with_its_text():
    foundation = read_foundation(FOLDER)
    shipped = read_shipped(FOLDER / "law", foundation.laws)
    lacking = foundation.places.keys() - shipped.entries.keys()
    needless = shipped.entries.keys() - foundation.places.keys()
    told = "run migrado law-watch DIR --add (docs/howto/watch-the-law.md)"

    assert {str(one): foundation.places[one] for one in lacking} == {}, told
    assert {str(one) for one in needless} == set(), told
    texts = sum(len(statute.sections) for statute in shipped.statutes.values())
    assert texts == len(shipped.entries)


def test_no_rule_that_ships_waits_to_be_confirmed():
    foundation = read_foundation(FOLDER)
    shipped = read_shipped(FOLDER / "law", foundation.laws)

    assert [(one.topic, one.id) for one in stale(foundation.rules, shipped.entries, {})] == []


def test_a_rule_rests_on_its_sources_its_parameters_and_what_it_derives():
    rules = {(one.topic, one.id): one.sections for one in read_foundation(FOLDER).rules}

    names = {str(one) for one in rules["register_address", "R4"]}
    assert "BMG § 27" in names  # a source
    titles = {str(one) for one in rules["residence_title", "R12"]}
    assert {"FreizügG/EU § 16", "FreizügG/EU § 1"} <= titles  # derived, and a group of countries


def test_a_source_that_cannot_be_placed_is_refused_with_its_rule(tmp_path):
    here = desk(tmp_path)
    file = here.pack / "topics" / "register_address.yaml"
    file.write_text(file.read_text().replace("source: BMG § 20", "source: BMG Seite 20", 1))

    with pytest.raises(BrokenRule, match="register_address no_dwelling: .*BMG Seite 20"):
        read_foundation(here.pack)


def test_a_text_that_is_not_the_listed_one_is_refused(tmp_path):
    here = desk(tmp_path)
    path = here.pack / "law" / "BMG.md"
    path.write_text(path.read_text().replace("zwei Wochen", "drei Wochen"))

    with pytest.raises(BrokenRule, match=f"BMG § .*{SECTIONS}"):
        here.shipped()


def test_a_newly_named_section_is_shipped_and_one_that_nobody_names_is_not(tmp_path):
    here = desk(tmp_path)
    here.change("BMG.md", "# § 54 ", "# § 55 – Neu\n\nText.\n\n# § 54 ")
    file = here.pack / "topics" / "register_address.yaml"
    file.write_text(file.read_text().replace("BMG §§ 19 (1), (2), 54", "BMG §§ 19 (1), (2), 55"))
    foundation, shipped = read_foundation(here.pack), here.shipped()

    new, dropped = ship(
        shipped, read_statutes(here.snapshot, foundation.laws.watched), foundation, on=DAY
    )
    shipped.save()

    assert ([str(one) for one in new], [str(one) for one in dropped]) == (
        ["BMG § 55"],
        ["BMG § 54"],
    )
    assert here.shipped().text(new[0]) == "# § 55 – Neu\n\nText."
    assert here.shipped().entries[new[0]].checked_on == DAY


def test_a_change_on_which_no_rule_rests_ships_without_a_confirmation(tmp_path):
    here = desk(tmp_path)
    common = here.pack / "common.yaml"
    common.write_text(common.read_text() + "\nmore:\n  text: More.\n  source: BMG § 900\n")
    foundation, texts = read_foundation(here.pack), []

    for words in ("Alt.", "Neu."):
        law = FOLDER / "law" / "BMG.md"
        (here.snapshot / "BMG.md").write_text(f"{law.read_text()}\n# § 900\n\n{words}\n")
        shipped = here.shipped()
        laws = read_statutes(here.snapshot, foundation.laws.watched)
        ship(shipped, laws, foundation, on=DAY)
        shipped.save()
        texts.append(here.shipped().text(section("BMG § 900")))

    assert texts == ["# § 900\n\nAlt.", "# § 900\n\nNeu."]
    assert here.stale() == ()


def test_a_section_that_the_law_does_not_have_is_not_shipped(tmp_path):
    here = desk(tmp_path)
    file = here.pack / "topics" / "register_address.yaml"
    file.write_text(file.read_text().replace("source: BMG § 20", "source: BMG § 999", 1))
    foundation = read_foundation(here.pack)
    snapshot = read_statutes(here.snapshot, foundation.laws.watched)

    with pytest.raises(BrokenRule, match="BMG § 999 .register_address no_dwelling"):
        ship(here.shipped(), snapshot, foundation, on=DAY)
