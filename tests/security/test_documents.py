"""The pages on limits, keys and the log say what the code does, and leave nothing out."""

import ast
import re
from datetime import timedelta

import pytest
from allauth.account import app_settings as account
from allauth.mfa import app_settings as mfa
from django.conf import settings

from migrado.accounts.actions import INVITATION_DAYS
from migrado.accounts.domain import ABSOLUTE, HOUSE_WORDS, IDLE
from migrado.guide.actions import MOST_A_DAY
from migrado.project.commands.serve import THREADS
from migrado.rules.facts import MOST_NATIONALITIES, MOST_PERSONS
from migrado.search.normal import LONGEST_QUERY
from migrado.web.kept import MAX_PAGES
from migrado.web.sealed import LIFETIME
from tests.support.sources import ROOT, files, name

PAGES = {path.stem: path.read_text() for path in files("*.md", under="docs/security")}
LIMITS = PAGES["limits"]
SECRETS = {"cryptography", "hashlib", "hmac", "secrets"}
WEAK = re.compile(r"\b(md5|sha1|MD5|SHA1|ECB|CBC|PKCS1v15|random)\b(?=\(|\.)")


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("{} kB", settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1024),
        ("fields of a form | {} |", settings.DATA_UPLOAD_MAX_NUMBER_FIELDS),
        ("{} threads in each worker", THREADS),
        ("| {} characters |", LONGEST_QUERY),
        ("| {:,} of each a day and city |", MOST_A_DAY),
        ("pages kept in memory | {:,} |", MAX_PAGES),
        ("{} days for who asks", LIFETIME.days),
        ("without a touch | {} minutes |", IDLE // timedelta(minutes=1)),
        ("in any case | {} hours |", ABSOLUTE // timedelta(hours=1)),
        ("the password change | {} minutes |", account.REAUTHENTICATION_TIMEOUT // 60),
        ("| {} days, once |", INVITATION_DAYS),
        ("one-time code | {} seconds, once |", mfa.TOTP_PERIOD),
    ],
)
def test_the_page_of_limits_names_the_figure_that_holds(words, figure):
    assert words.format(figure) in LIMITS


def test_the_page_of_limits_names_the_others_too():
    assert f"| {MOST_PERSONS}, with {MOST_NATIONALITIES} nationalities each |" in LIMITS
    assert account.RATE_LIMITS["login_failed"] == "10/m/ip,5/300s/key"
    assert account.RATE_LIMITS["login"] == "30/m/ip"
    assert mfa.TOTP_TOLERANCE == 0
    assert " ".join(LIMITS.split()).count(", ".join(HOUSE_WORDS)) == 1


def test_every_module_that_encrypts_hashes_or_draws_is_on_the_page_of_keys():
    used = {
        name(path).removesuffix(".py").replace("/", ".").removesuffix(".__init__")
        for path in files("*.py", under="migrado")
        if SECRETS & set(_roots(path)) or "urandom(" in path.read_text()
    }
    table = PAGES["keys"].split("## Where")[1]

    assert used == set(re.findall(r"`(migrado(?:\.\w+)+)`", table))


def test_no_weak_cipher_hash_or_chance_is_used():
    assert not [name(p) for p in files("*.py", under="migrado") if WEAK.search(p.read_text())]


def test_every_key_file_is_on_the_page_of_keys():
    read = re.findall(
        r"MIGRADO_\w+_(?:KEYS?|RING)_FILE", (ROOT / "migrado/project/settings.py").read_text()
    )

    assert len(read) == 4
    assert all(f"`{one}`" in PAGES["keys"] for one in read)


def test_every_logger_is_on_the_page_of_the_log():
    ours = {
        name(path).removesuffix(".py").replace("/", ".")
        for path in files("*.py", under="migrado")
        if "getLogger(__name__)" in path.read_text()
    }

    assert ours
    assert all(f"`{one}`" in PAGES["log"] for one in ours | settings.LOGGING["loggers"].keys())


def _roots(path):
    """Yield the first part of every module that ``path`` imports."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (one.name.split(".")[0] for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").split(".")[0]
