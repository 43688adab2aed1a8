"""What every claim has: a source, its date, and the day on which it was checked."""

from django.db import models
from django.db.models import Q


def one_of(words: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return ``words`` as the choices of a field."""
    return [(word, word) for word in words]


class Sourced(models.Model):
    """Base of whatever somebody claims: where it stands, of when, and when it was checked."""

    source = models.CharField(max_length=500)  # address or title of a document
    source_date = models.CharField(max_length=10, blank=True)  # "2021", "2021-02"; "" = undated
    checked_on = models.DateField()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=~Q(source=""), name="%(app_label)s_%(class)s_has_a_source"
            )
        ]
