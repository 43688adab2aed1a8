"""Consent: who can give it, what it opens, for how long, and that taking it back holds at once."""

from datetime import date, timedelta

import pytest

from migrado.accounts.policies import NotAllowed
from migrado.journal.models import Entry
from migrado.people import actions, policies, queries
from migrado.people.domain import (
    Category,
    ConsentRefused,
    Giver,
    Purpose,
    Refused,
    said,
    ticked_before,
)
from migrado.people.models.consents import ConsentIsWritten
from migrado.people.queries.consents import consent_of, wording
from tests.people.factories import WORDING, acting, agreed, later_than, make_person
from tests.support.clock import NOW, TODAY
from tests.texts.factories import make_city

pytestmark = pytest.mark.django_db


def test_without_consent_the_counsellor_sees_nothing_of_the_file(reception, counsellor):
    person = make_person(reception)

    assert policies.sight(person, by=counsellor) == frozenset()
    assert list(policies.visible(counsellor)) == []
    assert actions.read(person.pk, by=counsellor) is None


def test_a_consent_opens_what_it_names_and_nothing_else(reception, counsellor):
    person = make_person(reception, phone="+49 231 1")
    agreed(person, by=counsellor, categories=frozenset({Category.IDENTITY, Category.WORK}))

    seen = actions.read(person.pk, by=counsellor)

    assert seen.sight == {Category.IDENTITY, Category.WORK}
    assert set(seen.facts) == {"name", "birth"}


def test_health_is_seen_on_a_consent_that_names_it_only(reception, counsellor):
    person = make_person(reception)
    agreed(person, by=counsellor, categories=frozenset(ticked_before(Purpose.COUNSELLING)))
    with pytest.raises(NotAllowed):
        actions.state(person, [said("health", "Asthma")], by=counsellor)

    agreed(person, by=counsellor)
    actions.state(person, [said("health", "Asthma")], by=counsellor)

    assert actions.read(person.pk, by=counsellor).value("health") == "Asthma"


def test_a_withdrawal_holds_at_once(reception, counsellor):
    person = make_person(reception)
    consent = agreed(person, by=counsellor)

    actions.withdraw(consent, by=counsellor)

    assert actions.read(person.pk, by=counsellor) is None
    (row,) = queries.consents_of(person, on=TODAY)
    assert (row.holds, row.withdrawn_at) == (False, NOW)


def test_it_can_be_taken_back_once(reception, counsellor):
    consent = agreed(make_person(reception), by=counsellor)
    actions.withdraw(consent, by=counsellor)

    with pytest.raises(actions.AlreadyWithdrawn):
        actions.withdraw(consent, by=counsellor)


@pytest.mark.parametrize(
    ("day", "is_open"),
    [(date(2026, 11, 30), True), (date(2026, 12, 1), False)],
)
def test_it_ends_by_itself_before_its_last_day(reception, counsellor, day, is_open):
    person = make_person(reception)
    agreed(person, by=counsellor, until=date(2026, 12, 1))
    then = NOW + (day - TODAY)
    later = acting(reception.city, Purpose.COUNSELLING, account=counsellor.account, now=then)

    assert (actions.read(person.pk, by=later) is not None) == is_open


def test_a_consent_to_another_purpose_opens_nothing(reception, counsellor):
    person = make_person(reception)
    agreed(person, Purpose.BENEFITS, by=counsellor)
    jobcenter = acting(reception.city, Purpose.BENEFITS)

    assert actions.read(person.pk, by=counsellor) is None
    assert actions.read(person.pk, by=jobcenter) is not None


def test_a_new_version_replaces_the_one_before(reception, counsellor):
    person = make_person(reception)
    first = agreed(person, by=counsellor)
    second = agreed(person, by=later_than(counsellor), categories=frozenset({Category.IDENTITY}))

    rows = queries.consents_of(person, on=TODAY)

    assert [(row.id, row.holds) for row in rows] == [(second.pk, True), (first.pk, False)]
    assert policies.sight(person, by=counsellor) == {Category.IDENTITY}


def test_a_consent_never_changes(reception, counsellor):
    consent = agreed(make_person(reception), by=counsellor)

    with pytest.raises(ConsentIsWritten):
        consent.save()
    with pytest.raises(ConsentIsWritten):
        actions.withdraw(consent, by=counsellor).save()


def test_the_wording_that_was_read_is_kept(reception, counsellor):
    person = make_person(reception)
    consent = consent_of(agreed(person, by=counsellor).pk, person=person)

    assert wording(consent) == WORDING
    assert WORDING.encode() not in bytes(consent.sealed)


def test_each_step_stands_in_the_journal(reception, counsellor):
    person = make_person(reception)
    actions.withdraw(agreed(person, by=counsellor), by=counsellor)

    kinds = Entry.objects.in_city(reception.city).filter(thing="people.consent")
    assert [one.kind for one in kinds.order_by("id")] == ["write", "revoke"]


@pytest.mark.parametrize(
    ("born", "giver", "why"),
    [
        ("2010-05-02", Giver.SELF, Refused.NEEDS_GUARDIAN),
        ("", Giver.SELF, Refused.NEEDS_GUARDIAN),
        ("2008-11-24", Giver.SELF, Refused.NEEDS_GUARDIAN),
        ("2008-11-23", Giver.GUARDIAN, Refused.OF_AGE),
    ],
)
def test_who_decides_depends_on_the_age(reception, counsellor, born, giver, why):
    person = make_person(reception, born=born)

    with pytest.raises(ConsentRefused) as refused:
        agreed(person, by=counsellor, giver=giver)

    assert refused.value.why == why


def test_what_a_guardian_gave_ends_at_eighteen(reception, counsellor):
    person = make_person(reception, born="2008-12-24")

    consent = agreed(person, by=counsellor, giver=Giver.GUARDIAN)

    assert consent.until == date(2026, 12, 24)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"purpose": Purpose.RECEPTION}, Refused.NEEDS_NO_CONSENT),
        ({"categories": frozenset()}, Refused.NO_CATEGORY),
        (
            {"purpose": Purpose.COURSE, "categories": frozenset({Category.MONEY})},
            Refused.CATEGORY_OUTSIDE,
        ),
        ({"purpose": Purpose.REFERRAL}, Refused.NO_RECIPIENT),
        ({"until": TODAY}, Refused.OVER),
        ({"until": TODAY + timedelta(days=366)}, Refused.TOO_LONG),
    ],
)
def test_what_cannot_be_agreed_to_is_refused_with_its_reason(reception, counsellor, change, why):
    person = make_person(reception)

    with pytest.raises(ConsentRefused) as refused:
        agreed(person, by=counsellor, **change)

    assert refused.value.why == why


def test_a_consent_of_another_city_is_not_withdrawn_here(reception, counsellor):
    consent = agreed(make_person(reception), by=counsellor)
    elsewhere = acting(make_city("hamm"), Purpose.COUNSELLING)

    with pytest.raises(NotAllowed):
        actions.withdraw(consent, by=elsewhere)
