"""Every address either asks a policy or stands here as public, with the reason."""

import inspect

import pytest
from django.urls import URLPattern

from tests.support.reference import addresses

ANYBODY = "the same for everybody; nothing in it is about a person"
ANYBODY_CHECKED = f"{ANYBODY}, but that offers are held against the visitor's own cookie"
OWN_ANSWERS = "shows what the visitor's own sealed cookie holds, and nothing else"
WHO_HAS_THE_LINK = "opens with the token in its address alone, which nobody can guess"
THE_DOOR = "the door of the staff: asks who somebody is, and shows nothing else"
OWN_SECOND_FACTOR = "asks the library for a session; changes the reader's own second factor only"
PUBLIC = {
    "healthz": "asked by machines; says the version only",
    "api-docs": ANYBODY,
    "api:openapi-json": ANYBODY,
    "api:api-root": "always 404; django-ninja needs it to know its own address",
    "api:assessments": "answers from what the caller sends; keeps nothing",
    "portal:entry": ANYBODY,
    "portal:city": ANYBODY,
    "portal:home": ANYBODY,
    "portal:ask": ANYBODY,
    "portal:search": ANYBODY,
    "portal:places": ANYBODY_CHECKED,
    "portal:place": ANYBODY_CHECKED,
    "portal:topic": ANYBODY_CHECKED,
    "portal:guide": ANYBODY_CHECKED,
    "portal:locations": ANYBODY,
    "portal:disclaimer": ANYBODY,
    "portal:imprint": ANYBODY,
    "portal:privacy": ANYBODY,
    "portal:accessibility": ANYBODY,
    "portal:help": ANYBODY,
    "portal:plan": OWN_ANSWERS,
    "portal:single": OWN_ANSWERS,
    "portal:sheet": OWN_ANSWERS,
    "portal:pdf": OWN_ANSWERS,
    "portal:calendar": OWN_ANSWERS,
    "portal:questions": OWN_ANSWERS,
    "portal:question": OWN_ANSWERS,
    "portal:remember": "makes the visitor's own cookie stay; never on a kiosk",
    "portal:keep": "keeps what the visitor's own cookie holds, because they ask for it",
    "portal:make-note": "keeps one step of the visitor's own plan, without facts",
    "portal:kept": WHO_HAS_THE_LINK,
    "portal:kept-link": WHO_HAS_THE_LINK,
    "portal:kept-paper": WHO_HAS_THE_LINK,
    "portal:take-over": WHO_HAS_THE_LINK,
    "portal:delete-kept": WHO_HAS_THE_LINK,
    "portal:companion": WHO_HAS_THE_LINK,
    "portal:companion-link": WHO_HAS_THE_LINK,
    "portal:delete-note": WHO_HAS_THE_LINK,
    "portal:my-file": WHO_HAS_THE_LINK,
    "portal:take-back": WHO_HAS_THE_LINK,
    "portal:link-deleted": ANYBODY,
    "portal:kiosk": "sets a cookie of this browser, which makes it forget",
    "portal:kiosk-wipe": "removes what this browser's own cookies hold",
    "portal:cards": ANYBODY,
    "portal:card": ANYBODY,
    "portal:forget": "removes what the visitor's own cookie holds",
    "account_login": THE_DOOR,
    "account_logout": "ends the reader's own session",
    "account_reauthenticate": THE_DOOR,
    "account_change_password": "changes the reader's own password, after the old one",
    "accounts_provider": THE_DOOR,
    "accounts_provider_return": THE_DOOR,
    "accounts_welcome": WHO_HAS_THE_LINK,
    "mfa_login_webauthn": THE_DOOR,
    "mfa_authenticate": THE_DOOR,
    "mfa_reauthenticate": THE_DOOR,
    "mfa_reauthenticate_webauthn": THE_DOOR,
    "mfa_index": OWN_SECOND_FACTOR,
    "mfa_activate_totp": OWN_SECOND_FACTOR,
    "mfa_deactivate_totp": OWN_SECOND_FACTOR,
    "mfa_list_webauthn": OWN_SECOND_FACTOR,
    "mfa_add_webauthn": OWN_SECOND_FACTOR,
    "mfa_remove_webauthn": OWN_SECOND_FACTOR,
    "mfa_edit_webauthn": OWN_SECOND_FACTOR,
    "desk:start": "names the cities in which the reader holds a role; asks a policy for each",
    "web:components": "for developers; only where MIGRADO_COMPONENTS or MIGRADO_DEBUG is on",
}


def asks_a_policy(pattern: URLPattern) -> bool:
    """Say whether the view behind ``pattern`` names a policy in its own lines."""
    view = inspect.unwrap(pattern.callback)
    return inspect.isfunction(view) and "policies." in inspect.getsource(view)


def test_every_address_has_a_name():
    assert [route for name, route, _ in addresses() if not name.split(":")[-1]] == []


@pytest.mark.parametrize(
    "name", [name for name, _, pattern in addresses() if not asks_a_policy(pattern)]
)
def test_an_address_without_a_policy_is_public_for_a_reason(name):
    assert PUBLIC.get(name), f"{name} asks no policy and is not in the list of public pages"


def test_the_list_of_public_pages_names_no_page_that_is_gone():
    assert set(PUBLIC) <= {name for name, _, _ in addresses()}
