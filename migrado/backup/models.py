"""Restores: those that happened, and those that only proved that a backup can be read."""

from django.db import models
from django.db.models import F, Q


class Restore(models.Model):
    """A backup that was restored here, or into a scratch database to prove that it works.

    Until ``finished_at`` the files of the backup may not lie in their place yet, and `migrado
    serve` does not start. A proof is written down only once it has worked.
    """

    backup = models.CharField(max_length=120)  # the name of its file
    taken_at = models.DateTimeField()  # the moment that the backup shows
    rows = models.BigIntegerField()
    scratch = models.BooleanField()
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(scratch=False) | Q(finished_at__isnull=False),
                name="restore_proven_is_finished",
            ),
            models.CheckConstraint(
                condition=Q(finished_at=None) | Q(finished_at__gte=F("started_at")),
                name="restore_finishes_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.backup}, restored {self.started_at:%Y-%m-%d %H:%M}"
