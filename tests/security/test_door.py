"""What is turned away at the door: odd cookies, long forms, files, half signs, deep nesting."""

import json
import os
import subprocess
import sys

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.http import HttpResponse
from django.test import Client, RequestFactory

from migrado.web.door import door_middleware
from tests.support.command import migrado

HEAD = {"as_of": "2026-11-23", "municipality": "dortmund", "persons": [{"id": "p1"}]}


def test_backslashes_are_taken_out_of_cookies_before_anybody_reads_them():
    seen = []
    door = door_middleware(lambda request: seen.append(request.META) or HttpResponse())

    door(RequestFactory().get("/", headers={"Cookie": 'a="\\\\b"; csrftoken=c'}))

    assert seen[0]["HTTP_COOKIE"] == 'a="b"; csrftoken=c'


@pytest.mark.django_db
def test_a_form_longer_than_any_of_ours_is_refused_unread(dortmund):
    client = Client()

    answer = client.post("/dortmund/en/plan/forget/", {"a": "x" * 300_000})

    assert answer.status_code == 400


@pytest.mark.django_db
def test_no_sent_file_reaches_the_disk(dortmund, monkeypatch):
    written = []
    monkeypatch.setattr(TemporaryUploadedFile, "__init__", lambda *_, **__: written.append(1))
    client = Client()

    for size in (10, 200_000, 3_000_000):
        file = SimpleUploadedFile("f", b"x" * size)
        client.post("/dortmund/en/plan/questions/1/", {"f": file, "question": "situation"})

    assert written == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "body",
    [
        '{"\\ud800": 1}',
        '{"\\ud800": 1, "\\ud800": 2}',
        json.dumps(HEAD | {"municipality": "\ud800"}),
        "[" * 600 + "]" * 600,
        '{"a":' * 600 + "1" + "}" * 600,
    ],
    ids=["key", "twin", "city", "list", "mapping"],
)
def test_half_a_sign_or_deep_nesting_is_one_sentence(body, dortmund):
    client = Client(raise_request_exception=False)

    answer = client.post("/api/v1/assessments", body, content_type="application/json")

    assert answer.status_code in {400, 422}
    assert answer.json()["error"]


@pytest.mark.django_db
def test_a_body_of_unknown_length_is_refused_in_one_sentence(client, dortmund):
    answer = client.post(
        "/api/v1/assessments",
        "{}",
        content_type="application/json",
        headers={"Transfer-Encoding": "chunked"},
    )

    assert (answer.status_code, answer.json()["error"]) == (
        411,
        "expected a Content-Length header",
    )


@pytest.mark.django_db
def test_deleting_the_answers_leaves_no_cookie_and_no_ticks(client, dortmund):
    client.get("/dortmund/en/plan/questions/1/")
    lifetime = client.cookies["csrftoken"]["max-age"]

    answer = client.post("/dortmund/en/plan/forget/")

    assert lifetime == "", "the token of forms leaves with the browser window"
    assert answer.cookies["csrftoken"]["max-age"] == 0
    assert answer.cookies["migrado_answers"]["max-age"] == 0
    assert answer["Clear-Site-Data"] == '"storage"'


def test_a_pack_is_read_from_plain_files_only(tmp_path):
    os.mkfifo(tmp_path / "city.yaml")
    code = (
        "import sys; from pathlib import Path\n"
        "from migrado.directory.domain.nodes import read_file\n"
        "read_file(Path(sys.argv[1]), name='city.yaml')"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "city.yaml")]

    ended = subprocess.run(command, timeout=20, check=False, capture_output=True, text=True)

    assert "Refusal" in ended.stderr


def test_secrets_that_others_could_read_are_told_and_stop_the_server(tmp_path):
    migrado("doctor", "--make-keys", var=tmp_path)
    migrado("migrate", "-v0", var=tmp_path)
    (tmp_path / "keys" / "secret").write_text("a")
    everywhere = {"MIGRADO_STATIC_DIR": str(tmp_path)}

    told = migrado("doctor", var=tmp_path, **everywhere).stdout.decode()
    stopped = migrado("serve", "--port", "1", var=tmp_path, **everywhere)

    assert told.count("MIGRADO_STATIC_DIR would show") == 6
    assert "has under 32 characters" in told
    assert stopped.returncode == 2
    assert stopped.stderr.count(b"\n") == 1


def test_no_command_prints_the_secrets(tmp_path):
    assert migrado("diffsettings", var=tmp_path).returncode == 2
