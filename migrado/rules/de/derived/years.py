"""How old somebody is."""

from datetime import date

from migrado.kernel.deadlines import years_between
from migrado.rules.engine.case import Case


def age(case: Case) -> int | None:
    """Return the age in completed years on the day asked for, None if it is not known."""
    born = case.fact("birth_on")
    if isinstance(born, date):
        return years_between(born, case.as_of)
    years = case.fact("age")
    return int(years) if isinstance(years, int) else None
