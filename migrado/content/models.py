"""Guide pages: a tree for each city, and what stands on each page in each language."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from migrado.directory.domain.roles import TOPICS
from migrado.texts.models import CityOwned, Text


class Page(CityOwned):
    """One guide page. ``topic`` is "" for pages that belong to none."""

    key = models.SlugField(max_length=40)
    topic = models.CharField(max_length=20, blank=True)
    parent = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="children")
    position = models.PositiveSmallIntegerField()
    is_legal = models.BooleanField()  # speaks about law

    class Meta:
        ordering = ("position", "key")
        constraints = [
            models.UniqueConstraint(fields=["city", "key"], name="page_key_once"),
            models.CheckConstraint(condition=Q(topic__in=("", *TOPICS)), name="page_topic_known"),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("id")), name="page_not_below_itself"
            ),
        ]

    def __str__(self) -> str:
        return self.key


class PageText(CityOwned, Text):
    """What stands on a page in one language; ``text`` is Markdown."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="texts")
    title = models.CharField(max_length=240)
    summary = models.CharField(max_length=600)
    text = models.TextField()

    class Meta(Text.Meta):
        constraints: ClassVar = [
            *Text.Meta.constraints,
            models.UniqueConstraint(
                fields=["city", "page", "language"], name="page_text_once_per_language"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PageSource(CityOwned):
    """Where what stands on a page was taken from, and when somebody compared it."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="sources")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    url = models.CharField(max_length=500, blank=True)  # "" for a norm
    checked_on = models.DateField()

    class Meta:
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["city", "page", "position"], name="page_source_once"),
            models.CheckConstraint(condition=~Q(title=""), name="page_source_has_a_title"),
        ]

    def __str__(self) -> str:
        return self.title


class PageOffice(CityOwned):
    """An office that is shown under a page."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="offices")
    office = models.ForeignKey("directory.Office", on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["city", "page", "office"], name="page_office_once"),
        ]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.office_id}"


class PageOffer(CityOwned):
    """An offer that is shown under a page."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="offers")
    offer = models.ForeignKey("directory.Offer", on_delete=models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["city", "page", "offer"], name="page_offer_once"),
        ]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.offer_id}"
