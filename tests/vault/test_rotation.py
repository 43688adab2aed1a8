"""Rotation moves every key under the newest one, whatever stops it or comes between."""

from datetime import timedelta

import pytest

from migrado.vault import actions, queries
from migrado.vault.domain import Ring, WrongKey
from migrado.vault.models import SubjectKey
from tests.support.clock import NOW
from tests.support.effort import effort
from tests.support.together import run_at_once
from tests.vault.factories import ABOUT, NEW, NEW_ID, OLD, OLD_ID, TEXT, subject

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)


@pytest.fixture
def seven(db, settings):
    """Seven subjects from the time of the old key."""
    settings.MIGRADO_VAULT_KEYS = (OLD,)
    made = [subject() for _ in range(7)]
    settings.MIGRADO_VAULT_KEYS = (NEW, OLD)
    return made


def names():
    return list(SubjectKey.objects.order_by("pk").values_list("kek_id", flat=True))


def all_open(made):
    return all(queries.box_of(key.pk).unseal(sealed, about=ABOUT) == TEXT for key, sealed in made)


def test_what_was_sealed_opens_before_and_after_and_without_the_old_key(seven, settings):
    assert all_open(seven)

    assert actions.rotate_keys(batch=3) == 7

    settings.MIGRADO_VAULT_KEYS = (NEW,)
    assert all_open(seven)
    assert names() == [NEW_ID] * 7


def test_the_old_key_opens_nothing_after_rotation(seven, settings):
    actions.rotate_keys()

    settings.MIGRADO_VAULT_KEYS = (OLD,)
    with pytest.raises(WrongKey, match=f"{NEW_ID}, which the ring lacks"):
        all_open(seven)


def test_rotating_again_does_nothing(seven):
    actions.rotate_keys()
    before = list(SubjectKey.objects.order_by("pk").values())

    assert actions.rotate_keys() == 0
    assert list(SubjectKey.objects.order_by("pk").values()) == before


@pytest.mark.parametrize("batch", [1, 2, 7, 100])
def test_every_batch_tells_how_many_it_rewrapped(seven, batch):
    counts = list(actions.rotation(batch=batch))

    assert sum(counts) == 7
    assert max(counts) == min(batch, 7)
    assert queries.under_older_keys() == 0


def test_interrupted_in_the_middle_of_a_batch_it_goes_on_where_it_was(seven, monkeypatch):
    wrap, calls = Ring.wrap, []

    def stop_at_the_sixth(self, data_key, *, key_id):
        calls.append(key_id)
        if len(calls) == 6:
            raise KeyboardInterrupt
        return wrap(self, data_key, key_id=key_id)

    with monkeypatch.context() as patch:
        patch.setattr(Ring, "wrap", stop_at_the_sixth)
        with pytest.raises(KeyboardInterrupt):
            actions.rotate_keys(batch=3)

    assert names() == [NEW_ID] * 3 + [OLD_ID] * 4, "whole batches only"
    assert all_open(seven)
    assert queries.under_older_keys() == 4
    assert actions.rotate_keys(batch=3) == 4
    assert all_open(seven)


def test_who_stops_between_batches_loses_nothing(seven):
    one_batch = next(actions.rotation(batch=3))

    assert one_batch == 3
    assert all_open(seven)
    assert actions.rotate_keys() == 4


def test_an_erased_key_stays_erased(seven):
    key, _ = seven[0]
    actions.erase_key(key.pk, now=LATER)

    assert actions.rotate_keys() == 6

    with pytest.raises(queries.Erased):
        queries.box_of(key.pk)


def test_a_key_that_is_erased_between_reading_and_writing_does_not_come_back(seven, monkeypatch):
    key, _ = seven[2]
    wrap = Ring.wrap

    def erase_first(self, data_key, *, key_id):
        if str(key.pk) in key_id:
            actions.erase_key(key.pk, now=LATER)
        return wrap(self, data_key, key_id=key_id)

    monkeypatch.setattr(Ring, "wrap", erase_first)

    assert actions.rotate_keys() == 6
    row = SubjectKey.objects.get(pk=key.pk)
    assert row.is_erased
    assert bytes(row.wrapped) == b""


def test_a_damaged_key_keeps_no_other_under_the_old_one(seven):
    damaged, lost = seven[1][0].pk, seven[4][0].pk
    SubjectKey.objects.filter(pk=damaged).update(wrapped=b"damaged")
    SubjectKey.objects.filter(pk=lost).update(kek_id="00000000")

    with pytest.raises(WrongKey, match="2 keys could not be rewrapped"):
        actions.rotate_keys(batch=2)

    assert names().count(NEW_ID) == 5
    assert queries.under_older_keys() == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", range(effort("races")))
def test_two_rotations_at_once_and_an_erasure_get_along(seven, turn):
    key, _ = seven[turn % 7]
    counts = []

    failures = run_at_once(
        [
            lambda: counts.append(actions.rotate_keys(batch=2)),
            lambda: counts.append(actions.rotate_keys(batch=3)),
            lambda: actions.erase_key(key.pk, now=LATER),
        ]
    )

    assert failures == []
    assert sum(counts) in {6, 7}, "erased before it was rewrapped, or after"
    assert all_open(one for one in seven if one[0].pk != key.pk)
    with pytest.raises(queries.Erased):
        queries.box_of(key.pk)
    assert queries.under_older_keys() == 0
