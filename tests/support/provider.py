"""A small identity provider on this machine, which tests can make lie."""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT_ID, SECRET = "migrado", "a secret of tests"
KIM = {"sub": "subject-kim", "email": "kim@example.org", "email_verified": True, "name": "Kim K."}


@cache
def key(which: str) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


class Provider:
    """Answers by the rules, except for what a test puts into ``lies``.

    ``lies`` are merged over the claims of the ID token; None takes one away.
    """

    def __init__(self, issuer: str) -> None:
        self.issuer = self.named = issuer
        self.userinfo: dict[str, Any] = {}
        self.lies: dict[str, Any] = {}
        self.signed_by, self.algorithm = "ours", "RS256"
        self.kept: dict[str, Any] = {}
        self.asked: list[str] = []

    def consent(self, location: str, person: dict[str, Any]) -> str:
        """Let ``person`` sign in for the request in ``location``; return where they are sent."""
        asked = dict(parse_qsl(urlsplit(location).query))
        assert location.startswith(f"{self.issuer}/authorize?")
        assert (asked["client_id"], asked["response_type"]) == (CLIENT_ID, "code")
        code = secrets.token_urlsafe(8)
        self.kept[code] = asked, person
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def configuration(self) -> dict[str, Any]:
        places = ("authorization", "token", "userinfo")
        paths = {f"{one}_endpoint": f"{self.issuer}/{one}" for one in places}
        paths["authorization_endpoint"] = f"{self.issuer}/authorize"
        return {"issuer": self.named, "jwks_uri": f"{self.issuer}/keys", **paths}

    def keys(self) -> dict[str, Any]:
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(key("ours").public_key()))
        return {"keys": [public | {"kid": "1", "alg": "RS256", "use": "sig"}]}

    def token(self, form: dict[str, str]) -> dict[str, Any]:
        asked, person = self.kept.pop(form["code"])
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        assert base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == asked["code_challenge"]
        assert asked["code_challenge_method"] == "S256"
        assert (form["client_id"], form["client_secret"]) == (CLIENT_ID, SECRET)
        assert form["redirect_uri"] == asked["redirect_uri"]
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT_ID, "iat": now, "exp": now + 60} | person
        claims = claims | {"nonce": asked["nonce"]} | self.lies
        said = {name: value for name, value in claims.items() if value is not None}
        signing = {"none": None, "HS256": "a secret that is public" * 2}
        by = signing.get(self.algorithm, key(self.signed_by))
        token = jwt.encode(said, by, algorithm=self.algorithm, headers={"kid": "1"})
        self.userinfo = self.userinfo | {"sub": person["sub"]}
        return {"access_token": "an access token", "token_type": "Bearer", "id_token": token}


@contextmanager
def lying_provider() -> Iterator[Provider]:
    """Run a provider for as long as the block lasts."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            provider.asked.append(self.path)
            answers = {
                "/.well-known/openid-configuration": provider.configuration,
                "/keys": provider.keys,
                "/userinfo": lambda: provider.userinfo,
            }
            self.answer(answers[self.path]())

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self.answer(provider.token({name: one[0] for name, one in parse_qs(body).items()}))

        def answer(self, said: dict[str, Any]) -> None:
            body = json.dumps(said).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider = Provider(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
