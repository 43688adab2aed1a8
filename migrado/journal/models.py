"""Entries of the journal, the ends of its chains, and the feed of changes."""

from typing import Any, ClassVar, NoReturn

from django.db import models
from django.db.models import Q

from migrado.journal.domain import GENESIS, HOUSE
from migrado.texts.models import CityManager, CityOwned

CHAIN_LENGTH = 40  # as the key of a city
HASH_LENGTH = 32  # SHA-256


class JournalIsAppendOnly(RuntimeError):
    """Somebody tried to change or delete an entry."""


class EntryQuerySet(models.QuerySet[Any]):
    """Reads and appends, nothing else; the database itself refuses the same with triggers."""

    def update(self, **values: object) -> NoReturn:
        """Refuse; the sealer has a way of its own."""
        raise JournalIsAppendOnly("entries are not changed")

    def delete(self) -> NoReturn:
        """Refuse."""
        raise JournalIsAppendOnly("entries are not deleted")

    update.alters_data = True  # type: ignore[attr-defined]
    delete.alters_data = True  # type: ignore[attr-defined]


class Entry(models.Model):
    """Who did what with what of whom, why and when.

    Everything that names a person is opaque, and nothing here points upwards. ``chain`` is the
    key of the city, HOUSE without one. Until the sealer came, ``sequence`` is None and the
    hashes are empty.
    """

    city = models.ForeignKey("texts.City", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    kind = models.CharField(max_length=20)  # a domain.Kind
    actor = models.CharField(max_length=64, blank=True)  # id of an account; empty: the system
    desk = models.CharField(max_length=40, blank=True)  # key of the team or role it was done as
    subject = models.UUIDField(null=True, blank=True)  # the person concerned
    thing = models.CharField(max_length=80, blank=True)  # like "casework.note"
    thing_id = models.CharField(max_length=64, blank=True)
    fields = models.JSONField(default=list, blank=True)  # names of what was read or written
    purpose = models.CharField(max_length=40, blank=True)
    details = models.BinaryField(default=b"", blank=True)  # encrypted, or empty
    chain = models.CharField(max_length=CHAIN_LENGTH)
    sequence = models.BigIntegerField(null=True, blank=True)
    previous_hash = models.BinaryField(max_length=HASH_LENGTH, default=b"", blank=True)
    hash = models.BinaryField(max_length=HASH_LENGTH, default=b"", blank=True)

    objects: ClassVar[CityManager[Any]] = CityManager.from_queryset(EntryQuerySet)()
    everywhere: ClassVar[models.Manager[Any]] = EntryQuerySet.as_manager()

    class Meta:
        base_manager_name = "everywhere"  # so that no way leads around the guard
        constraints = [
            models.UniqueConstraint(fields=["chain", "sequence"], name="entry_once_in_its_chain"),
            models.CheckConstraint(
                condition=Q(city=None, chain=HOUSE) | (Q(city__isnull=False) & ~Q(chain=HOUSE)),
                name="entry_in_the_chain_of_its_city",
            ),
            models.CheckConstraint(
                condition=Q(sequence=None, previous_hash=b"", hash=b"")
                | (Q(sequence__gte=1) & ~Q(previous_hash=b"") & ~Q(hash=b"")),
                name="entry_sealed_as_a_whole",
            ),
        ]
        indexes = [
            models.Index(
                fields=["subject", "-at", "-id"],
                condition=Q(subject__isnull=False),
                name="entry_of_subject",
            ),
            models.Index(fields=["chain", "id"], condition=Q(sequence=None), name="entry_unsealed"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.thing or 'nothing'} at {self.at:%Y-%m-%d %H:%M}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Append a new entry. Raises JournalIsAppendOnly for one that is there."""
        if not self._state.adding:
            raise JournalIsAppendOnly("entries are not changed")
        super().save(*args, **kwargs | {"force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise JournalIsAppendOnly("entries are not deleted")


class Head(models.Model):
    """The last number that was given out in a chain, and the hash that the next line hangs on.

    Its row is also the lock: who holds it is the only one who numbers there.
    """

    name = models.CharField(max_length=CHAIN_LENGTH, primary_key=True)
    sequence = models.BigIntegerField(default=0)
    hash = models.BinaryField(max_length=HASH_LENGTH, default=GENESIS)

    def __str__(self) -> str:
        return f"{self.name} up to {self.sequence}"


class Change(CityOwned):
    """Something changed that others build on; they ask for it again by its key.

    ``number`` is its place in the feed, None until it has one. Not the ``id``: PostgreSQL gives
    ids before it commits, so a smaller one may come to light after a larger one was read.
    """

    at = models.DateTimeField()
    topic = models.CharField(max_length=40)  # like "content.page"
    key = models.CharField(max_length=120)
    number = models.BigIntegerField(null=True, unique=True)

    class Meta:
        indexes = [
            models.Index(fields=["id"], condition=Q(number=None), name="change_unnumbered"),
        ]

    def __str__(self) -> str:
        return f"{self.topic} {self.key}"
