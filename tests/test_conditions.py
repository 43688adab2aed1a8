"""The conditions under which every test runs hold: each is broken here and must be noticed."""

import socket
import warnings

import pytest
from django.template import engines
from pytest_socket import SocketConnectBlockedError

from migrado.texts.models import Country
from tests.support.effort import effort


def test_a_warning_is_an_error():
    with pytest.raises(UserWarning, match="noticed"):
        warnings.warn("noticed", stacklevel=1)


def test_other_machines_cannot_be_reached():
    with (
        pytest.warns(UserWarning, match="192.0.2.1"),
        pytest.raises(SocketConnectBlockedError),
    ):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


@pytest.mark.django_db
def test_rows_without_an_order_come_in_any_order():
    codes = [f"{a}{b}" for a in "ABCDEF" for b in "ABCDEF"]
    Country.objects.bulk_create(Country(code=code) for code in codes)

    unordered = [country.code for country in Country.objects.order_by()]
    ordered = [country.code for country in Country.objects.order_by("code")]

    assert ordered == codes
    assert unordered != codes
    assert sorted(unordered) == codes


def test_a_variable_that_no_view_gave_fails():
    template = engines["django"].from_string("{{ nobody.knows }}")

    with pytest.raises(pytest.fail.Exception, match="nobody.knows"):
        template.render({})


def test_an_effort_that_is_not_in_the_table_fails():
    with pytest.raises(KeyError):
        effort("everything")
