"""Newcomers as they come to the centre are asked little before their plan is settled."""

from collections import defaultdict
from statistics import median

import pytest

from tests.guide.factories import LOCAL
from tests.support.effort import effort
from tests.support.population import newcomers, walk

pytestmark = pytest.mark.pure

# Median number of questions up to the plan of arrival, and for one or two interests after it.
MOST = {"Ukraine": (8, 3), "EU": (5, 3), "refugees": (8, 4), "others": (7, 3)}


def test_the_median_newcomer_is_asked_few_questions():
    walks = defaultdict(list)
    for one in newcomers(effort("newcomers")):
        walks[one.situation].append(walk(one, local=LOCAL))

    assert set(walks) == set(MOST)
    for situation, (arrival, more) in MOST.items():
        assert median(one.arrival for one in walks[situation]) <= arrival, situation
        assert median(one.more for one in walks[situation]) <= more, situation
