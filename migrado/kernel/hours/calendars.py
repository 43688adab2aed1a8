"""Public and school holidays of a region, as dates; the package `holidays` loads when asked."""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from migrado.kernel.holidays import holidays_nw
from migrado.kernel.refusal import Refusal

HOME = "DE-NW"
HOME_SINCE = 1995  # until 1994 the day of repentance was a holiday too
CATEGORIES: Mapping[str, str] = {"PH": "public", "SH": "school"}
_SPOKEN = {"PH": "public holidays", "SH": "school holidays"}
_REGION = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?")


class Calendar(NamedTuple):
    """The holidays of some years with their names, and a sentence for each year that is missing."""

    days: Mapping[date, str]
    warnings: tuple[str, ...] = ()


def check_region(region: str) -> None:
    """Raise Refusal if ``region`` is no country or subdivision (ISO 3166-2) that we know."""
    if region != HOME:
        _entity(region)


@lru_cache(maxsize=256)
def calendar(kind: str, region: str, *, since: date, until: date) -> Calendar:
    """Return the holidays of ``kind`` ("PH" or "SH") from ``since`` to before ``until``.

    Public holidays of DE-NW are those of the law (``migrado.kernel.holidays``), all others
    those of the package. Days for which no calendar is known are told in ``warnings``. Raises
    Refusal if the region is not known.
    """
    years = range(since.year, until.year + 1)
    if (kind, region) == ("PH", HOME):
        days = {day: name for year in years for day, name in holidays_nw(year).items()}
        known: tuple[date, date] | None = (date(HOME_SINCE, 1, 1), date.max)
    else:
        days, known = _from_package(kind, region, years)
    kept = {day: name for day, name in sorted(days.items()) if since <= day < until}
    return Calendar(kept, _gaps(kind, region, since=since, until=until, known=known))


def _gaps(
    kind: str, region: str, *, since: date, until: date, known: tuple[date, date] | None
) -> tuple[str, ...]:
    about = f"{kind}: no {_SPOKEN[kind]} of {region} are known"
    if known is None or known[1] < since or until <= known[0]:
        return (f"{about} for these days; they are read as ordinary days.",)
    first, last = known
    gaps = []
    if since < first:
        gaps.append(f"{about} before {first}; those days are read as ordinary days.")
    if last < date.fromordinal(until.toordinal() - 1):
        gaps.append(f"{about} after {last}; those days are read as ordinary days.")
    return tuple(gaps)


def _from_package(
    kind: str, region: str, years: range
) -> tuple[dict[date, str], tuple[date, date] | None]:
    """Return the holidays, and the first and last day of the calendar that holds them."""
    entity, subdivision = _entity(region)
    category = CATEGORIES[kind]
    if category not in entity.supported_categories:
        return {}, None

    def days_of(year: int) -> dict[date, str]:
        return dict(
            entity(
                subdiv=subdivision,
                years=year,
                categories=category,
                language=entity.default_language,
            )
        )

    by_year = {year: days_of(year) for year in range(years[0] - 1, years[-1] + 2)}
    known = [year for year, days in by_year.items() if days]
    if not known:
        return {}, None
    days = {day: name for found in by_year.values() for day, name in found.items()}
    first = date.min if known[0] == years[0] - 1 else date(known[0], 1, 1)
    if known[-1] == years[-1] + 1:
        last = date.max
    else:  # the last year of a school calendar ends with the last holiday that is in it
        last = max(days) if kind == "SH" else date(known[-1], 12, 31)
    return days, (first, last)


@lru_cache(maxsize=64)
def _entity(region: str) -> tuple[Any, str | None]:
    """Return the class of the package that knows ``region``, and the subdivision in it.

    Not by ``holidays.country_holidays``, which loads every country first: half a second more.
    """
    import holidays  # noqa: PLC0415  # 0.3 seconds: only who asks for it waits

    country, _, subdivision = region.partition("-")
    entity = getattr(holidays, country, None) if _REGION.fullmatch(region) else None
    if entity is None or (subdivision and subdivision not in entity.subdivisions):
        raise _unknown(region)
    return entity, subdivision or None


def _unknown(region: str) -> Refusal:
    shown = "".join(sign if sign.isprintable() else "?" for sign in region[:40])
    message = "there is no calendar for “%(region)s”; expected a region of ISO 3166-2 like DE-NW."
    return Refusal(message, region=shown)
