"""A case is copied for other software: whole, without formulas, and with a line in the journal."""

import csv
import io
from dataclasses import replace

import pytest
from django.utils import translation

from migrado.accounts.policies import NotAllowed
from migrado.casework import actions
from migrado.casework.actions import Form
from migrado.casework.domain import Level, Reason
from migrado.casework.domain.copying import BOM, Line, as_csv, guarded
from migrado.casework.queries import words
from migrado.journal.models import Entry
from tests.casework.factories import TALK, make_goal, make_note, make_step
from tests.people.factories import later_than

pytestmark = pytest.mark.django_db


def rows_of(text):
    return list(csv.reader(io.StringIO(text.removeprefix(BOM)), delimiter=";"))


@pytest.fixture
def full(case, counsellor):
    goal = make_goal(case, "Arbeit finden", by=counsellor)
    make_step(goal, "Zeugnis holen", by=counsellor)
    note = make_note(case, 'Sie sucht;\n"Arbeit".', by=counsellor)
    actions.save_note(note.pk, "Neu", saw=1, by=counsellor)
    actions.save_note(note.pk, "Auch neu", saw=1, by=counsellor)
    actions.count_contact(TALK, by=counsellor, case=case.pk)
    return case


def test_a_case_is_copied_as_a_table(full, counsellor):
    with translation.override("de"):
        text = actions.copy_out(full.pk, form=Form.CSV, by=counsellor)

    head, *rows = rows_of(text)
    assert text.startswith(BOM)
    assert head == ["Was", "Tag", "Thema", "Text", "Stand"]
    assert [(row[0], row[3]) for row in rows] == [
        ("Ziel", "Arbeit finden"),
        ("Schritt", "Zeugnis holen"),
        ("Notiz", "Neu\n\nAuch neu"),
        ("Infopoint", "uk"),
    ]
    assert all(len(row) == 5 for row in rows)


def test_a_case_is_copied_as_text(full, counsellor):
    with translation.override("de"):
        text = actions.copy_out(full.pk, form=Form.TEXT, by=counsellor)

    assert text.startswith(
        "Olena Beispiel · 2026-11-23\n\nZiel · 2026-11-23 · Arbeit · noch offen\n"
    )
    assert "Zeugnis holen" in text


def test_that_it_left_the_house_is_written(full, counsellor):
    actions.copy_out(full.pk, form=Form.TEXT, by=counsellor)

    (line,) = Entry.objects.in_city(full.city).filter(kind="export")
    assert (line.subject, line.thing_id, line.fields) == (full.person_id, str(full.pk), ["text"])


def test_what_somebody_may_not_read_they_do_not_copy(full, counsellor, colleague):
    make_note(full, "Vertraulich", by=later_than(counsellor), level=Level.RESPONSIBLE)
    with pytest.raises(NotAllowed):
        actions.copy_out(full.pk, form=Form.TEXT, by=colleague)
    actions.look_into(full.pk, reason=Reason.RIGHTS, by=colleague)

    assert "Vertraulich" not in actions.copy_out(full.pk, form=Form.TEXT, by=colleague)
    assert "Vertraulich" in actions.copy_out(full.pk, form=Form.TEXT, by=counsellor)


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+49 231", "-2", "@SUM(A1)", "\tx", "\rx", "\nx", " =1", "＝1", "＠x", "\u00a0=1"],
)
def test_no_cell_begins_like_a_formula(cell):
    line = Line("Notiz", "", "", cell, "")

    ((written,),) = [row[3:4] for row in rows_of(as_csv(["a"] * 5, [line]))[1:]]

    assert written[0] == "'"
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Text", "1+1", "a=b", "'schon", "äöü"])
def test_other_cells_stay_as_they_are(cell):
    assert guarded(cell) == cell
    assert replace(Line("a", "", "", "", ""), words=cell).words == cell


def test_every_key_has_a_word():
    for table in words.all_words():
        kind = type(next(iter(table)))
        assert set(table) == set(kind), kind
