"""What the visitor has said so far, as the rules take it; and whether an offer is for them."""

from dataclasses import dataclass
from datetime import date

from migrado.directory.queries import OfferCard, local_rules
from migrado.guide.domain.answers import Answers
from migrado.kernel.refusal import Refusal
from migrado.rules.conditions import holds
from migrado.rules.facts import Household, parse
from migrado.rules.local import LocalRules
from migrado.texts.models import City


@dataclass(frozen=True)
class Visitor:
    """Somebody who has answered questions in this visit."""

    household: Household
    local: LocalRules

    def fits(self, offer: OfferCard) -> bool | None:
        """Tell whether the conditions of ``offer`` hold; None: none, or not to be told."""
        if not offer.conditions:
            return None
        return holds(offer.conditions, self.household, local=self.local).value


def visitor(city: City, *, answers: Answers, on: date) -> Visitor | None:
    """Return the visitor with these answers, None while they say nothing; one statement."""
    if not answers.replies:
        return None
    try:
        household = parse(answers.facts(on, city.key))
    except Refusal:  # answers that do not go together: the questions will say so
        return None
    return Visitor(household, local_rules(city))
