"""City, the languages it speaks, and the abstract bases of city-owned and translated rows."""

from typing import Any, ClassVar, TypeVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from migrado.texts.domain import State

M = TypeVar("M", bound=models.Model)


class NeedsCity(TypeError):
    """A query over city-owned rows did not say which city it means."""


class Country(models.Model):
    """A country that has cities here; what holds for all of them (helplines) belongs to it."""

    code = models.CharField(max_length=2, unique=True)  # ISO 3166-1, e.g. "DE"

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")

    def __str__(self) -> str:
        return self.code


class City(models.Model):
    """One city that runs the software. ``key`` stands in the address and never changes."""

    country = models.ForeignKey("texts.Country", on_delete=models.PROTECT)
    key = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)  # as it is called in its own language
    state = models.CharField(max_length=3)  # ISO 3166-2 without the country, e.g. "NW"
    zone = models.CharField(max_length=40)  # IANA time zone
    changed_at = models.DateTimeField()  # when loading its pack last changed something

    class Meta:
        verbose_name = _("city")
        verbose_name_plural = _("cities")

    def __str__(self) -> str:
        return self.name


class CityManager(models.Manager[M]):
    """Gives rows of one city only; there is no way to ask for those of all cities by mistake."""

    def in_city(self, city: City) -> models.QuerySet[M]:
        """Keep the rows that ``city`` owns."""
        return super().get_queryset().filter(city=city)

    def get_queryset(self) -> models.QuerySet[M]:
        """Answer for a parent row (``office.facts``), which has a city; refuse otherwise."""
        if not hasattr(self, "instance"):
            raise NeedsCity(f"Ask {self.model.__name__} with in_city(city).")
        return super().get_queryset()


class CityOwned(models.Model):
    """Base of every row that belongs to one city."""

    city = models.ForeignKey("texts.City", on_delete=models.CASCADE, related_name="+")

    objects: ClassVar[CityManager[Any]] = CityManager()

    class Meta:
        abstract = True


class CityLanguage(CityOwned):
    """One language that a city offers, in the order of the language switch."""

    language = models.CharField(max_length=12)  # a code of texts.domain.LANGUAGES
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("position", "language")
        constraints = [
            models.UniqueConstraint(fields=["city", "language"], name="city_language_once"),
        ]

    def __str__(self) -> str:
        return self.language


class Text(models.Model):
    """Base of a text in one language.

    ``source_revision`` is the revision of the source text: on the row of the source language
    its own, on a translation the one that it was made from. The concrete model is unique on
    parent and language.
    """

    language = models.CharField(max_length=12)
    state = models.CharField(max_length=8, choices=[(state.value, state.value) for state in State])
    source_revision = models.PositiveIntegerField()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in State]),
                name="%(app_label)s_%(class)s_state_known",
            ),
            models.CheckConstraint(
                condition=Q(source_revision__gte=1),
                name="%(app_label)s_%(class)s_revision_counts_from_one",
            ),
        ]
