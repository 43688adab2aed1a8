"""Three values, and the names of what is not known."""

import itertools

import pytest

from migrado.kernel.kleene import FALSE, TRUE, Truth, assume, every, negate, some, unknown

UNKNOWN = unknown("a")
PAIRS = list(itertools.product((TRUE, FALSE, UNKNOWN), repeat=2))


@pytest.mark.parametrize(("one", "two"), PAIRS)
def test_conjunction_is_the_least_and_disjunction_the_greatest(one, two):
    rank = {False: 0, None: 1, True: 2}

    both, either = every((one, two)), some((one, two))

    assert rank[both.value] == min(rank[one.value], rank[two.value])
    assert rank[either.value] == max(rank[one.value], rank[two.value])


@pytest.mark.parametrize(("one", "two"), PAIRS)
def test_the_two_are_mirrors_of_each_other(one, two):
    assert negate(every((one, two))).value == some((negate(one), negate(two))).value


def test_an_unknown_names_everything_that_could_settle_it():
    assert every((unknown("a"), TRUE, unknown("b"))).missing == {"a", "b"}
    assert every((unknown("a"), FALSE)).missing == frozenset()


def test_what_is_known_is_never_assumed():
    assert assume(TRUE, False) is TRUE
    assert assume(unknown("a"), False) == Truth(False, frozenset(), frozenset({"a"}))


def test_a_decision_without_assumptions_is_preferred():
    assumed = assume(unknown("a"), False)

    assert every((assumed, FALSE)) == FALSE
    assert every((assumed, TRUE)).assumed == {"a"}


def test_nothing_at_all_is_true_for_every_and_false_for_some():
    assert every(()) == TRUE
    assert some(()) == FALSE
