"""The code on paper by which a person sees who saw their file."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

HASH_BYTES = 32  # SHA-256


class FileCode(models.Model):
    """Opens the list of who saw a file; only a hash is kept of what stands on the paper.

    It ends on ``until`` (exclusive), or when a new one is made.
    """

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="codes")
    token_hash = models.BinaryField(max_length=HASH_BYTES, unique=True)
    since = models.DateField()
    until = models.DateField()

    class Meta:
        verbose_name = _("file code")
        verbose_name_plural = _("file codes")
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gte=F("since")), name="filecode_ends_after_it_began"
            ),
        ]

    def __str__(self) -> str:
        return f"a code to the file of person {self.person_id}"
