"""A refusal is one sentence that says where."""

from migrado.kernel.refusal import Refusal


def test_it_says_where_and_what_was_expected():
    refusal = Refusal("expected %(what)s", pointer="/persons/0", where="facts.json", what="a day")

    assert str(refusal) == "facts.json: /persons/0: expected a day"


def test_a_sentence_without_parameters_may_hold_a_percent_sign():
    assert str(Refusal("expected at most 50 % of it")) == "expected at most 50 % of it"
