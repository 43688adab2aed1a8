"""Plans and assessments that a person agreed to keep, and where a specialist knew better."""

from typing import ClassVar

from django.db import models
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from migrado.casework.domain import Answer, KeptKind, KeptSource, Side
from migrado.casework.models.sealed import SealedRow, known, one_of
from migrado.people.domain import Category
from migrado.texts.models import City, CityManager, CityOwned


class KeptQuerySet(models.QuerySet["KeptAssessment"]):
    def within(self, sight: frozenset[Category]) -> "KeptQuerySet":
        """Keep those that were made from kinds of data in ``sight`` and from no other."""
        words = self.alias(words=Cast("categories", TextField()))
        for category in sorted(frozenset(Category) - sight):
            words = words.exclude(words__contains=f'"{category.value}"')
        return words


class KeptManager(CityManager["KeptAssessment"]):
    """Gives what is kept in one city only."""

    def in_city(self, city: City) -> KeptQuerySet:
        """Keep those of ``city``."""
        return KeptQuerySet(self.model, using=self._db).filter(city=city)


class KeptAssessment(CityOwned, SealedRow):
    """A version of a plan or an assessment, as it was on the day ``as_of``; never changed.

    ``categories`` are the kinds of data that it was made from: who may not see one of them does
    not see it.
    """

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="kept")
    kind = models.CharField(max_length=10, choices=one_of(KeptKind))
    number = models.PositiveIntegerField()  # from 1, the highest is in force
    as_of = models.DateField()
    source = models.CharField(max_length=5, choices=one_of(KeptSource))
    categories = models.JSONField()  # values of people.Category, sorted
    kept_at = models.DateTimeField()

    objects: ClassVar[KeptManager] = KeptManager()

    class Meta:
        verbose_name = _("kept assessment")
        verbose_name_plural = _("kept assessments")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "number"], name="keptassessment_numbered_once"
            ),
            known("kind", KeptKind, name="keptassessment_kind_known"),
            known("source", KeptSource, name="keptassessment_source_known"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number} of person {self.person_id}"


class Overruling(CityOwned, SealedRow):
    """A specialist answered otherwise than the rules; the reason is sealed with the person's key.

    ``rule`` is the rule that had decided, or the topic where none did.
    """

    assessment = models.ForeignKey(
        "casework.KeptAssessment", on_delete=models.CASCADE, related_name="overrulings"
    )
    topic = models.CharField(max_length=60)
    person = models.CharField(max_length=40)  # of the household, as the assessment calls them
    rule = models.CharField(max_length=120)
    side = models.CharField(max_length=5, choices=one_of(Side))
    answer = models.CharField(max_length=3, choices=one_of(Answer))
    overruled_to = models.CharField(max_length=3, choices=one_of(Answer))
    on = models.DateField()

    class Meta:
        verbose_name = _("overruling")
        verbose_name_plural = _("overrulings")
        constraints = [
            models.CheckConstraint(
                condition=~Q(answer=models.F("overruled_to")), name="overruling_answers_otherwise"
            ),
            known("side", Side, name="overruling_side_known"),
            known("answer", Answer, name="overruling_answer_known"),
            known("overruled_to", Answer, name="overruling_to_known"),
        ]
        indexes = [models.Index(fields=["city", "rule"], name="overruling_of_rule")]

    def __str__(self) -> str:
        return f"{self.rule}: {self.overruled_to} instead of {self.answer}"
