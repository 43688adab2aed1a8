"""The person's own way to their file: a code on paper, and what they can do with it."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction

from migrado.journal import queries as journal
from migrado.journal.actions import record
from migrado.journal.domain import Kind
from migrado.journal.queries import Seen
from migrado.people.actions.consents import take_back
from migrado.people.actions.holding import rows_of
from migrado.people.actions.journal import tell
from migrado.people.models import Consent, FileCode, Person
from migrado.people.policies import Acting
from migrado.people.queries.codes import hash_of

CODE_DAYS = 180
TOKEN_BYTES = 24  # 32 characters in an address
MOST = 500  # lines that are shown; the newest
BY_CODE = "own_code"  # the desk under which the journal notes what was done with a code


@transaction.atomic
def issue_code(person: Person, *, by: Acting) -> str:
    """Return a new token for the file of ``person``, shown this once; older ones end."""
    FileCode.objects.filter(person__in=rows_of(person), until__gt=by.on).update(until=by.on)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    code = FileCode(
        person=person,
        token_hash=hash_of(token),
        since=by.on,
        until=by.on + timedelta(days=CODE_DAYS),
    )
    code.save(force_insert=True)
    tell(Kind.GRANT, "people.filecode", by=by, of=person.pk)
    return token


@transaction.atomic
def who_saw(person: Person, *, now: datetime) -> tuple[Seen, ...]:
    """Return who saw or changed what about ``person``, the newest first, and note the look."""
    seen = journal.of_subject(*rows_of(person), limit=MOST)
    record(
        kind=Kind.READ,
        at=now,
        desk=BY_CODE,
        subject=person.pk,
        thing="journal.entry",
        purpose="rights",
        city=person.city,
    )
    return seen


@transaction.atomic
def withdraw_by_code(consent: Consent, *, now: datetime) -> None:
    """Take a consent back as the person themselves. Raises AlreadyWithdrawn."""
    take_back(consent, at=now)
    record(
        kind=Kind.REVOKE,
        at=now,
        desk=BY_CODE,
        subject=consent.person_id,
        thing="people.consent",
        thing_id=str(consent.pk),
        purpose="rights",
        city=consent.city,
    )
