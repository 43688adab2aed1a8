"""On what ground citizens of the EU, EEA, Switzerland and protected British stay.

Sources: FreizügG/EU §§ 2, 3, 4a, 12, 16; for the Swiss the agreement on free movement (FZA),
Annex I, which knows the same grounds.
"""

from collections.abc import Mapping
from datetime import date

from migrado.kernel.deadlines import add_months
from migrado.kernel.kleene import FALSE, TRUE, Truth, assume, every, negate, some, truth, unknown
from migrado.rules.de.derived.family import is_union_relative, is_younger, kinship, no_kin
from migrado.rules.de.derived.nationality import (
    has_withdrawal_rights,
    is_swiss,
    is_union_citizen,
)
from migrado.rules.de.parameters import parameter
from migrado.rules.engine.case import Case, Derived, once
from migrado.rules.facts import Value

YES: frozenset[Value] = frozenset({True})
WORKER: frozenset[Value] = frozenset({"worker", "self_employed", "worker_status_kept"})
NEAR = ("spouse", "child")
ABLE = 15  # years; younger children do not work (SGB II § 7 (1) S. 1 Nr. 1)


@once
def moves_freely(case: Case) -> Truth:
    """Say whether the person is an EU, EEA or Swiss citizen, or British with withdrawal rights."""
    return some((is_union_citizen(case), is_swiss(case), has_withdrawal_rights(case)))


@once
def is_union_worker(case: Case) -> Truth:
    """Say whether somebody who moves freely works, or has kept the status of a worker.

    Source: FreizügG/EU § 2 (2) Nr. 1, 2, (3). The ground that was told goes first; otherwise the
    work facts decide.
    """
    return every((moves_freely(case), _works_or_kept(case)))


@once
def _works_or_kept(case: Case) -> Truth:
    told = case.fact("eu_right")
    if told is None and is_younger(case, ABLE).value:
        return FALSE
    if told is not None:
        return truth(told in WORKER)
    independent = assume(case.has("self_employed", YES), False)
    job = every((case.has("employed", YES), negate(is_tiny_job(case))))
    return some((independent, job, _kept_status(case)))


@once
def is_tiny_job(case: Case) -> Truth:
    """Say whether a job is so small that it may make nobody a worker; ordinarily it is not."""
    hours = case.fact("hours_per_week")
    if not isinstance(hours, int | float):
        return assume(case.not_known("hours_per_week"), False)
    return truth(hours < parameter("worker_hours", case))


@once
def is_worker_unclear(case: Case) -> Truth:
    """Say whether the only work is a tiny job, of which only a look at everything can tell."""
    job = every((case.has("employed", YES), is_tiny_job(case)))
    told = truth(case.fact("eu_right") is None)
    return every((moves_freely(case), told, job))


@once
def _kept_status(case: Case) -> Truth:
    """Say whether the status of a worker was kept after the work (FreizügG/EU § 2 (3)).

    After more than a year of work it is kept without end, after less for six months.
    """
    months = case.fact("worked_months_in_germany")
    if months == 0:
        return FALSE
    if not isinstance(months, int):
        return case.not_known("worked_months_in_germany")
    lost = case.has("unemployed_without_fault", YES)
    confirmed = case.has("unemployment_confirmed", YES)
    return every((lost, confirmed, _still_kept(case, months)))


def _still_kept(case: Case, months: int) -> Truth:
    if months > parameter("worker_long", case):
        return TRUE
    since = case.fact("unemployed_since")
    if not isinstance(since, date):
        return case.not_known("unemployed_since")
    return truth(case.as_of < add_months(since, parameter("worker_kept", case)))


@once
def is_union_family(case: Case) -> Truth:
    """Say whether the right comes from somebody in the household who works, or was told so.

    Source: FreizügG/EU § 3 (1). Spouses and children of a worker, whatever their nationality.
    """
    told = assume(case.has("eu_right", frozenset({"family"})), False)
    kin = [is_union_worker(one) for one in case.others if kinship(case, one) in NEAR]
    belongs = some((moves_freely(case), assume(is_union_relative(case), False)))
    return every((belongs, some((told, no_kin(case), *(assume(one, False) for one in kin)))))


@once
def is_union_permanent(case: Case) -> Truth:
    """Say whether five years of lawful stay gave a permanent right (FreizügG/EU § 4a)."""
    told = assume(case.has("eu_right", frozenset({"permanent"})), False)
    return every((moves_freely(case), told))


@once
def is_union_without_work(case: Case) -> Truth:
    """Say whether a citizen of the EU or EEA neither works, kept that status, nor is family.

    Only what is known counts: who has told nothing of work is asked.
    """
    others = (is_union_family(case), is_union_permanent(case), is_worker_unclear(case))
    return every((is_union_citizen(case), negate(is_union_worker(case)), *map(negate, others)))


@once
def is_in_first_three_months(case: Case) -> Truth:
    """Say whether the first three months of stay are not over (SGB II § 7 (1) S. 2 Nr. 1).

    The day of entry does not count (BGB §§ 187 (1), 188 (2)).
    """
    entered = case.fact("entered_on")
    if not isinstance(entered, date):
        return unknown(case.ref("entered_on"))
    return truth(case.as_of <= add_months(entered, parameter("first_months", case)))


TRUTHS: Mapping[str, Derived] = {
    "moves freely": moves_freely,
    "union worker": is_union_worker,
    "union worker unclear": is_worker_unclear,
    "union family": is_union_family,
    "union permanent": is_union_permanent,
    "union without work": is_union_without_work,
    "first three months": is_in_first_three_months,
}
