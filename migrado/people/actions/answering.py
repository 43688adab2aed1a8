"""What somebody answered on a form: written down and counted as asked, both or neither."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import transaction

from migrado.people.actions.asking import count_asked
from migrado.people.actions.persons import register, state
from migrado.people.domain import Outcome, Statement
from migrado.people.models import Person
from migrado.people.policies import Acting


@transaction.atomic
def take_first_answers(statements: Sequence[Statement], *, by: Acting) -> Person:
    """Write down a new person; everything was asked for the first time.

    Raises what `persons.register` raises.
    """
    person = register(statements, by=by)
    count_asked({one.key: Outcome.FIRST for one in statements}, by=by)
    return person


@transaction.atomic
def take_answers(
    person: Person,
    statements: Sequence[Statement],
    *,
    outcomes: Mapping[str, Outcome],
    saw: Mapping[str, UUID],
    by: Acting,
) -> None:
    """Write down what was answered about a person whom the house knows.

    ``saw`` and what it raises are those of `persons.state`. Nothing answered writes nothing.
    """
    if statements:
        state(person, statements, by=by, saw=saw)
    count_asked(outcomes, by=by)
