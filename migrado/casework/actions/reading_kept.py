"""Reading what a person agreed to keep: the assessment with its trace, and what was overruled."""

from uuid import UUID

from django.db import transaction

from migrado.accounts.policies import NotAllowed
from migrado.casework import policies, queries
from migrado.casework.actions import claiming
from migrado.casework.actions.kept import kept_to_read
from migrado.casework.models import Overruling
from migrado.casework.queries import KeptPage, KeptRow
from migrado.journal.domain import Kind
from migrado.people.actions.journal import tell
from migrado.people.policies import Acting
from migrado.vault import queries as vault


@transaction.atomic
def read_kept_of(person: UUID, *, by: Acting) -> tuple[KeptRow, ...]:
    """Return what is kept of a person and ``by`` may see, the newest first."""
    whose = claiming.person(person, by=by)
    found = queries.kept_rows(policies.kept(whose, by=by))
    if found:
        tell(Kind.READ, "casework.kept", by=by, of=whose.pk)
    return found


@transaction.atomic
def read_kept(number: UUID, *, by: Acting) -> KeptPage | None:
    """Return a kept version with its trace and overrulings, None if there is none for ``by``."""
    try:
        row = kept_to_read(number, by=by)
    except NotAllowed:
        return None
    page = queries.kept_page(row, box=vault.box_of(row.person.key_id))
    tell(Kind.READ, "casework.kept", by=by, of=page.person, thing_id=row.pk, fields=row.categories)
    return page


@transaction.atomic
def read_reason(overruling: UUID, *, by: Acting) -> str | None:
    """Return why an answer was overruled, None for whoever may not see the assessment."""
    ruling = Overruling.objects.in_city(by.city).filter(pk=overruling).first()
    page = read_kept(ruling.assessment_id, by=by) if ruling is not None else None
    if page is None:
        return None
    return next(one.reason for one in page.overrulings if one.id == overruling)
