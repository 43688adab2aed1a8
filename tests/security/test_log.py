"""The log says when and what, one line each, and never who a person is."""

import logging
import re

import pytest

from migrado.web.redact import Line
from tests.accounts.factories import PASSWORD, desk_client, staff
from tests.support.clock import NOW
from tests.texts.factories import make_city

LOGIN = "/accounts/login/"


@pytest.fixture
def kim(db, time_machine):
    from django.core.cache import cache

    cache.clear()
    time_machine.move_to(NOW, tick=False)
    return staff("Kim", counselling=make_city("dortmund"))


def line(message, *arguments):
    record = logging.LogRecord("migrado", logging.ERROR, "x", 1, message, arguments, None)
    return Line("{asctime} {levelname} {name} {message}", style="{").format(record)


def test_a_line_says_its_moment_in_utc():
    assert re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z ERROR migrado x", line("x"))


@pytest.mark.parametrize("sign", ["\n", "\r", "\r\n", "\x00", "\x1b[2J", "\x85", "\u2028"])
def test_what_a_stranger_sent_makes_no_second_line(sign):
    written = line("Not Found: %s", f"/a{sign}2026-11-23 ERROR forged")

    assert len(written.splitlines()) == 1
    assert written.isprintable()


def test_a_failed_sign_in_is_written_down_and_names_nobody(client, kim, caplog):
    client.post(LOGIN, {"login": kim.email, "password": "my password by mistake"})
    client.post(LOGIN, {"login": "nobody@example.org", "password": PASSWORD})

    assert [record.getMessage() for record in caplog.records] == [
        "A sign-in failed: password",
        "A sign-in failed: password",
    ]


def test_a_wrong_code_is_written_down_and_names_nobody(client, kim, caplog):
    desk_client(kim)
    client.post(LOGIN, {"login": kim.email, "password": PASSWORD})

    client.post("/accounts/second-factor/authenticate/", {"code": "000000"})

    assert [record.getMessage() for record in caplog.records] == ["A sign-in failed: second factor"]


def test_who_asks_for_what_they_may_not_is_written_down_without_a_name(kim, caplog):
    desk_client(kim).get("/desk/dortmund/staff/")

    told = [one.getMessage() for one in caplog.records if one.name == "migrado.web.views"]
    assert told == [f"Not allowed: GET, desk:staff, account {kim.pk}"]
