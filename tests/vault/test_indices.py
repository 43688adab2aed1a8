"""An index key is made once, whoever comes first, and outlives every rotation."""

import pytest
from django.db import IntegrityError, connection, transaction

from migrado.vault import actions, queries
from migrado.vault.domain import NoKey, WrongKey
from migrado.vault.models import IndexKey
from migrado.web.reads import only_reads
from tests.support.effort import effort
from tests.support.together import run_at_once
from tests.vault.factories import NEW, OLD

pytestmark = pytest.mark.django_db
PURPOSE = "family name"


@pytest.fixture(autouse=True)
def _keys(settings):
    settings.MIGRADO_VAULT_KEYS = (OLD,)


def test_an_index_finds_again_what_was_put_in():
    token = actions.index("people").blind("kovalenko", purpose=PURPOSE)

    assert queries.index_of("people").blind("kovalenko", purpose=PURPOSE) == token
    assert actions.index("people").blind("kovalenko", purpose=PURPOSE) == token
    assert actions.index("contacts").blind("kovalenko", purpose=PURPOSE) != token


def test_nothing_is_made_by_searching():
    with connection.execute_wrapper(only_reads):
        assert queries.index_of("people") is None

    assert not IndexKey.objects.exists()


def test_an_index_that_is_there_is_only_read(django_assert_num_queries):
    actions.index("people")

    with connection.execute_wrapper(only_reads), django_assert_num_queries(1):
        actions.index("people")


def test_an_index_survives_rotation(settings):
    token = actions.index("people").blind("kovalenko", purpose=PURPOSE)
    sealed = actions.secret_box("accounts").seal("JBSWY3DP", about="mfa:1")

    settings.MIGRADO_VAULT_KEYS = (NEW, OLD)
    assert actions.rotate_keys() == 2
    settings.MIGRADO_VAULT_KEYS = (NEW,)

    assert actions.index("people").blind("kovalenko", purpose=PURPOSE) == token
    assert actions.secret_box("accounts").unseal(sealed, about="mfa:1") == "JBSWY3DP"


def test_the_key_of_one_index_does_not_open_as_another():
    actions.index("people")
    actions.index("contacts")
    IndexKey.objects.filter(pk="people").update(wrapped=IndexKey.objects.get(pk="contacts").wrapped)

    with pytest.raises(WrongKey):
        actions.index("people")


def test_without_a_ring_no_index_is_made(settings):
    settings.MIGRADO_VAULT_KEYS = ()

    with pytest.raises(NoKey):
        actions.index("people")

    assert not IndexKey.objects.exists()


@pytest.mark.parametrize("changed", [{"wrapped": b""}, {"kek_id": ""}])
def test_an_index_key_is_never_empty(changed):
    whole = {"name": "people", "wrapped": b"x", "kek_id": "12345678"}

    with pytest.raises(IntegrityError), transaction.atomic():
        IndexKey.objects.create(**(whole | changed))


def test_a_row_shows_no_key():
    actions.index("people")
    key = IndexKey.objects.get()

    assert str(key) == "the index key people"
    assert bytes(key.wrapped).hex() not in repr(key)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", range(effort("races")))
def test_two_who_come_first_get_the_same_index(turn):
    tokens = []

    def put_in():
        tokens.append(actions.index("people").blind("kovalenko", purpose=PURPOSE))

    assert run_at_once([put_in] * 4) == []

    assert len(tokens) == 4
    assert len(set(tokens)) == 1
    assert IndexKey.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_an_index_made_in_a_transaction_that_fails_is_made_anew():
    with transaction.atomic():
        actions.index("people")
        transaction.set_rollback(True)

    assert queries.index_of("people") is None
    assert actions.index("people")
