"""From a parameter to an amount of the day, never past the last day for which it is known."""

from collections.abc import Iterable
from datetime import date

from migrado.rules.engine.ruleset import AmountRule, RuleSet
from migrado.rules.results import Amount, Statement


def amounts(
    wanted: Iterable[AmountRule], *, on: date, rules: RuleSet
) -> tuple[tuple[Amount, ...], tuple[Statement, ...]]:
    """Return the amounts known for the day ``on``, and a sentence for each that is not."""
    known: list[Amount] = []
    unknown: list[Statement] = []
    for one in wanted:
        parameter = rules.parameters[one.parameter]
        value = parameter.on(on)
        if value is not None:
            known.append(Amount(one.what, value.value, one.per, value.source))
        elif parameter.known_until and on > parameter.known_until:
            told = rules.common["amount_not_known"]
            params = {"last_day": parameter.known_until}
            unknown.append(Statement(told.key, told.text, params, parameter.values[0].source))
    return tuple(known), tuple(unknown)
