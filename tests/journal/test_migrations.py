"""The triggers come and go with their migration, with rows in the journal."""

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from migrado.journal.actions import seal_all
from migrado.journal.queries import verify
from tests.journal.factories import write

FORGET = "UPDATE journal_entry SET purpose = 'other'"


def execute(statement):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.django_db(transaction=True)
def test_the_guard_can_be_taken_back_and_put_up_again_over_rows(dortmund):
    write(city=dortmund)
    seal_all()
    with pytest.raises(IntegrityError):
        execute(FORGET)

    call_command("migrate", "journal", "0001", verbosity=0)
    try:
        execute(FORGET)
    finally:
        call_command("migrate", "journal", verbosity=0)

    with pytest.raises(IntegrityError):
        execute("DELETE FROM journal_entry")
    assert len(verify()[0].faults) == 1
