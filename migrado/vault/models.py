"""Data keys, wrapped; what remains of the erased ones; keys of the blind indices."""

from typing import Self, TypeVar

from django.db import models
from django.db.models import Q

from migrado.vault.domain.wrapping import KEK_ID_CHARS

K = TypeVar("K", bound="WrappedKey")


class WrappedKeyQuerySet(models.QuerySet[K]):
    def under_older(self, newest: str) -> Self:
        """Keep keys that another key than ``newest`` wraps; the erased ones have none."""
        return self.exclude(kek_id__in=["", newest])


class WrappedKey(models.Model):
    """Base of a key that lies here wrapped. ``kek_id`` names the key-encryption key around it."""

    wrapped = models.BinaryField()
    kek_id = models.CharField(max_length=KEK_ID_CHARS, blank=True)

    objects = WrappedKeyQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def key_id(self) -> str:
        """What the wrapping authenticates: a wrapped key in another row never opens."""
        return f"{self._meta.label_lower}:{self.pk}"


class SubjectKey(WrappedKey):
    """The data key of a person or an anonymous contact. Erased, it is empty; the row stays."""

    id = models.UUIDField(primary_key=True, editable=False)
    created_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(erased_at=None, kek_id__gt="") & ~Q(wrapped=b""))
                | Q(erased_at__isnull=False, kek_id="", wrapped=b""),
                name="subjectkey_empty_once_erased",
            ),
        ]

    def __str__(self) -> str:
        return f"the key {self.pk}, erased" if self.is_erased else f"the key {self.pk}"

    @property
    def is_erased(self) -> bool:
        """Say whether what it sealed is lost."""
        return self.erased_at is not None


class IndexKey(WrappedKey):
    """The key of blind indices. Its value never changes, or nothing would be found any more."""

    name = models.CharField(max_length=80, primary_key=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kek_id__gt="") & ~Q(wrapped=b""), name="indexkey_never_empty"
            ),
        ]

    def __str__(self) -> str:
        return f"the index key {self.name}"


class ErasedKey(models.Model):
    """A line of the erasure list, which is replayed after an older backup was restored.

    No foreign key: the backup may be from before the key was made.
    """

    key_id = models.UUIDField(primary_key=True, editable=False)
    erased_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.key_id}, erased {self.erased_at:%Y-%m-%d}"
