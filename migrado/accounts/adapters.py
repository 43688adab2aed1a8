"""How the sign-in library treats our accounts: nobody signs up, secrets lie sealed."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from migrado.accounts import actions
from migrado.accounts.domain import HOUSE_WORDS, leans_on
from migrado.accounts.models import Account
from migrado.texts.queries import cities
from migrado.vault.actions import secret_box

logger = logging.getLogger(__name__)

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


class HouseWordsValidator:
    """Refuses a password that is little more than the name of the house or of a city."""

    def validate(self, password: str, user: Account | None = None) -> None:
        """Raise ValidationError for a password that leans on such words."""
        names = [name for city in cities() for name in (city.key, city.name)]
        if leans_on([*HOUSE_WORDS, *names], password=password):
            raise ValidationError(self.get_help_text(), code="password_of_the_house")

    def get_help_text(self) -> str:
        """Return what the page says."""
        return _("Please choose words that have nothing to do with this house or its city.")


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
