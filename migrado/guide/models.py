"""What a visitor asked to have kept: sealed rows that only the token in their link opens."""

from django.db import models
from django.db.models import F, Q

from migrado.texts.models import CityOwned


class Linked(CityOwned):
    """Base of a row behind a link. ``id`` is derived from the token, which is kept nowhere.

    ``expires_on`` is the first day on which the link opens nothing.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    ciphertext = models.BinaryField()
    created_on = models.DateField()
    expires_on = models.DateField()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_on__gt=F("created_on")), name="%(class)s_expires_later"
            ),
        ]
        indexes = [
            models.Index(fields=["city", "created_on"], name="%(class)s_made"),
            models.Index(fields=["city", "expires_on"], name="%(class)s_end"),
        ]


class KeptPlan(Linked):
    """The answers of a visitor who asked to have their plan kept."""

    def __str__(self) -> str:
        return f"a kept plan until {self.expires_on}"


class CompanionNote(Linked):
    """One step of a plan for the person who goes along: what, where, when, which papers."""

    def __str__(self) -> str:
        return f"a note for a companion until {self.expires_on}"
