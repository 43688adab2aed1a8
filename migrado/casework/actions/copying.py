"""Copying a case for other software of the city; that it left the house is written."""

from enum import StrEnum
from uuid import UUID

from django.db import transaction

from migrado.casework.actions import claiming
from migrado.casework.actions.claiming import subject_of
from migrado.casework.actions.reading import page_of
from migrado.casework.domain.copying import as_csv, as_text
from migrado.casework.queries import copied
from migrado.journal.domain import Kind
from migrado.people.actions.journal import tell
from migrado.people.policies import Acting


class Form(StrEnum):
    """As what a case is copied."""

    TEXT = "text"
    CSV = "csv"


@transaction.atomic
def copy_out(number: UUID, *, form: Form, by: Acting) -> str:
    """Return a case as text or as a table with a byte order mark, in the language of the reader.

    Notes that ``by`` may not read are not in it. Raises NotAllowed.
    """
    case = claiming.to_read(number, by=by)
    page = page_of(case, by=by, all_notes=True)
    lines = copied.lines(page)
    subject = subject_of(case)
    tell(Kind.EXPORT, "casework.case", by=by, of=subject, thing_id=case.pk, fields=[Form(form)])
    if form is Form.CSV:
        return as_csv(copied.head(), lines)
    return as_text(copied.title(page), lines)
