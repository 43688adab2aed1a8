"""Base of a row with words that are sealed with the key of whom they tell of."""

from enum import StrEnum

from django.db import models
from django.db.models import Q


def one_of(kinds: type[StrEnum]) -> list[tuple[str, str]]:
    """Return the choices of a field that holds one of ``kinds``."""
    return [(one.value, one.value) for one in kinds]


def known(
    field: str, kinds: type[StrEnum], *, name: str, blank: bool = False
) -> models.CheckConstraint:
    """Return the constraint that ``field`` holds one of ``kinds``, or nothing if ``blank``."""
    values = [one.value for one in kinds] + ([""] if blank else [])
    return models.CheckConstraint(condition=Q(**{f"{field}__in": values}), name=name)


class SealedRow(models.Model):
    """A row with sealed words; only its id and a few keys can be read in the database."""

    id = models.UUIDField(primary_key=True, editable=False)
    sealed = models.BinaryField()

    class Meta:
        abstract = True

    @property
    def about(self) -> str:
        """What the sealing authenticates: moved to another row, it never opens."""
        return f"{self._meta.label_lower}:{self.pk}:text"
