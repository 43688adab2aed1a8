"""`POST /api/v1/assessments` speaks the contract, and refuses what breaks it in one sentence."""

import json
import logging

import jsonschema
import pytest
from django.utils import timezone

from migrado.api.schemas import ASSESSMENT, EXAMPLE
from migrado.flows.actions import load_city
from migrado.flows.domain import read_city
from migrado.project import settings
from migrado.project.commands.assess import local_rules
from migrado.rules import assess
from migrado.rules.facts import parse_json

URL = "/api/v1/assessments"
PERSON = EXAMPLE["persons"][0]


@pytest.fixture
def dortmund(db):
    load_city(read_city(settings.CITIES_DIR / "dortmund"), now=timezone.now())


def post(client, document, **extra):
    body = document if isinstance(document, bytes) else json.dumps(document).encode()
    return client.post(URL, body, content_type="application/json", **extra)


@pytest.mark.usefixtures("dortmund")
def test_facts_give_an_assessment_of_the_contract(client):
    answer = post(client, EXAMPLE)

    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/json"
    assert "no-store" in answer["Cache-Control"]
    jsonschema.validate(answer.json(), ASSESSMENT)


@pytest.mark.usefixtures("dortmund")
def test_the_command_line_gives_the_same_answer(client):
    body = json.dumps(EXAMPLE).encode()
    local = local_rules("dortmund", cities=settings.CITIES_DIR)

    assert post(client, body).json() == assess(parse_json(body), local=local).as_json()


@pytest.mark.usefixtures("dortmund")
def test_an_assessment_takes_two_statements(client, django_assert_num_queries):
    with django_assert_num_queries(2):
        post(client, EXAMPLE)


@pytest.mark.usefixtures("dortmund")
def test_a_program_needs_no_token_and_gets_no_cookie(client):
    client.handler.enforce_csrf_checks = True

    answer = post(client, EXAMPLE)

    assert answer.status_code == 200
    assert not answer.cookies


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b'{"as_of": tru}'])
def test_what_is_not_json_is_one_sentence_and_400(client, body):
    answer = post(client, body)

    assert answer.status_code == 400
    assert answer.json().keys() == {"error", "pointer"}
    assert "JSON" in answer.json()["error"]


@pytest.mark.usefixtures("db")
def test_what_is_too_long_is_one_sentence_and_400(client):
    answer = post(client, EXAMPLE | {"persons": [PERSON | {"id": "x" * 1_000_000}]})

    assert answer.status_code == 400
    assert answer.json() == {"error": "expected at most 256 kB", "pointer": ""}


@pytest.mark.usefixtures("dortmund")
@pytest.mark.parametrize(
    ("document", "pointer"),
    [
        ([], ""),
        ({}, "/as_of"),
        (EXAMPLE | {"as_of": "2026-02-30"}, "/as_of"),
        (EXAMPLE | {"as_off": "2026-02-03"}, "/as_off"),
        (EXAMPLE | {"municipality": "atlantis"}, "/municipality"),
        (EXAMPLE | {"persons": []}, "/persons"),
        (EXAMPLE | {"persons": [PERSON | {"nationality": "RO"}]}, "/persons/0/nationality"),
        (
            EXAMPLE | {"persons": [PERSON | {"nationalities": ["RO"] * 40}]},
            "/persons/0/nationalities",
        ),
        (EXAMPLE | {"persons": [PERSON | {"birth_on": "2090-01-01"}]}, "/persons/0/birth_on"),
    ],
)
def test_facts_that_break_the_contract_are_one_sentence_and_422(client, document, pointer):
    answer = post(client, document)

    assert answer.status_code == 422
    assert answer.json()["pointer"] == pointer
    assert 0 < len(answer.json()["error"]) < 400
    assert "\n" not in answer.json()["error"]


@pytest.mark.usefixtures("dortmund")
def test_nothing_of_the_facts_reaches_the_log(client, caplog):
    caplog.set_level(logging.DEBUG)

    post(client, EXAMPLE | {"persons": [PERSON | {"id": "Olena"}]})
    post(client, EXAMPLE | {"persons": [PERSON | {"id": "Olena", "nam": "Olena"}]})

    told = [record.getMessage() for record in caplog.records if record.name != "django.db.backends"]
    assert not any("Olena" in line for line in told)


@pytest.mark.parametrize("method", ["get", "put", "delete"])
def test_only_post_is_answered(client, method):
    assert getattr(client, method)(URL).status_code == 405
