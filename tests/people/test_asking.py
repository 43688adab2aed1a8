"""Asked once: what a desk asked, and whether the house knew it."""

from functools import partial

import pytest

from migrado.people import actions
from migrado.people.domain import Outcome, index, outcome
from migrado.people.models import AskedCount
from tests.people.factories import acting
from tests.support.together import run_at_once
from tests.texts.factories import make_city


@pytest.mark.parametrize(
    ("was_known", "was_offered", "is_same", "expected"),
    [
        (False, False, False, Outcome.FIRST),
        (True, False, True, Outcome.AGAIN),
        (True, True, True, Outcome.CONFIRMED),
        (True, True, False, Outcome.CORRECTED),
    ],
)
def test_what_comes_of_asking(was_known, was_offered, is_same, expected):
    assert outcome(was_known=was_known, was_offered=was_offered, is_same=is_same) == expected


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({}, None),
        ({Outcome.CONFIRMED: 5}, None),
        ({Outcome.FIRST: 3, Outcome.AGAIN: 1}, 0.25),
        ({Outcome.FIRST: 3, Outcome.CORRECTED: 9}, 0.0),
    ],
)
def test_the_index_is_the_share_of_questions_that_were_not_needed(counts, expected):
    assert index(counts) == expected


@pytest.mark.django_db(transaction=True)
def test_several_who_count_at_once_lose_no_count():
    reception = acting(make_city("dortmund"))
    count = partial(actions.count_asked, {"phone": Outcome.AGAIN}, by=reception)

    assert run_at_once([count] * 4) == []

    assert AskedCount.objects.in_city(reception.city).get().count == 4
