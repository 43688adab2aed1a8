"""What a city decides for itself, and the numbers to call in its country."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from migrado.directory.domain.roles import HELP_TOPICS, HELPLINE_PARTS
from migrado.directory.models.sourced import Sourced, one_of
from migrado.texts.models import CityOwned, Text


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
    text = models.CharField(max_length=1200)

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
    topic = models.CharField(max_length=20, choices=one_of(HELP_TOPICS))
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
    part = models.CharField(max_length=4, choices=one_of(HELPLINE_PARTS))
    text = models.CharField(max_length=1200)

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
