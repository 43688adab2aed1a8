"""What a person agreed to. A consent is written once; withdrawing it is a row of its own."""

from datetime import date
from typing import Any, NoReturn

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from migrado.people.domain import CONSENTABLE, Given, Giver
from migrado.texts.models import CityOwned


class ConsentIsWritten(RuntimeError):
    """Somebody tried to change a consent that was given."""


def holding(on: date) -> Q:
    """Return what holds of consents that allow something on ``on``: given, not over, not
    withdrawn, not replaced by a newer version.
    """
    return Q(since__lte=on, until__gt=on, withdrawal=None, replaced_by=None)


class Consent(CityOwned):
    """What was agreed to, by whom, how, in which language, until when (exclusive).

    ``sealed`` is the wording that was read, word for word. ``replaces`` is the version before.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=20)  # a domain.Purpose
    categories = models.JSONField()  # values of domain.Category, sorted
    recipients = models.JSONField(default=list)  # keys of organisations; empty: the house alone
    language = models.CharField(max_length=12)  # in which it was read
    sealed = models.BinaryField()
    given = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Given])
    giver = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Giver])
    given_by = models.ForeignKey(
        "people.Person", null=True, on_delete=models.SET_NULL, related_name="+"
    )  # the guardian, if the house knows them
    given_at = models.DateTimeField()
    since = models.DateField()
    until = models.DateField()
    replaces = models.OneToOneField(
        "people.Consent", null=True, on_delete=models.SET_NULL, related_name="replaced_by"
    )

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gt=F("since")), name="consent_ends_after_it_began"
            ),
            models.CheckConstraint(
                condition=Q(purpose__in=[one.value for one in CONSENTABLE]),
                name="consent_purpose_known",
            ),
            models.CheckConstraint(
                condition=Q(giver=Giver.SELF, given_by=None) | Q(giver=Giver.GUARDIAN),
                name="consent_by_a_guardian_names_them_alone",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "purpose", "until"], name="consent_of_person"),
        ]

    def __str__(self) -> str:
        return f"consent to {self.purpose} of person {self.person_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write it once. Raises ConsentIsWritten for one that is there."""
        if not self._state.adding:
            raise ConsentIsWritten("a consent is not changed; write a new version")
        super().save(*args, **kwargs | {"force_insert": True})

    @property
    def about(self) -> str:
        """What the sealing of its wording authenticates."""
        return f"people.consent:{self.pk}:wording"

    def covers(self, on: date) -> bool:
        """Say whether ``on`` lies in its time; whether it was withdrawn is another question."""
        return self.since <= on < self.until


class Withdrawal(models.Model):
    """A consent was taken back; from this moment on it allows nothing."""

    consent = models.OneToOneField(
        "people.Consent", on_delete=models.CASCADE, related_name="withdrawal"
    )
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")

    def __str__(self) -> str:
        return f"withdrawal of consent {self.consent_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write it once. Raises ConsentIsWritten for one that is there."""
        if not self._state.adding:
            raise ConsentIsWritten("a withdrawal is not changed; ask for a new consent")
        super().save(*args, **kwargs | {"force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse; it leaves with its person only."""
        raise ConsentIsWritten("a withdrawal is not taken back; ask for a new consent")
