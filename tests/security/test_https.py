"""Where visitors come over https, cookies and headers keep them there."""

import json
import subprocess
import sys

import pytest

from tests.support.command import environment, migrado
from tests.support.sources import ROOT

LOOK = """
import json, sys
import django; django.setup()
from django.conf import settings
from django.test import Client
from migrado.portal.views.cookie import COOKIE
from migrado.web.kiosk import COOKIE as KIOSK
client = Client()
login = client.get("/accounts/login/", secure=True)
cut = client.post("/", b"x", content_type="multipart/form-data; boundary=b", secure=True,
                  headers={"Content-Length": "999999"})
json.dump({
    "names": sorted([COOKIE, KIOSK, settings.SESSION_COOKIE_NAME, *login.cookies]),
    "token": [dict(one) for one in login.cookies.values()],
    "stay": [one.get("Strict-Transport-Security")
             for one in (login, cut, client.get("/nowhere/", secure=True))],
}, sys.stdout)
"""


@pytest.fixture(scope="module")
def https(tmp_path_factory):
    """What a deployment over https answers."""
    var = tmp_path_factory.mktemp("https")
    over = {"MIGRADO_HTTPS": "yes", "MIGRADO_HOSTS": "testserver"}
    migrado("doctor", "--make-keys", var=var)
    migrado("migrate", "-v0", var=var)
    migrado("collectstatic", "--noinput", var=var)
    env = environment(var, **over) | {"DJANGO_SETTINGS_MODULE": "migrado.project.settings"}
    seen = subprocess.run(
        [sys.executable, "-c", LOOK], cwd=ROOT, env=env, check=True, capture_output=True
    )
    return json.loads(seen.stdout)


def test_browsers_refuse_our_cookies_without_https_and_from_other_hosts(https):
    assert https["names"] == [
        "__Host-csrftoken",
        "__Host-migrado_staff",
        "__Secure-migrado_answers",
        "__Secure-migrado_kiosk",
    ]


def test_a_cookie_of_this_host_has_the_attributes_that_its_name_promises(https):
    (token,) = https["token"]

    assert (token["path"], token["domain"], token["secure"]) == ("/", "", True)
    assert (token["httponly"], token["samesite"]) == (True, "Lax")


def test_every_answer_tells_the_browser_to_stay_on_https(https):
    assert set(https["stay"]) == {"max-age=31536000; includeSubDomains"}
