"""Which question to ask next, so that the fewest are asked."""

from collections import Counter
from collections.abc import Iterable

from migrado.rules.facts import NEVER_ASKED, Household
from migrado.rules.results import FactRef, NextQuestion, Result


def next_question(household: Household, results: Iterable[Result]) -> NextQuestion | None:
    """Return the fact that would settle most undecided results, None when nothing is open.

    Among equals the one that the first of the results wants first. A fact that was declined, or
    that the contract never asks, is not named.
    """
    settles = Counter(
        ref for result in results for ref in result.blocking if _may_ask(household, ref)
    )
    if not settles:
        return None
    ref, count = settles.most_common(1)[0]
    return NextQuestion(ref.person or household.persons[0].id, ref.fact, count)


def _may_ask(household: Household, ref: FactRef) -> bool:
    if ref.fact in NEVER_ASKED:
        return False
    if ref.person is None:
        return ref.fact not in household.declined
    person = next(one for one in household.persons if one.id == ref.person)
    return ref.fact not in person.declined
