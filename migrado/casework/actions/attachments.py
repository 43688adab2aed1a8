"""Papers come into a case after they were looked at, and leave it."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Sum

from migrado.accounts.policies import NotAllowed
from migrado.casework import policies
from migrado.casework.actions import claiming
from migrado.casework.actions.claiming import box_of, subject_of
from migrado.casework.actions.scanning import scan
from migrado.casework.domain.files import (
    MIB,
    MOST_BYTES_OF_A_CASE,
    Fault,
    FileKind,
    FileRefused,
    file_name,
    kind_of,
)
from migrado.casework.models import Attachment, AttachmentPiece, Case
from migrado.casework.queries.papers import about_piece
from migrado.journal.domain import Kind
from migrado.people.actions.journal import tell
from migrado.people.policies import Acting
from migrado.vault.domain import uuid7

PIECE_BYTES = MIB


@dataclass(frozen=True)
class Upload:
    """A file as it came: what it is called by whoever sent it, and what stands in it."""

    name: str
    data: bytes


def attach(case: UUID, upload: Upload, *, by: Acting) -> Attachment:
    """Keep a paper of a case, sealed, if it is wholly what it says.

    The scanner is asked before the transaction, so that nobody waits for it. Raises NotAllowed,
    CaseClosed, FileRefused, CannotBeChecked.
    """
    claiming.to_write(case, by=by)
    kind = kind_of(upload.data)
    is_scanned = scan(upload.data)
    with transaction.atomic():
        return _kept(case, upload, kind=kind, is_scanned=is_scanned, by=by)


@transaction.atomic
def remove_attachment(number: UUID, *, by: Acting) -> None:
    """Erase a paper of an open case. Raises NotAllowed, CaseClosed."""
    found = policies.attachments(by).filter(pk=number).first()
    if found is None:
        raise NotAllowed
    case = claiming.to_write(found.case_id, by=by)
    found.delete()
    tell(Kind.ERASE, "casework.attachment", by=by, of=subject_of(case), thing_id=number)


def _kept(
    number: UUID, upload: Upload, *, kind: FileKind, is_scanned: bool, by: Acting
) -> Attachment:
    case = claiming.to_write(number, by=by)
    _check_room(case, len(upload.data))
    box = box_of(case)
    row = Attachment(id=uuid7(by.now), case=case, kind=kind, size=len(upload.data))
    row.is_scanned, row.added_at = is_scanned, by.now
    row.sealed = box.seal(file_name(upload.name, kind), about=row.about)
    row.save(force_insert=True)
    starts = range(0, row.size, PIECE_BYTES)
    for at, start in enumerate(starts):
        piece = upload.data[start : start + PIECE_BYTES]
        about = about_piece(row, at, last=at == len(starts) - 1)
        sealed = box.seal_bytes(piece, about=about)
        AttachmentPiece(attachment=row, number=at, sealed=sealed).save(force_insert=True)
    tell(Kind.WRITE, "casework.attachment", by=by, of=subject_of(case), thing_id=row.pk)
    return row


def _check_room(case: Case, size: int) -> None:
    """Raise FileRefused if the case would hold too much; two who upload at once take turns."""
    Case.objects.in_city(case.city).select_for_update().get(pk=case.pk)
    there = Attachment.objects.filter(case=case).aggregate(sum=Sum("size"))["sum"] or 0
    if there + size > MOST_BYTES_OF_A_CASE:
        raise FileRefused(Fault.CASE_FULL)
