"""A confirmation is one line in the rule; every other line stays as it is."""

from datetime import date

import pytest

from migrado.kernel.refusal import Refusal
from migrado.rules.engine.files import BrokenRule, read_yaml
from migrado.rules.law.basis import Confirmed, read_foundation
from migrado.rules.law.confirm import with_confirmation
from tests.rules.law.packs import DAY, desk
from tests.rules.law.test_watch import NEW, OLD

ADA = Confirmed('Ada "the Owl" Пример', date(2026, 11, 26), "0123456789012345")
LINE = 'confirmed: {by: "Ada \\"the Owl\\" Пример", on: 2026-11-26, law: "0123456789012345"}'
TOPIC = """\
# Kept.
rules:
  - id: A   # kept
    when:   # kept as well
      - any:
          - {id: A}

  - group: general
    id: B
    right: yes
additions:
  - id: C"""


@pytest.mark.parametrize(
    ("rule", "after"), [("A", "id: A   # kept"), ("B", "id: B"), ("C", "id: C")]
)
def test_one_line_is_added_below_the_id(rule, after):
    changed = with_confirmation(TOPIC, rule, ADA).split("\n")

    at = changed.index(f"    {LINE}")
    assert changed[at - 1].strip(" -") == after
    assert "\n".join((*changed[:at], *changed[at + 1 :])).rstrip("\n") == TOPIC


@pytest.mark.parametrize(
    "older",
    [
        "confirmed: {by: X, on: 2026-01-01, law: '1'}  # seen",
        "confirmed:  # seen\n      by: X\n      on: 2026-01-01\n      law: '1'  # seen",
    ],
)
def test_an_older_confirmation_is_replaced(older):
    text = TOPIC.replace("    right: yes", f"    {older}\n    right: yes")

    assert with_confirmation(text, "B", ADA) == text.replace(older, f"{LINE}  # seen")


def test_line_ends_of_another_machine_stay():
    changed = with_confirmation(TOPIC.replace("\n", "\r\n"), "A", ADA)

    assert changed.replace("\r\n", "").count("\n") == 0


def test_a_rule_in_braces_is_refused():
    with pytest.raises(BrokenRule, match="lines of their own"):
        with_confirmation("rules:\n  - {id: A, group: general}\n", "A", ADA)


def test_comments_and_layout_of_a_real_file_stay(tmp_path):
    here = desk(tmp_path)
    here.change("BMG.md", OLD, NEW)
    here.watch()
    before = here.topic("register_address").split("\n")

    files = here.confirm("R3")

    after = here.topic("register_address").split("\n")
    (added,) = [line for line in after if "confirmed:" in line]
    assert [line for line in after if line != added] == before
    assert [file.name for file in files] == ["register_address.yaml", "BMG.md", "sections.yaml"]
    (rule,) = [r for r in read_yaml(files[0])["rules"] if r["id"] == "R3"]
    (basis,) = [one for one in read_foundation(here.pack).rules if one.id == "R3"]
    assert rule["confirmed"]["by"] == basis.confirmed.by == "Ada Example"
    assert basis.confirmed.on == DAY


@pytest.mark.parametrize(
    ("rule", "by", "told"),
    [
        ("R99", "Ada", "there is no rule 'R99'"),
        ("no_dwelling", "", "name"),
        ("no_dwelling", " \t", "name"),
        ("no_dwelling", "x" * 101, "name"),
        ("no_dwelling", "A\u202eda", "name"),
        ("R4", "Ada", "R4 is not stale"),
    ],
)
def test_what_cannot_be_confirmed_is_refused(tmp_path, rule, by, told):
    here = desk(tmp_path)
    here.change("BMG.md", OLD, NEW)
    here.watch()

    with pytest.raises(Refusal, match=told):
        here.confirm(rule, by=by)
    assert "confirmed:" not in here.topic("register_address")


@pytest.mark.parametrize("broken", ["yes", "{by: Ada}", "[Ada]"])
def test_a_broken_confirmation_is_refused(tmp_path, broken):
    here = desk(tmp_path)
    file = here.pack / "topics" / "register_address.yaml"
    file.write_text(file.read_text().replace("- id: R3\n", f"- id: R3\n    confirmed: {broken}\n"))

    with pytest.raises(BrokenRule, match="register_address R3: expected confirmed"):
        read_foundation(here.pack)
