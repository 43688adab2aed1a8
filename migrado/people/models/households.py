"""Who lives with whom, and who decides for whom."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from migrado.people.domain import Guardian, Relation
from migrado.texts.models import CityOwned


def at(on: object) -> Q:
    """Return what holds of rows in force on the day ``on``; ``until`` itself is over."""
    return Q(since__lte=on) & (Q(until=None) | Q(until__gt=on))


class Household(CityOwned):
    """Persons who live and answer together."""

    id = models.UUIDField(primary_key=True, editable=False)
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = _("household")
        verbose_name_plural = _("households")

    def __str__(self) -> str:
        return f"household {self.pk}"


class Membership(models.Model):
    """A person in a household, from ``since`` to ``until`` (exclusive, None: still).

    ``relation`` is what they are to the one who speaks for the household.
    """

    household = models.ForeignKey(
        "people.Household", on_delete=models.CASCADE, related_name="memberships"
    )
    person = models.ForeignKey(
        "people.Person", on_delete=models.CASCADE, related_name="memberships"
    )
    relation = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Relation])
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(until=None), name="membership_one_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["household"],
                condition=Q(until=None, relation=Relation.SELF),
                name="membership_one_speaks",
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")),
                name="membership_ends_after_it_began",
            ),
            models.CheckConstraint(
                condition=Q(relation__in=[one.value for one in Relation]),
                name="membership_relation_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.relation} in household {self.household_id}"


class Guardianship(models.Model):
    """Somebody decides for somebody else, from ``since`` to ``until`` (exclusive, None: still).

    ``guardian`` None: an office or somebody outside of the house; who, is a sealed fact of the
    ward (``guardian``).
    """

    ward = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="guardians")
    guardian = models.ForeignKey(
        "people.Person", null=True, on_delete=models.CASCADE, related_name="wards"
    )
    kind = models.CharField(max_length=12, choices=[(one.value, one.value) for one in Guardian])
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        verbose_name = _("guardianship")
        verbose_name_plural = _("guardianships")
        constraints = [
            models.UniqueConstraint(
                fields=["ward", "guardian"],
                condition=Q(until=None, guardian__isnull=False),
                name="guardianship_open_once",
            ),
            models.UniqueConstraint(
                fields=["ward"],
                condition=Q(until=None, guardian=None),
                name="guardianship_from_outside_open_once",
            ),
            models.CheckConstraint(
                condition=Q(guardian=None) | ~Q(guardian=F("ward")),
                name="guardianship_of_another",
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")),
                name="guardianship_ends_after_it_began",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[one.value for one in Guardian]),
                name="guardianship_kind_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of person {self.ward_id}"
