"""Opening hours that have been read, with what is doubtful in them."""

from dataclasses import dataclass

from migrado.kernel.hours.doubts import doubts
from migrado.kernel.hours.notation import MOST, Rule, check, rules
from migrado.kernel.hours.spelling import respell
from migrado.kernel.refusal import Refusal


@dataclass(frozen=True)
class Hours:
    """Opening hours that have been read: ``expression`` is spelt as the specification has it."""

    expression: str
    rules: tuple[Rule, ...]
    warnings: tuple[str, ...] = ()


def read(expression: str) -> Hours:
    """Read opening hours in the notation of OpenStreetMap.

    What another reader may take differently is told in ``warnings``. Raises Refusal, quoting
    the part that is wrong, if the notation does not allow the expression.
    """
    if len(expression) > MOST:
        raise Refusal("opening hours of more than %(most)s characters are not read.", most=MOST)
    text, respelt = respell(expression)
    found = check(text)
    parts = rules(text)
    return Hours(text, parts, (*respelt, *found, *dict.fromkeys(doubts(parts))))
