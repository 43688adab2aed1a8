"""What one can get at an office: advice, courses, shelter, and for whom."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from migrado.directory.domain.roles import (
    AUDIENCES,
    OFFER_FACTS,
    OFFER_KINDS,
    OFFER_PARTS,
    PLAIN_OFFER_FACTS,
    TOPICS,
    TRANSLATED_OFFER_FACTS,
)
from migrado.directory.models.offices import Office
from migrado.directory.models.sourced import Sourced, one_of
from migrado.texts.models import CityOwned, Text


class Offer(CityOwned, Sourced):
    """One thing that one can get at an office.

    ``conditions`` are facts in the language of rule files; all must hold for whom it is meant.
    """

    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="offers")
    key = models.SlugField(max_length=40)
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=one_of(OFFER_KINDS))
    conditions = models.JSONField(default=list)

    class Meta(Sourced.Meta):
        ordering = ("position", "key")
        constraints: ClassVar = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(fields=["city", "key"], name="offer_key_once"),
            models.CheckConstraint(condition=Q(kind__in=OFFER_KINDS), name="offer_kind_known"),
        ]

    def __str__(self) -> str:
        return self.key


class OfferText(CityOwned, Text):
    """The name of an offer, or what it is, in one language."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="texts")
    part = models.CharField(max_length=4, choices=one_of(OFFER_PARTS))
    text = models.CharField(max_length=1200)

    class Meta(Text.Meta):
        constraints: ClassVar = [
            *Text.Meta.constraints,
            models.UniqueConstraint(
                fields=["city", "offer", "part", "language"], name="offer_text_once_per_language"
            ),
            models.CheckConstraint(condition=Q(part__in=OFFER_PARTS), name="offer_text_part_known"),
        ]

    def __str__(self) -> str:
        return self.text


class OfferTopic(CityOwned):
    """One of the topics of arrival that an offer belongs to."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="topics")
    topic = models.CharField(max_length=20, choices=one_of(TOPICS))
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "offer", "topic"], name="offer_topic_once"),
            models.CheckConstraint(condition=Q(topic__in=TOPICS), name="offer_topic_known"),
        ]

    def __str__(self) -> str:
        return self.topic


class OfferAudience(CityOwned):
    """Whom an offer is made for."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="audiences")
    audience = models.CharField(max_length=20, choices=one_of(AUDIENCES))
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "offer", "audience"], name="offer_audience_once"
            ),
            models.CheckConstraint(
                condition=Q(audience__in=AUDIENCES), name="offer_audience_known"
            ),
        ]

    def __str__(self) -> str:
        return self.audience


class OfferFact(CityOwned, Sourced):
    """One thing known about an offer. A fact that is not known has no row."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="facts")
    kind = models.CharField(max_length=12, choices=one_of(OFFER_FACTS))
    value = models.CharField(max_length=200, blank=True)  # "" where the fact has texts

    class Meta(Sourced.Meta):
        constraints: ClassVar = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(fields=["city", "offer", "kind"], name="offer_fact_once"),
            models.CheckConstraint(
                condition=Q(kind__in=PLAIN_OFFER_FACTS) & ~Q(value="")
                | Q(kind__in=TRANSLATED_OFFER_FACTS, value=""),
                name="offer_fact_has_value_or_texts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.value}" if self.value else self.kind


class OfferFactText(CityOwned, Text):
    """A fact about an offer that has to be said, in one language."""

    fact = models.ForeignKey(OfferFact, on_delete=models.CASCADE, related_name="texts")
    text = models.CharField(max_length=1200)

    class Meta(Text.Meta):
        constraints: ClassVar = [
            *Text.Meta.constraints,
            models.UniqueConstraint(
                fields=["city", "fact", "language"], name="offer_fact_text_once_per_language"
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Course(CityOwned):
    """What is special about a language course. None, "" and [] mean not known."""

    offer = models.OneToOneField(Offer, on_delete=models.CASCADE, related_name="course")
    levels = models.JSONField(default=list)  # of LEVELS
    lessons = models.PositiveSmallIntegerField(null=True)  # of 45 minutes
    dates = models.JSONField(default=list)  # [first day, day after the last] of each known run
    times = models.CharField(max_length=200, blank=True)  # opening hours notation
    childcare = models.BooleanField(null=True)
    seats = models.BooleanField(null=True)  # True: free seats are known

    class Meta:
        constraints = [models.UniqueConstraint(fields=["city", "offer"], name="course_once")]

    def __str__(self) -> str:
        return f"course {self.offer_id}"
