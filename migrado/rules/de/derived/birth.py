"""Children born in Germany: their first dwelling and their first title."""

from datetime import date

from migrado.kernel.deadlines import add_months, shift
from migrado.kernel.kleene import FALSE, TRUE, Truth, assume, every, some, truth, unknown
from migrado.rules.de.derived.family import is_younger, no_kin, parents
from migrado.rules.de.derived.nationality import is_german, is_visa_exempt
from migrado.rules.de.parameters import parameter
from migrado.rules.engine.case import Case, once
from migrado.rules.facts import Value
from migrado.rules.results import FactRef

CHILD_UNTIL = 16
NEWBORN_UNTIL = 1
TITLES: frozenset[Value] = frozenset(
    {"residence_permit", "settlement_permit", "eu_long_term_residence"}
)
UNLIMITED = ("settlement_permit", "eu_long_term_residence")
ASYLUM: frozenset[Value] = frozenset({"arrival_certificate", "asylum_permission"})
LAWFUL: frozenset[Value] = TITLES | {"national_visa", "schengen_visa", "provisional_certificate"}


@once
def is_born_here(case: Case) -> Truth:
    """Say whether a child was born in Germany. Ordinarily somebody who entered was not."""
    born_here = case.has("born_in_germany", frozenset({True}))
    entered = case.fact("entered_on") is not None or case.fact("arrived_from_abroad") is True
    young = is_younger(case, CHILD_UNTIL)
    return every((assume(young, False), assume(born_here, False) if entered else born_here))


@once
def is_in_first_months(case: Case) -> Truth:
    """Say whether the six months after birth are not over (AufenthG § 81 (2)); ordinarily not."""
    born = born_on(case)
    if not isinstance(born, date):
        return assume(unknown(born), False)
    return truth(case.as_of <= shift(add_months(born, parameter("title_of_a_newborn", case))))


def born_on(case: Case) -> date | FactRef:
    """Return the day of birth."""
    born = case.fact("birth_on")
    return born if isinstance(born, date) else case.ref("birth_on")


@once
def have_parents_titles(case: Case) -> Truth:
    """Say whether both parents, or the one who has the care alone, hold a title.

    Source: AufenthG § 33 sentence 2. That a lone parent in the household has the care alone is
    believed only if the household says that it is a single parent's.
    """
    known = parents(case)
    if not known:
        return no_kin(case)
    alone = case.has("single_parent", frozenset({True})) if len(known) == 1 else TRUE
    held = (_held_title_at(case.fact("birth_on"), one) for one in known)
    return every((assume(alone, False), *held))


def _held_title_at(birth: object, parent: Case) -> Truth:
    """Say whether the parent's title is known not to miss the day of birth."""
    issued = parent.fact("title_first_issued_on") or parent.fact("title_issued_on")
    ends = parent.fact("paper_valid_until")
    if isinstance(birth, date):
        too_late = isinstance(issued, date) and issued > birth
        over = isinstance(ends, date) and ends < birth and parent.fact("paper") not in UNLIMITED
        if too_late or over:
            return FALSE
    return parent.has("paper", TITLES)


@once
def has_a_parent_title(case: Case) -> Truth:
    """Say whether at least one parent holds a title (AufenthG § 33 sentence 1); ordinarily not."""
    return some((no_kin(case), *(assume(one.has("paper", TITLES), False) for one in parents(case))))


@once
def is_a_parent_lawful(case: Case) -> Truth:
    """Say whether a parent's lawful stay may carry the child's (AufenthG § 33).

    A parent whose paper is not known ordinarily stays lawfully; so does one without a paper who
    needs none to enter.
    """
    stays = (some((one.has("paper", LAWFUL), _needs_no_paper(one))) for one in parents(case))
    return some((no_kin(case), *(assume(one, True) for one in stays)))


def _needs_no_paper(case: Case) -> Truth:
    return every((case.has("paper", frozenset({"none"})), is_visa_exempt(case)))


@once
def seeks_a_parent_asylum(case: Case) -> Truth:
    """Say whether the Federal Office must be told of the birth (AsylG § 14 (5))."""
    seeking = [assume(one.has("paper", ASYLUM), False) for one in parents(case)]
    return some((no_kin(case), *seeking))


@once
def is_a_parent_german(case: Case) -> Truth:
    """Say whether a parent in the household is German, so that the child probably is too."""
    german = [assume(is_german(one), False) for one in parents(case)]
    return some((no_kin(case), *german))


@once
def is_newborn_at_home(case: Case) -> Truth:
    """Say whether a baby born in Germany came into the dwelling of its parents or mother.

    Source: BMG § 17 (3) sentence 2. A family that moved after the birth must register the baby.
    """
    if not parents(case):
        return no_kin(case)
    born_here = case.has("born_in_germany", frozenset({True}))
    baby = assume(is_younger(case, NEWBORN_UNTIL), False)
    return every((baby, born_here, _stayed_since_birth(case)))


def _stayed_since_birth(case: Case) -> Truth:
    """Say whether no parent moved in after the birth; ordinarily none did."""
    born = case.fact("birth_on")
    moves = [one.fact("moved_in_on") for one in parents(case)]
    if not isinstance(born, date) or None in moves:
        return assume(case.not_known("birth_on"), True)
    return truth(all(isinstance(day, date) and day <= born for day in moves))
