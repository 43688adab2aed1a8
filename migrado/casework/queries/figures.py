"""How many talks there were, and where rules were overruled; no person, and no staff either."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.db.models.functions import TruncDay, TruncMonth, TruncWeek

from migrado.casework.domain import Answer, Dimension, Period, Side
from migrado.casework.models import Contact, Overruling
from migrado.texts.models import City

_PERIODS = {Period.DAY: TruncDay, Period.WEEK: TruncWeek, Period.MONTH: TruncMonth}


@dataclass(frozen=True)
class Counted:
    """How many talks in one period had one value."""

    begins_on: date
    value: str  # of the dimension that was asked for
    count: int


@dataclass(frozen=True)
class Overruled:
    """How often specialists answered otherwise than one rule."""

    rule: str
    topic: str
    side: Side
    answer: Answer
    overruled_to: Answer
    count: int


def counts_of(
    city: City, *, since: date, until: date, period: Period, by: Dimension
) -> tuple[Counted, ...]:
    """Return the talks from ``since`` to before ``until``, by period and by ``by``; one query.

    By what can be counted is what `Dimension` names: neither the desk nor who sat there.
    """
    talks = Contact.objects.in_city(city).filter(on__gte=since, on__lt=until)
    rows = (
        talks.annotate(begins=_PERIODS[period]("on"))
        .values_list("begins", Dimension(by).value)
        .annotate(count=Count("pk"))
        .order_by("begins", "-count", Dimension(by).value)
    )
    return tuple(Counted(*row) for row in rows)


def overrulings(city: City) -> tuple[Overruled, ...]:
    """Return which rules were overruled, the most often overruled first; one query.

    It is material for better rules: no person, no reason, no day.
    """
    columns = ("rule", "topic", "side", "answer", "overruled_to")
    rows = Overruling.objects.in_city(city).values_list(*columns).annotate(count=Count("pk"))
    return tuple(
        Overruled(rule, topic, Side(side), Answer(answer), Answer(to), count)
        for rule, topic, side, answer, to, count in rows.order_by("-count", *columns)
    )
