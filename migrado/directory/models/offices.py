"""Offices, what they do, when they are open, what is known about them, and who runs them."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from migrado.directory.domain.roles import (
    FACTS,
    MATTERS,
    ORGANISATION_KINDS,
    PLAIN_FACTS,
    ROLES,
    TOPICS,
    TRANSLATED_FACTS,
)
from migrado.directory.models.sourced import Sourced, one_of
from migrado.texts.models import CityOwned, Text


class CityTopic(CityOwned):
    """One of the topics of arrival, with its place on the city's first page."""

    topic = models.CharField(max_length=20, choices=one_of(TOPICS))
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("position", "topic")
        constraints = [
            models.UniqueConstraint(fields=["city", "topic"], name="city_topic_once"),
            models.CheckConstraint(condition=Q(topic__in=TOPICS), name="city_topic_known"),
        ]

    def __str__(self) -> str:
        return self.topic


class District(CityOwned):
    """A part of the city, called as its people call it."""

    key = models.SlugField(max_length=40)
    name = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("position", "key")
        constraints = [models.UniqueConstraint(fields=["city", "key"], name="district_key_once")]

    def __str__(self) -> str:
        return self.name


class Organisation(CityOwned):
    """Who runs offices: the city, a welfare association, a school of languages."""

    key = models.SlugField(max_length=40)
    kind = models.CharField(max_length=20, choices=one_of(ORGANISATION_KINDS))
    position = models.PositiveSmallIntegerField()
    website = models.CharField(max_length=200, blank=True)
    website_source = models.CharField(max_length=500, blank=True)
    website_checked_on = models.DateField(null=True)

    class Meta:
        ordering = ("position", "key")
        constraints = [
            models.UniqueConstraint(fields=["city", "key"], name="organisation_key_once"),
            models.CheckConstraint(
                condition=Q(kind__in=ORGANISATION_KINDS), name="organisation_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return self.key


class OrganisationText(CityOwned, Text):
    """The name of an organisation in one language."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="texts")
    name = models.CharField(max_length=240)

    class Meta(Text.Meta):
        constraints: ClassVar = [
            *Text.Meta.constraints,
            models.UniqueConstraint(
                fields=["city", "organisation", "language"],
                name="organisation_text_once_per_language",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Office(CityOwned):
    """A place or an authority that does something for newcomers."""

    key = models.SlugField(max_length=40)
    position = models.PositiveSmallIntegerField()  # order in the pack
    organisation = models.ForeignKey(
        Organisation, null=True, on_delete=models.CASCADE, related_name="offices"
    )
    district = models.ForeignKey(
        District, null=True, on_delete=models.CASCADE, related_name="offices"
    )

    class Meta:
        ordering = ("position", "key")
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        constraints = [models.UniqueConstraint(fields=["city", "key"], name="office_key_once")]

    def __str__(self) -> str:
        return self.key


class OfficeText(CityOwned, Text):
    """The name of an office in one language; the German one is what stands on the door."""

    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="texts")
    name = models.CharField(max_length=240)

    class Meta(Text.Meta):
        constraints: ClassVar = [
            *Text.Meta.constraints,
            models.UniqueConstraint(
                fields=["city", "office", "language"], name="office_text_once_per_language"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OfficeTopic(CityOwned):
    """One of the topics of arrival that an office helps with."""

    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="topics")
    topic = models.CharField(max_length=20, choices=one_of(TOPICS))
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "office", "topic"], name="office_topic_once"),
            models.CheckConstraint(condition=Q(topic__in=TOPICS), name="office_topic_known"),
        ]

    def __str__(self) -> str:
        return self.topic


class OfficeRole(CityOwned):
    """One thing that an office is responsible for; ``team`` is the German word on the door."""

    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="roles")
    role = models.CharField(max_length=40, choices=one_of(ROLES))
    matter = models.CharField(max_length=20, blank=True, choices=one_of(MATTERS))
    team = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "office", "role", "matter"], name="office_role_once"
            ),
            models.CheckConstraint(condition=Q(role__in=ROLES), name="office_role_known"),
            models.CheckConstraint(
                condition=Q(matter__in=("", *MATTERS)), name="office_role_matter_known"
            ),
        ]

    def __str__(self) -> str:
        return self.role


class OfficeFact(CityOwned, Sourced):
    """One thing known about an office. A fact that is not known has no row."""

    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="facts")
    kind = models.CharField(max_length=12, choices=one_of(FACTS))
    value = models.CharField(max_length=200, blank=True)  # "" where the fact has texts

    class Meta(Sourced.Meta):
        constraints: ClassVar = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(fields=["city", "office", "kind"], name="office_fact_once"),
            models.CheckConstraint(
                condition=Q(kind__in=PLAIN_FACTS) & ~Q(value="")
                | Q(kind__in=TRANSLATED_FACTS, value=""),
                name="office_fact_has_value_or_texts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.value}" if self.value else self.kind


class OfficeFactText(CityOwned, Text):
    """A fact that has to be said, in one language."""

    fact = models.ForeignKey(OfficeFact, on_delete=models.CASCADE, related_name="texts")
    text = models.CharField(max_length=1200)

    class Meta(Text.Meta):
        constraints: ClassVar = [
            *Text.Meta.constraints,
            models.UniqueConstraint(
                fields=["city", "fact", "language"], name="office_fact_text_once_per_language"
            ),
        ]

    def __str__(self) -> str:
        return self.text


class OfficeException(CityOwned, Sourced):
    """Days from ``since`` to the day before ``until`` on which an office keeps other hours."""

    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="exceptions")
    since = models.DateField()
    until = models.DateField()
    hours = models.CharField(max_length=200)  # "off", or opening hours

    class Meta(Sourced.Meta):
        ordering = ("since",)
        constraints: ClassVar = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(
                fields=["city", "office", "since"], name="office_exception_once"
            ),
            models.CheckConstraint(
                condition=Q(until__gt=F("since")), name="office_exception_ends_later"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.since} to {self.until}: {self.hours}"


class OfficeExceptionText(CityOwned, Text):
    """Why an office keeps other hours, in one language."""

    exception = models.ForeignKey(OfficeException, on_delete=models.CASCADE, related_name="texts")
    text = models.CharField(max_length=400)

    class Meta(Text.Meta):
        constraints: ClassVar = [
            *Text.Meta.constraints,
            models.UniqueConstraint(
                fields=["city", "exception", "language"],
                name="office_exception_text_once_per_language",
            ),
        ]

    def __str__(self) -> str:
        return self.text
