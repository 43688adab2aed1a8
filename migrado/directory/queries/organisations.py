"""Organisations by name, for whoever sends somebody to one of them."""

from migrado.directory.models import OrganisationText
from migrado.texts.domain import best
from migrado.texts.models import City


def organisation_names(city: City, *, language: str) -> tuple[tuple[str, str], ...]:
    """Return key and name of every organisation of ``city``, by name; one query.

    A name that is not known in ``language`` is the German one.
    """
    rows: dict[str, list[OrganisationText]] = {}
    found = OrganisationText.objects.in_city(city).select_related("organisation")
    for row in found.order_by("organisation__key", "language"):
        rows.setdefault(row.organisation.key, []).append(row)
    named = [(key, one.name) for key, texts in rows.items() if (one := best(texts, language))]
    return tuple(sorted(named, key=lambda pair: pair[1].casefold()))
