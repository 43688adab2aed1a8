"""Offices, what they do, what is known about them and from where; local rules; helplines."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from migrado.directory.domain.roles import (
    FACTS,
    HELP_TOPICS,
    HELPLINE_PARTS,
    MATTERS,
    PLAIN_FACTS,
    ROLES,
    TRANSLATED_FACTS,
)
from migrado.texts.models import CityOwned, Text


def _one_of(words: tuple[str, ...]) -> list[tuple[str, str]]:
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


class Office(CityOwned):
    """A place or an authority that does something for newcomers."""

    key = models.SlugField(max_length=40)
    position = models.PositiveSmallIntegerField()  # order in the pack

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
    name = models.CharField(max_length=120)

    class Meta(Text.Meta):
        constraints: ClassVar = [
            *Text.Meta.constraints,
            models.UniqueConstraint(
                fields=["city", "office", "language"], name="office_text_once_per_language"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OfficeRole(CityOwned):
    """One thing that an office is responsible for; ``team`` is the German word on the door."""

    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="roles")
    role = models.CharField(max_length=40, choices=_one_of(ROLES))
    matter = models.CharField(max_length=20, blank=True, choices=_one_of(MATTERS))
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
    kind = models.CharField(max_length=12, choices=_one_of(FACTS))
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
    text = models.CharField(max_length=600)

    class Meta(Text.Meta):
        constraints: ClassVar = [
            *Text.Meta.constraints,
            models.UniqueConstraint(
                fields=["city", "fact", "language"], name="office_fact_text_once_per_language"
            ),
        ]

    def __str__(self) -> str:
        return self.text


class LocalRule(CityOwned, Sourced):
    """What a city decides for itself, e.g. who takes whose registration."""

    key = models.CharField(max_length=40)
    value = models.JSONField()

    class Meta(Sourced.Meta):
        constraints: ClassVar = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(fields=["city", "key"], name="local_rule_once"),
        ]

    def __str__(self) -> str:
        return self.key


class LocalRuleText(CityOwned, Text):
    """A local rule said to the reader, in one language."""

    rule = models.ForeignKey(LocalRule, on_delete=models.CASCADE, related_name="texts")
    text = models.CharField(max_length=600)

    class Meta(Text.Meta):
        constraints: ClassVar = [
            *Text.Meta.constraints,
            models.UniqueConstraint(
                fields=["city", "rule", "language"], name="local_rule_text_once_per_language"
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Helpline(Sourced):
    """A number to call, the same in the whole country."""

    country = models.ForeignKey("texts.Country", on_delete=models.CASCADE, related_name="+")
    key = models.SlugField(max_length=40)
    position = models.PositiveSmallIntegerField()
    topic = models.CharField(max_length=20, choices=_one_of(HELP_TOPICS))
    phone = models.CharField(max_length=30)
    website = models.CharField(max_length=200, blank=True)
    hours = models.CharField(max_length=200, blank=True)

    class Meta(Sourced.Meta):
        ordering = ("position", "key")
        constraints: ClassVar = [
            *Sourced.Meta.constraints,
            models.UniqueConstraint(fields=["country", "key"], name="helpline_key_once"),
            models.CheckConstraint(condition=Q(topic__in=HELP_TOPICS), name="helpline_topic_known"),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.phone}"


class HelplineText(Text):
    """The name of a helpline, or a note on it, in one language."""

    helpline = models.ForeignKey(Helpline, on_delete=models.CASCADE, related_name="texts")
    part = models.CharField(max_length=4, choices=_one_of(HELPLINE_PARTS))
    text = models.CharField(max_length=600)

    class Meta(Text.Meta):
        constraints: ClassVar = [
            *Text.Meta.constraints,
            models.UniqueConstraint(
                fields=["helpline", "part", "language"], name="helpline_text_once_per_language"
            ),
            models.CheckConstraint(
                condition=Q(part__in=HELPLINE_PARTS), name="helpline_text_part_known"
            ),
        ]

    def __str__(self) -> str:
        return self.text
