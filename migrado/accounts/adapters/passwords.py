"""What the sign-in library asks us about a new password."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from migrado.accounts.domain import HOUSE_WORDS, leans_on
from migrado.accounts.models import Account
from migrado.texts.queries import cities


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
