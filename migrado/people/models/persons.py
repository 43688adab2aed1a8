"""A person, what is known of them, and by what they are found."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from migrado.people.domain import Source
from migrado.texts.models import City, CityManager, CityOwned

KEY_LENGTH = 40  # of a fact
TOKEN_BYTES = 16  # as vault.domain.blinding makes them


class PersonQuerySet(models.QuerySet["Person"]):
    def standing(self) -> "PersonQuerySet":
        """Keep those that were not merged into another."""
        return self.filter(merged_into=None)


class PersonManager(CityManager["Person"]):
    """Gives persons of one city only."""

    def in_city(self, city: City) -> PersonQuerySet:
        """Keep the persons of ``city``, those that were merged into others among them."""
        return PersonQuerySet(self.model, using=self._db).filter(city=city)


class Person(CityOwned):
    """Somebody the house knows. Everything about them is a sealed fact; the row says nothing.

    Who was recognised as somebody else's duplicate points to them and keeps its own facts, so
    that it can be undone: a person is read together with all that point to them.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    key = models.OneToOneField("vault.SubjectKey", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    merged_into = models.ForeignKey(
        "people.Person", null=True, on_delete=models.PROTECT, related_name="merged"
    )

    objects: ClassVar[PersonManager] = PersonManager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("persons")
        constraints = [
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("id")),
                name="person_not_merged_into_itself",
            ),
        ]
        indexes = [models.Index(fields=["city", "-created_at"], name="person_newest_of_city")]

    def __str__(self) -> str:
        return f"person {self.pk}"


class Fact(models.Model):
    """One thing known of a person, sealed, with where it came from and when.

    The one in force has no ``superseded_at``; the others are its history. ``sealed`` holds a
    `people.domain.Told`: the value, the reason and the day since when it holds.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="facts")
    key = models.CharField(max_length=KEY_LENGTH)  # of domain.facts.KEYS
    sealed = models.BinaryField()
    source = models.CharField(max_length=6, choices=[(one.value, one.value) for one in Source])
    recorded_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("fact")
        verbose_name_plural = _("facts")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "key"],
                condition=Q(superseded_at=None),
                name="fact_in_force_once",
            ),
            models.CheckConstraint(
                condition=Q(superseded_at=None) | Q(superseded_at__gte=F("recorded_at")),
                name="fact_superseded_after_it_was_recorded",
            ),
            models.CheckConstraint(
                condition=Q(source__in=[one.value for one in Source]), name="fact_source_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} of person {self.person_id}"

    @property
    def about(self) -> str:
        """What the sealing authenticates: moved to another row, it never opens."""
        return f"people.fact:{self.pk}:{self.key}"


class NameToken(CityOwned):
    """One blinded word by which a person is found; goes with the person, or a guess would tell."""

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    token = models.BinaryField(max_length=TOKEN_BYTES)

    class Meta:
        verbose_name = _("name token")
        verbose_name_plural = _("name tokens")
        constraints = [
            models.UniqueConstraint(
                fields=["city", "token", "person"], name="nametoken_once_for_a_person"
            ),
        ]

    def __str__(self) -> str:
        return f"a token of person {self.person_id}"


class Merge(CityOwned):
    """Two rows were recognised as one person; what moved is noted, so that it can be undone."""

    id = models.UUIDField(primary_key=True, editable=False)
    survivor = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="merges")
    absorbed = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    moved = models.JSONField(default=list)  # ids of persons that pointed to ``absorbed`` before
    merged_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        constraints = [
            models.UniqueConstraint(
                fields=["absorbed"], condition=Q(undone_at=None), name="merge_in_force_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.absorbed_id} into {self.survivor_id}"


class AskedCount(CityOwned):
    """How often a desk asked for a fact on a day, and whether the house knew it already.

    Counts only, no person: from it comes the asked-again index.
    """

    on = models.DateField()
    desk = models.CharField(max_length=20)
    key = models.CharField(max_length=KEY_LENGTH)
    outcome = models.CharField(max_length=10)  # of domain.asking.Outcome
    count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("asked count")
        verbose_name_plural = _("asked counts")
        constraints = [
            models.UniqueConstraint(
                fields=["city", "on", "desk", "key", "outcome"], name="askedcount_once_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} at {self.desk} on {self.on}: {self.outcome} {self.count}"
