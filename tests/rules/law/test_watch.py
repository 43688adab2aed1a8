"""The whole loop: the law changes, rules answer ask, somebody reads them again, they answer."""

import pytest

from migrado.directory.domain.law import stale_rules
from migrado.kernel.refusal import Refusal
from migrado.rules import assess, facts
from migrado.rules.law.citations import section
from migrado.rules.law.watch import diffs
from tests.rules.households import DORTMUND, document, result
from tests.rules.law.packs import DAY, desk

NEWCOMER = {"nationalities": ["RO"], "moved_in_on": "2026-11-20", "registered_in_germany": False}
OLD, NEW = "innerhalb von zwei Wochen nach dem Einzug", "innerhalb von drei Wochen nach dem Einzug"


def register(stale):
    household = facts.parse(document(NEWCOMER, topics=["register_address"]))
    return result(assess(household, local=DORTMUND, stale=stale), "register_address")


def ids(rules):
    return {one.id for one in rules}


def test_an_unchanged_law_makes_nothing_stale(tmp_path):
    here = desk(tmp_path)

    found = here.watch()

    assert (found.changes, found.laws_missing, found.not_shipped) == ({}, (), ())
    assert len(found.same) == len(here.shipped().entries)
    assert stale_rules(here.var, pack=here.pack) == frozenset()


def test_a_changed_section_is_asked_about_until_its_rules_are_confirmed(tmp_path):
    here = desk(tmp_path)
    assert register(stale_rules(here.var, pack=here.pack)).duty == "yes"

    here.change("BMG.md", OLD, NEW)
    found = here.watch()

    (text,) = diffs(found.changes, here.shipped(), snapshot="snapshot")
    assert f"-(1) Wer eine Wohnung bezieht, hat sich {OLD}" in text
    assert f"+(1) Wer eine Wohnung bezieht, hat sich {NEW}" in text
    asked = register(stale_rules(here.var, pack=here.pack))
    assert (asked.duty, "stale_rule" in asked.ask_because) == ("ask", True)
    assert any("two weeks" in one.text for one in asked.because)

    for rule in ids(here.stale()):
        here.confirm(rule)

    again = register(stale_rules(here.var, pack=here.pack))
    assert (again.duty, again.ask_because) == ("yes", ())
    assert here.watch().changes == {}


def test_what_stands_beside_an_answer_warns_when_its_law_has_changed():
    warned = register(frozenset({"landlord_confirmation"}))

    assert (warned.duty, "stale_rule" in warned.ask_because) == ("yes", True)


def test_the_other_rules_of_a_section_wait_for_their_own_confirmation(tmp_path):
    here = desk(tmp_path)
    here.change("BMG.md", OLD, NEW)
    here.watch()
    before = ids(here.stale())
    assert {"R1", "R3", "registered"} <= before

    here.confirm("R3")

    assert ids(here.stale()) == before - {"R3"}
    entry = here.shipped().entries[section("BMG § 17")]
    assert NEW in here.shipped().text(section("BMG § 17"))
    assert (entry.checked_on, entry.read is None) == (DAY, False)
    for rule in before - {"R3"}:
        here.confirm(rule)
    assert here.shipped().entries[section("BMG § 17")].read is None
    assert here.stale() == ()


def test_a_second_change_makes_confirmed_rules_stale_again(tmp_path):
    here = desk(tmp_path)
    here.change("BMG.md", OLD, NEW)
    here.watch()
    here.confirm("R3")
    here.change("BMG.md", NEW, "sofort")
    here.watch()

    assert {"R3", "R1"} <= ids(here.stale())
    here.confirm("R3")
    assert "R3" not in ids(here.stale())
    text = here.topic("register_address")
    assert text.count("confirmed:") == 1


def test_a_law_that_changes_back_needs_nobody(tmp_path):
    here = desk(tmp_path)
    here.change("BMG.md", OLD, NEW)
    here.watch()
    here.change("BMG.md", NEW, OLD)
    here.watch()

    assert stale_rules(here.var, pack=here.pack) == frozenset()


def test_a_deployment_forgets_what_it_saw_once_newer_texts_ship(tmp_path):
    here, other = desk(tmp_path / "site"), desk(tmp_path / "desk")
    for one, word in ((here, NEW), (other, "sofort")):
        one.change("BMG.md", OLD, word)
        one.watch()
    for rule in ids(other.stale()):
        other.confirm(rule)

    assert stale_rules(here.var, pack=here.pack)
    assert stale_rules(here.var, pack=other.pack) == frozenset()


def test_a_vanished_section_is_shown_and_cannot_be_confirmed_away(tmp_path):
    here = desk(tmp_path)
    here.change("BMG.md", "# § 54 ", "# Ehemals § 54 ")
    found = here.watch()

    (text,) = diffs(found.changes, here.shipped(), snapshot="snapshot")
    assert "+++ BMG § 54 (no longer in snapshot)" in text
    assert ids(here.stale()) == {"R7_refused"}
    before = here.topic("register_address")
    with pytest.raises(Refusal, match="BMG § 54 is no longer in the law"):
        here.confirm("R7_refused")
    assert here.topic("register_address") == before


def test_a_law_without_a_file_is_not_compared(tmp_path):
    here = desk(tmp_path)
    (here.snapshot / "SGB_8.md").unlink()

    found = here.watch()

    assert (found.laws_missing, found.changes) == (("SGB VIII",), {})
    assert here.stale() == ()
