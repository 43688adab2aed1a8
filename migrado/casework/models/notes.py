"""Notes with every version of them, and the half-written ones."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from migrado.casework.domain import Level
from migrado.casework.models.sealed import SealedRow, known, one_of

DRAFT_DAYS = 30  # then a half-written note is thrown away


def fresh(now: datetime) -> Q:
    """Return what holds of drafts that are still shown at ``now``; older ones are thrown away."""
    return Q(saved_at__gt=now - timedelta(days=DRAFT_DAYS))


class Note(models.Model):
    """What was talked about, in a case or in an anonymous thread. Its words are its versions."""

    id = models.UUIDField(primary_key=True, editable=False)
    case = models.ForeignKey(
        "casework.Case", null=True, on_delete=models.CASCADE, related_name="notes"
    )
    thread = models.ForeignKey(
        "casework.Thread", null=True, on_delete=models.CASCADE, related_name="notes"
    )
    level = models.CharField(max_length=12, choices=one_of(Level))
    revision = models.PositiveIntegerField(default=1)  # number of the version in force
    begun_at = models.DateTimeField()

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        constraints = [
            models.CheckConstraint(
                condition=Q(case=None, thread__isnull=False) | Q(case__isnull=False, thread=None),
                name="note_of_a_case_or_a_thread",
            ),
            models.CheckConstraint(
                condition=Q(thread=None) | Q(level=Level.TEAM), name="note_of_a_thread_for_the_team"
            ),
            known("level", Level, name="note_level_known"),
        ]
        indexes = [models.Index(fields=["case", "-begun_at"], name="note_newest_of_case")]

    def __str__(self) -> str:
        return f"note {self.pk}"


class NoteVersion(SealedRow):
    """The words of a note as somebody saved them; never changed.

    A copy holds what was written on ``number`` while somebody else saved before: it waits beside
    the version in force until somebody has joined both.
    """

    note = models.ForeignKey("casework.Note", on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()  # of a copy: the version that it was written on
    is_copy = models.BooleanField(default=False)
    settled_at = models.DateTimeField(null=True)  # of a copy: since when it is joined
    author = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        verbose_name = _("note version")
        verbose_name_plural = _("note versions")
        constraints = [
            models.UniqueConstraint(
                fields=["note", "number"],
                condition=Q(is_copy=False),
                name="noteversion_numbered_once",
            ),
            models.CheckConstraint(
                condition=Q(settled_at=None) | Q(is_copy=True),
                name="noteversion_copies_are_settled",
            ),
        ]

    def __str__(self) -> str:
        return f"version {self.number} of note {self.note_id}"


class Draft(SealedRow):
    """What somebody was writing about a case when their session ended; theirs alone.

    ``note`` and ``saw`` are the note and the version that they were changing, None for a new one.
    """

    case = models.ForeignKey("casework.Case", on_delete=models.CASCADE, related_name="drafts")
    account = models.ForeignKey("accounts.Account", on_delete=models.CASCADE, related_name="+")
    note = models.ForeignKey("casework.Note", null=True, on_delete=models.CASCADE, related_name="+")
    saw = models.PositiveIntegerField(null=True)
    level = models.CharField(max_length=12, choices=one_of(Level))
    saved_at = models.DateTimeField()

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        constraints = [
            models.UniqueConstraint(fields=["case", "account"], name="draft_one_for_each"),
            known("level", Level, name="draft_level_known"),
        ]
        indexes = [models.Index(fields=["saved_at"], name="draft_oldest")]

    def __str__(self) -> str:
        return f"draft in case {self.case_id}"
