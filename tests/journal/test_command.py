"""`migrado journal`: a line for each chain, or for each fault."""

import pytest
from django.db import DatabaseError

from migrado.journal.domain import Flaw
from migrado.journal.models import Head
from migrado.kernel.refusal import Refusal
from migrado.project.commands.journal import TOLD, run
from tests.journal.factories import write, write_many
from tests.support.unguarded import tamper

pytestmark = pytest.mark.django_db


def test_sealing_and_verifying_say_how_much_there_is(dortmund, capsys):
    write_many(2, city=dortmund)
    write()

    assert run(["seal"]) == 0
    write(city=dortmund)
    assert run(["verify"]) == 0

    assert capsys.readouterr().out.splitlines() == [
        "dortmund: 2 sealed",
        "house: 1 sealed",
        "dortmund: whole, 2 sealed, 1 not sealed yet",
        "house: whole, 1 sealed, 0 not sealed yet",
    ]


def test_an_empty_journal_is_called_empty(db, capsys):
    assert run(["seal"]) == 0
    assert run(["verify"]) == 0

    assert capsys.readouterr().out == "Nothing to seal.\nThe journal is empty.\n"


def test_every_fault_is_a_line_and_the_exit_status_says_so(dortmund, capsys):
    write()
    entries = write_many(5, city=dortmund)
    run(["seal"])
    tamper("UPDATE journal_entry SET purpose = 'other' WHERE id = %s", entries[1].pk)
    tamper("DELETE FROM journal_entry WHERE id IN (%s, %s)", entries[2].pk, entries[3].pk)
    capsys.readouterr()

    assert run(["verify"]) == 1

    assert capsys.readouterr().out.splitlines() == [
        "dortmund: entry 2 is not as it was sealed",
        "dortmund: entry 3 is missing (and 1 behind it)",
        "house: whole, 1 sealed, 0 not sealed yet",
    ]


def test_a_chain_that_cannot_go_on_is_named(dortmund, capsys):
    write(city=dortmund)
    run(["seal"])
    Head.objects.filter(name="dortmund").update(sequence=0)
    write(city=dortmund)
    capsys.readouterr()

    assert run(["seal"]) == 1

    assert capsys.readouterr().out == "dortmund: cannot go on; see migrado journal verify\n"


def test_there_are_words_for_every_flaw():
    assert TOLD.keys() == {*Flaw}


@pytest.mark.parametrize("arguments", [[], ["mend"], ["verify", "dortmund"], ["--all"]])
def test_other_arguments_are_refused_in_one_sentence(arguments):
    with pytest.raises(Refusal, match=r"^[^\n]+\. See migrado journal --help\.$"):
        run(arguments)


def test_a_database_that_fails_is_one_sentence(db, monkeypatch):
    def fail(*_):
        raise DatabaseError("no such table:\njournal_entry")

    monkeypatch.setattr("migrado.journal.queries._chains", fail)

    with pytest.raises(Refusal, match="^the database refused: no such table: journal_entry$"):
        run(["verify"])
