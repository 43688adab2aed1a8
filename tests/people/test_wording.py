"""What somebody reads before they agree, and what they take along, in every language."""

from datetime import UTC, datetime

import pytest

from migrado.people.domain import (
    CONSENTABLE,
    USES,
    Agreement,
    Category,
    Given,
    Giver,
    Purpose,
    birth_of,
    first_of,
)
from migrado.people.queries.takeaway import Words, take_along_notice
from migrado.people.queries.wording import (
    BETWEEN,
    Receipted,
    asked,
    both_notices,
    kept_wording,
    notice,
    receipt,
)
from migrado.people.queries.words import FACT_WORDS, birth_in_words, value_in_words
from migrado.texts.domain import LANGUAGES
from tests.support.clock import NOW, TODAY

CODES = [one.code for one in LANGUAGES]


def ask(purpose=Purpose.COUNSELLING, *, categories=None, by=Giver.SELF, given=Given.SIGNED):
    agreement = Agreement(
        purpose=purpose,
        categories=USES[purpose].categories if categories is None else categories,
        language="uk",
        given=given,
        by=by,
        until=TODAY.replace(year=2027),
    )
    return asked(agreement, city="Dortmund", places=["Musterverein"])


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("purpose", CONSENTABLE)
def test_every_wording_says_all_that_a_consent_needs(purpose, language):
    found = notice(ask(purpose), language=language)

    assert len(found.sections) == 7
    assert all(
        section.heading and (section.sentences or section.points) for section in found.sections
    )
    assert len(found.sections[1].points) == len(USES[purpose].categories)
    assert "2027" in found.text
    assert "Dortmund" in found.text
    assert "DSGVO" in found.text
    assert "%(" not in found.text


def test_who_receives_something_is_named():
    text = notice(ask(Purpose.REFERRAL), language="de").text

    assert "Nur diese Stellen" in text
    assert "- Musterverein" in text


@pytest.mark.parametrize(("has_health", "norm"), [(True, "Art. 9 (2) (a)"), (False, "(a).")])
def test_health_has_its_own_sentence_and_norm(has_health, norm):
    categories = {Category.IDENTITY} | ({Category.HEALTH} if has_health else set())

    text = notice(ask(categories=frozenset(categories)), language="de").text

    assert ("schützt Gesundheit" in text) is has_health
    assert ("Art. 9" in text) is has_health
    assert norm in text


def test_a_no_costs_nothing_and_a_benefit_can_be_applied_for_in_any_case():
    assert "Sie verlieren nichts." in notice(ask(), language="de").text
    assert "auf jeden Fall" in notice(ask(Purpose.BENEFITS), language="de").text


def test_a_guardian_is_told_that_the_child_is_asked_at_18():
    assert "18" in notice(ask(by=Giver.GUARDIAN), language="de").text
    assert "18" not in notice(ask(), language="de").text


def test_what_is_kept_is_what_was_read_in_its_order():
    notices = both_notices(ask(), language="ar")

    assert [one.language for one in notices] == ["ar", "de"]
    assert kept_wording(notices).split(BETWEEN) == [one.text for one in notices]
    assert len(both_notices(ask(), language="de")) == 1


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("is_withdrawn", [True, False])
def test_a_receipt_says_what_happened_and_how_to_take_it_back(language, is_withdrawn):
    it = Receipted(
        number="0192",
        given=Given.ON_SCREEN,
        given_at=NOW,
        language="uk",
        until=TODAY.replace(year=2027),
        withdrawn_at=datetime(2026, 12, 1, tzinfo=UTC) if is_withdrawn else None,
        wording="Ja.",
    )

    text = receipt(it, language=language).text

    assert "0192" in text
    assert ("2027" in text) is not is_withdrawn
    assert "%(" not in text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        *(("1990-05-02", "2 May 1990"), ("1990-05", "05.1990"), ("1990", "1990"), ("", "")),
        ("1990-01-01~", "1990, the day is not known"),
    ],
)
def test_a_birth_is_said_as_far_as_it_is_known(text, shown):
    assert birth_in_words(birth_of(text), "en") == shown


@pytest.mark.parametrize(
    ("key", "value", "shown"),
    [
        ("name", {"family": "Muster", "given": "Eva", "called": "Ewa"}, "Eva Muster, called Ewa"),
        ("sex", "none", "no entry"),
        ("nationalities", ["UA", "XX"], "Ukraine, Stateless"),
        ("languages", [{"language": "uk", "level": "native"}], "Ukrainian, first language"),
        ("wishes", ["no_calls"], "no calls"),
        ("address", {"street": "Weg 1", "town": "Dortmund"}, "Weg 1, Dortmund"),
        ("phone", "", ""),
        ("paper", "none", None),
    ],
)
def test_a_fact_is_said_in_words(key, value, shown):
    assert value_in_words(key, value, "en") == shown


@pytest.mark.parametrize(
    ("spoken", "language"),
    [
        ([{"language": "ru"}, {"language": "uk", "level": "native"}], "uk"),
        ([{"language": "uk", "level": "native", "script": "not"}, {"language": "ru"}], "ru"),
        ([{"language": "so"}], None),
        (None, None),
    ],
)
def test_the_language_to_read_is_the_one_that_is_read_best(spoken, language):
    assert first_of(spoken, among=CODES) == language


@pytest.mark.parametrize("language", CODES)
def test_what_is_taken_along_says_each_fact_with_source_and_day(language):
    fact = {
        "key": "phone",
        "value": "+49 231 1",
        "source": "office",
        "reason": "asked there",
        "recorded_at": NOW.isoformat(),
        "superseded_at": NOW.isoformat(),
    }
    found = {
        "facts": [fact],
        "households": [{"relation": "child", "since": "2026-11-01", "until": None}],
        "guardians": [{"kind": "parent", "since": "2026-11-01", "until": "2026-11-02"}],
        "consents": [],
        "cases": ["of a room that people does not know"],
    }
    words = Words(lambda key, code: str(FACT_WORDS[key]), lambda key, value, code: str(value))

    text = take_along_notice(found, words=words, language=language, on=TODAY).text

    assert "+49 231 1" in text
    assert "asked there" in text
    assert "%(" not in text
