"""`migrado law-watch`: diffs, stale rules, confirmations, and refusals in one sentence."""

import json

import pytest

from migrado.kernel.refusal import Refusal
from migrado.project import settings
from migrado.project.cli import main
from migrado.project.commands import law_watch
from migrado.rules.law.citations import section
from migrado.rules.law.shipped import read_entries
from tests.rules.law.packs import desk
from tests.rules.law.test_watch import NEW, OLD


@pytest.fixture
def here(tmp_path, monkeypatch):
    found = desk(tmp_path)
    monkeypatch.setattr(settings, "VAR_DIR", found.var)
    return found


def run(here, *arguments):
    return law_watch.run([str(one) for one in arguments], pack=here.pack)


def test_an_unchanged_law_is_said_and_nothing_is_written(here, capsys):
    before = (here.pack / "law" / "sections.yaml").read_bytes()

    assert run(here, here.snapshot) == 0

    assert capsys.readouterr().out.startswith("Nothing changed: ")
    assert (here.pack / "law" / "sections.yaml").read_bytes() == before
    assert not here.var.exists()


def test_a_change_is_shown_and_confirmed(here, capsys):
    here.change("BMG.md", OLD, NEW)

    assert run(here, here.snapshot) == 1
    out = capsys.readouterr().out
    assert "--- BMG § 17 (checked on 2026-08-19)\n+++ BMG § 17 (" in out
    stale = out.split("Stale until somebody reads them again:\n")[1].split("Then:")[0]
    rules = [rule for line in stale.splitlines() for rule in line.split(": ")[1].split(", ")]
    assert stale.startswith("  ")
    assert {"R3", "registered", "no_dwelling", "R6", "R1", "R2"} <= set(rules)

    assert run(here, "--confirm", rules[0], "--by", "Ada Example") == 0
    out = capsys.readouterr().out
    assert out.startswith(f"Confirmed: {rules[0]}.\nReview in git and commit:\n")
    assert "/law/BMG.md\n" in out
    assert "Still stale:\n" in out

    for rule in dict.fromkeys(rules[1:]):
        assert run(here, "--confirm", rule, "--by", "Ada Example") == 0
    assert "Still stale" not in capsys.readouterr().out.rsplit("Confirmed:", 1)[1]
    assert run(here, here.snapshot) == 0


def test_the_day_is_noted_for_what_did_not_change(here):
    here.change("BMG.md", OLD, NEW)

    assert run(here, here.snapshot, "--checked-on", "2026-10-01") == 1

    entries = read_entries(here.pack / "law")
    days = {one: entry.checked_on.isoformat() for one, entry in entries.items()}
    assert days.pop(section("BMG § 17")) == "2026-08-19"
    assert set(days.values()) == {"2026-10-01"}


def test_a_rule_that_newly_names_a_section_is_helped_by_add(here, capsys):
    here.change("BMG.md", "# § 54 ", "# § 55 – Neu\n\nText.\n\n# § 54 ")
    file = here.pack / "topics" / "register_address.yaml"
    file.write_text(file.read_text().replace("source: BMG § 20", "source: BMG § 55", 1))

    assert run(here, here.snapshot) == 1
    assert "run again with --add:\n  BMG § 55\n" in capsys.readouterr().out

    assert run(here, here.snapshot, "--add", "--checked-on", "2026-10-01") == 0
    assert "Now shipped:\n  BMG § 55\n" in capsys.readouterr().out
    assert run(here, here.snapshot) == 0


def test_a_law_without_a_file_is_told(here, capsys):
    (here.snapshot / "SGB_8.md").unlink()

    assert run(here, here.snapshot) == 1
    assert "no file of this law:\n  SGB VIII\n" in capsys.readouterr().out


def test_assess_asks_at_once(here, capsys, tmp_path, monkeypatch):
    monkeypatch.setattr(
        "migrado.directory.domain.law.stale_rules.__kwdefaults__", {"pack": here.pack}
    )
    facts = tmp_path / "facts.json"
    person = {"id": "p1", "nationalities": ["RO"], "moved_in_on": "2026-11-20"}
    facts.write_text(
        json.dumps({"as_of": "2026-11-26", "municipality": "dortmund", "persons": [person]})
    )
    here.change("BMG.md", OLD, NEW)
    run(here, here.snapshot)
    capsys.readouterr()

    assert main(["assess", str(facts)]) == 0

    results = json.loads(capsys.readouterr().out)["results"]
    (register,) = [one for one in results if one["topic"] == "register_address"]
    assert (register["duty"], "stale_rule" in register["ask_because"]) == ("ask", True)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "either DIR or --confirm RULE"),
        (["{law}", "--confirm", "R3", "--by", "Ada"], "either DIR or --confirm RULE"),
        (["--confirm", "R3"], "--by NAME"),
        (["{law}", "--by", "Ada"], "--by NAME"),
        (["--confirm", "R3", "--by", "Ada", "--add"], "go with DIR"),
        (["--confirm", "R3", "--by", ""], "--by: expected the name"),
        (["--confirm", "R3", "--by", "Ada"], "R3 is not stale"),
        (["--confirm", "nothing", "--by", "Ada"], "there is no rule 'nothing'"),
        (["{law}", "--checked-on", "tomorrow"], "expected a day like"),
        (["{law}", "--checked-on", "2999-01-01"], "not in the future"),
        (["{law}/none"], "No such file"),
        (["{law}/BMG.md"], "Not a directory"),
        (["{law}/.."], "expected laws named like"),
    ],
)
def test_what_cannot_be_done_is_refused_in_one_sentence(here, arguments, told):
    with pytest.raises(Refusal, match=told) as caught:
        run(here, *(one.format(law=here.snapshot) for one in arguments))

    assert "\n" not in str(caught.value)


def test_a_broken_snapshot_is_refused_and_nothing_is_remembered(here):
    (here.snapshot / "BMG.md").write_bytes(b"<html>503 \xff</html>")

    with pytest.raises(Refusal, match="BMG.md: expected text in UTF-8"):
        run(here, here.snapshot)
    (here.snapshot / "BMG.md").write_bytes(b"<html>503</html>")
    with pytest.raises(Refusal, match="BMG.md: expected a law"):
        run(here, here.snapshot)
    assert not here.var.exists()


def test_a_broken_memory_is_refused(here):
    (here.var / "law").mkdir(parents=True)
    (here.var / "law" / "changed.json").write_text("{")

    with pytest.raises(Refusal, match="delete it and run"):
        run(here, here.snapshot)
