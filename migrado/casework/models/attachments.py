"""Papers of a case, sealed in pieces. They are rows, so that they are erased and saved with it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from migrado.casework.domain.files import FileKind
from migrado.casework.models.sealed import SealedRow, known, one_of


class Attachment(SealedRow):
    """A file that was looked at and found to be of one kind; its name is sealed."""

    case = models.ForeignKey("casework.Case", on_delete=models.CASCADE, related_name="attachments")
    kind = models.CharField(max_length=4, choices=one_of(FileKind))
    size = models.PositiveIntegerField()  # in bytes
    is_scanned = models.BooleanField()  # by the malware scanner, which found nothing
    added_at = models.DateTimeField()

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        constraints = [
            models.CheckConstraint(condition=Q(size__gt=0), name="attachment_not_empty"),
            known("kind", FileKind, name="attachment_kind_known"),
        ]

    def __str__(self) -> str:
        return f"attachment of case {self.case_id}"


class AttachmentPiece(models.Model):
    """A sealed piece of an attachment; the sealing knows its place, so none is lost or swapped."""

    attachment = models.ForeignKey(
        "casework.Attachment", on_delete=models.CASCADE, related_name="pieces"
    )
    number = models.PositiveSmallIntegerField()  # from 0
    sealed = models.BinaryField()

    class Meta:
        verbose_name = _("attachment piece")
        verbose_name_plural = _("attachment pieces")
        constraints = [
            models.UniqueConstraint(fields=["attachment", "number"], name="piece_numbered_once"),
        ]

    def __str__(self) -> str:
        return f"piece {self.number} of attachment {self.attachment_id}"
