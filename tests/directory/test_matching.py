"""Filters know three answers: this place fits, it does not, and nobody has told us."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migrado.directory.domain.matching import (
    Filters,
    OfferTraits,
    PlaceTraits,
    fits,
    read_filters,
)

pytestmark = pytest.mark.pure
NOTHING = frozenset()
PLAIN = OfferTraits(NOTHING, frozenset({"everyone"}), NOTHING, "")
BARE = PlaceTraits(NOTHING, NOTHING, "", None, ())
WORDS = {
    "topic": ("work", "health"),
    "language": ("uk", "ar"),
    "audience": ("women", "institutions"),
    "district": ("mitte", "nord"),
}


def offer(topics=(), audiences=("everyone",), languages=(), cost=""):
    return OfferTraits(frozenset(topics), frozenset(audiences), frozenset(languages), cost)


def place(*offers, topics=(), languages=(), district="", is_open=None):
    return PlaceTraits(frozenset(topics), frozenset(languages), district, is_open, offers)


@pytest.mark.parametrize(
    ("found", "asked", "value"),
    [
        (place(), Filters(), True),
        # topic: what is not named is not so; nobody leaves a topic out by oversight
        (place(topics=["work"]), Filters(topic="work"), True),
        (place(offer(["work"])), Filters(topic="work"), True),
        (place(topics=["work"]), Filters(topic="health"), False),
        (place(), Filters(topic="work"), False),
        # language
        (place(languages=["uk"]), Filters(language="uk"), True),
        (place(offer(languages=["uk"])), Filters(language="uk"), True),
        (place(languages=["de"]), Filters(language="uk"), False),
        (place(), Filters(language="uk"), None),
        (place(PLAIN), Filters(language="uk"), None),
        # district
        (place(district="mitte"), Filters(district="mitte"), True),
        (place(district="mitte"), Filters(district="nord"), False),
        (place(), Filters(district="mitte"), None),
        # open
        (place(is_open=True), Filters(open_now=True), True),
        (place(is_open=False), Filters(open_now=True), False),
        (place(), Filters(open_now=True), None),
        # audience
        (place(offer(audiences=["women"])), Filters(audience="women"), True),
        (place(PLAIN), Filters(audience="women"), True),
        (place(PLAIN), Filters(audience="institutions"), False),
        (place(offer(audiences=["men"])), Filters(audience="women"), False),
        (place(offer(audiences=["men"]), PLAIN), Filters(audience="women"), True),
        (place(), Filters(audience="women"), None),
        # costs
        (place(offer(cost="free")), Filters(free=True), True),
        (place(offer(cost="paid")), Filters(free=True), False),
        (place(offer(cost="paid"), offer(cost="free")), Filters(free=True), True),
        (place(offer(cost="paid"), offer()), Filters(free=True), None),
        (place(offer()), Filters(free=True), None),
        (place(), Filters(free=True), None),
        # several at once: one no decides, one unknown leaves it open
        (place(topics=["work"]), Filters(topic="work", free=True), None),
        (place(topics=["work"]), Filters(topic="health", free=True), False),
        (place(topics=["work"], district="mitte"), Filters("work", district="mitte"), True),
    ],
)
def test_a_place_fits_or_not_or_nobody_knows(found, asked, value):
    assert fits(found, asked).value is value


def test_an_unknown_says_what_would_have_to_be_known():
    asked = Filters(language="uk", district="mitte", audience="women", open_now=True, free=True)

    assert fits(BARE, asked).missing == {"languages", "district", "audience", "hours", "cost"}


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        (
            [("topic", "work"), ("free", "1"), ("open", "1")],
            Filters("work", "", "", "", True, True),
        ),
        ([("topic", "play"), ("free", "yes"), ("open", "0"), ("shoe", "42")], Filters()),
        ([("language", "uk"), ("district", "mitte")], Filters(language="uk", district="mitte")),
        ([("language", "xx"), ("district", "<b>"), ("audience", "kings")], Filters()),
        ([("topic", "work"), ("topic", "health")], Filters("health")),
        ([("topic", "\x00"), ("language", "u" * 10_000)], Filters()),
        ([], Filters()),
    ],
)
def test_filters_that_make_no_sense_are_left_out(asked, read):
    found = read_filters(asked, languages=WORDS["language"], districts=WORDS["district"])

    assert found == read
    assert bool(found) is (read != Filters())


def some_of(words):
    return st.frozensets(st.sampled_from(words))


OFFERS = st.builds(
    OfferTraits,
    topics=some_of(WORDS["topic"]),
    audiences=st.frozensets(st.sampled_from(["everyone", *WORDS["audience"]]), min_size=1),
    languages=some_of(WORDS["language"]),
    cost=st.sampled_from(["", "free", "paid"]),
)
PLACES = st.builds(
    PlaceTraits,
    topics=some_of(WORDS["topic"]),
    languages=some_of(WORDS["language"]),
    district=st.sampled_from(["", *WORDS["district"]]),
    is_open=st.sampled_from([None, True, False]),
    offers=st.lists(OFFERS, max_size=3).map(tuple),
)
ASKED = st.builds(
    Filters,
    **{name: st.sampled_from(["", *words]) for name, words in WORDS.items()},
    open_now=st.booleans(),
    free=st.booleans(),
)


def told(found: PlaceTraits, choose) -> PlaceTraits:
    """Return the place with everything told that was not known, as ``choose`` decides."""
    spoken = found.languages.union(*(one.languages for one in found.offers))
    return replace(
        found,
        languages=found.languages or (NOTHING if spoken else frozenset({choose("language")})),
        district=found.district or choose("district"),
        is_open=choose("open") if found.is_open is None else found.is_open,
        offers=tuple(replace(one, cost=one.cost or choose("cost")) for one in found.offers)
        or (offer(audiences=[choose("audience")], cost=choose("cost")),),
    )


ANSWERS = st.fixed_dictionaries(
    {
        **{name: st.sampled_from(words) for name, words in WORDS.items()},
        "open": st.booleans(),
        "cost": st.sampled_from(["free", "paid"]),
    }
)


@given(PLACES, ASKED, ANSWERS)
def test_what_is_told_later_never_turns_a_yes_or_no_around(found, asked, answers):
    before, after = fits(found, asked), fits(told(found, answers.__getitem__), asked)

    assert after.value is not None
    assert before.value in (None, after.value)
    assert (before.value is None) == bool(before.missing)


@given(PLACES, ASKED, st.sampled_from([*WORDS, "open_now", "free"]))
def test_a_filter_less_never_loses_a_place(found, asked, name):
    fewer = replace(asked, **{name: "" if name in WORDS else False})
    order = {False: 0, None: 1, True: 2}

    assert order[fits(found, fewer).value] >= order[fits(found, asked).value]


@given(PLACES, ASKED, OFFERS)
def test_one_more_offer_never_takes_a_place_that_fits_away(found, asked, more):
    richer = replace(found, offers=(*found.offers, more))

    if found.offers and fits(found, asked).value is True:
        assert fits(richer, asked).value is True
