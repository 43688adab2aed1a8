"""`/healthz` says whether this process serves pages."""

import pytest
from django.db import DatabaseError, connection

from migrado import __version__


@pytest.mark.django_db
def test_it_answers_with_the_version(client):
    answer = client.get("/healthz")

    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "version": __version__, "database": "up"}
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_it_answers_503_while_the_database_is_away(client):
    def away(*args: object) -> None:
        raise DatabaseError("gone")

    with connection.execute_wrapper(away):
        answer = client.get("/healthz")

    assert answer.status_code == 503
    assert answer.json()["version"] == __version__


def test_it_takes_no_other_method(client):
    assert client.post("/healthz").status_code == 405
