"""How the sign-in library treats our accounts: nobody signs up, secrets lie sealed."""

import logging
from datetime import datetime, timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from migrado.accounts import actions
from migrado.accounts.models import Account
from migrado.vault.actions import secret_box

logger = logging.getLogger(__name__)
FRESH = "came_from_provider_at"
ABOUT = "mfa.authenticator:secret"
# Sentences of the library whose German says du; our catalogue comes first and says Sie.
FORMAL = (
    gettext_noop("Please type your current password."),
    gettext_noop("Be patient, you are sending too many requests."),
    gettext_noop("You must type the same password each time."),
    gettext_noop("Are you sure you want to sign out?"),
    gettext_noop(
        "You are about to deactivate authenticator app based authentication. Are you sure?"
    ),
)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by invitation only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Let nobody sign up."""
        return False

    def post_login(self, request: HttpRequest, user: Account, **more: Any) -> Any:
        """Write down who came in, then lead on."""
        actions.note_sign_in(user, now=timezone.now())
        return super().post_login(request, user, **more)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Write down that somebody failed, not who: what was typed may be a password."""
        logger.warning("A sign-in failed: password")

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Let who has neither password nor second factor confirm where they came from."""
        found: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        if found or not _came_without_anything(user):
            return found
        again = _("Sign in once more")
        return [{"id": "provider", "description": again, "url": reverse("accounts_provider")}]

    def is_reauthentication_required(self, *, app: str, **more: Any) -> bool:
        """Take a fresh sign-in at the provider for the confirmation of who has nothing else."""
        required: bool = super().is_reauthentication_required(app=app, **more)
        return required and not _is_fresh(self.request, now=timezone.now())


def note_fresh(request: HttpRequest, *, now: datetime) -> None:
    """Keep in the session when its reader was at the city's provider."""
    request.session[FRESH] = now.isoformat()


def _is_fresh(request: HttpRequest, *, now: datetime) -> bool:
    came = request.session.get(FRESH)
    limit = timedelta(seconds=settings.ACCOUNT_REAUTHENTICATION_TIMEOUT)
    is_recent = came is not None and now - datetime.fromisoformat(came) < limit
    return is_recent and _came_without_anything(request.user)


def _came_without_anything(user: Any) -> bool:
    """Say whether ``user`` came from the provider and has set up nothing of the house yet."""
    return user.is_authenticated and not user.has_password and not is_mfa_enabled(user)


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Seals the secrets of authenticator apps, so that a stolen database signs nobody in."""

    def encrypt(self, text: str) -> str:
        """Return ``text`` sealed, as hexadecimal."""
        return secret_box("accounts.second-factor").seal(text, about=ABOUT).hex()

    def decrypt(self, encrypted_text: str) -> str:
        """Return what `encrypt` was given."""
        box = secret_box("accounts.second-factor")
        return box.unseal(bytes.fromhex(encrypted_text), about=ABOUT)

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        """Write down a wrong code or passkey; the library asks here for the sentence to show."""
        if code == "incorrect_code":
            logger.warning("A sign-in failed: second factor")
        error: ValidationError = super().validation_error(code, *args)
        return error
