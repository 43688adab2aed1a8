"""Staff, and which role they hold in which city since when."""

from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from migrado.accounts.domain import Role
from migrado.texts.models import CityOwned

NAME_LENGTH = 120


class AccountManager(BaseUserManager["Account"]):
    """Finds an account by its address, however its letters are written."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        """Return the account that signs in with ``username``, an e-mail address."""
        return self.get(email__iexact=username)


class Account(AbstractBaseUser):
    """Somebody who works here or for a partner. Who left keeps the row and can do nothing."""

    id = models.UUIDField(primary_key=True, editable=False)
    email = models.EmailField(_("e-mail address"), unique=True)  # in small letters
    name = models.CharField(_("name"), max_length=NAME_LENGTH)
    created_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = AccountManager()

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        constraints = [
            models.CheckConstraint(
                condition=Q(left_at=None) | Q(left_at__gte=F("created_at")),
                name="account_leaves_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """Say whether they may sign in; Django asks by this name."""
        return self.left_at is None

    @property
    def has_password(self) -> bool:
        """Say whether they have set a password; one who was only invited has none."""
        return bool(self.password) and self.has_usable_password()


def in_force(on: date) -> Q:
    """Return what holds of assignments in force on the day ``on``; ``until`` itself is over."""
    return Q(since__lte=on, agreed_on__isnull=False) & _not_over(on)


def waiting(on: date) -> Q:
    """Return what holds of those that a second person has not agreed to, and nobody took back."""
    return Q(agreed_on=None) & _not_over(on)


def _not_over(on: date) -> Q:
    return Q(until=None) | Q(until__gt=on)


class Assignment(CityOwned):
    """A role that somebody holds in a city, as a partner for an organisation.

    It holds from ``since`` to ``until`` (exclusive, None: open), once it was agreed to.
    ``organisation`` is the key of an organisation of the directory, empty for the house.
    """

    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT)
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    organisation = models.SlugField(max_length=80, blank=True)
    since = models.DateField()
    until = models.DateField(null=True)
    granted_by = models.ForeignKey(
        "accounts.Account", null=True, on_delete=models.PROTECT, related_name="granted"
    )  # None: from the command line of the machine
    agreed_by = models.ForeignKey(
        "accounts.Account", null=True, on_delete=models.PROTECT, related_name="agreed"
    )  # the second person, where two are needed
    agreed_on = models.DateField(null=True)

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        constraints = [
            models.UniqueConstraint(
                fields=["city", "account", "role", "organisation"],
                condition=Q(until=None),
                name="assignment_open_once",
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")),
                name="assignment_ends_after_it_began",
            ),
            models.CheckConstraint(
                condition=Q(granted_by=None) | ~Q(granted_by=F("account")),
                name="assignment_granted_by_another",
            ),
            models.CheckConstraint(
                condition=Q(agreed_by=None)
                | (~Q(agreed_by=F("account")) & ~Q(agreed_by=F("granted_by"))),
                name="assignment_agreed_by_a_third",
            ),
            models.CheckConstraint(
                condition=Q(role=Role.PARTNER, organisation__gt="")
                | (~Q(role=Role.PARTNER) & Q(organisation="")),
                name="assignment_of_a_partner_names_it",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} of {self.account_id} since {self.since}"


class Invitation(models.Model):
    """A link by which somebody new sets a password. Only a hash of its token is kept."""

    token_hash = models.BinaryField(max_length=32, unique=True)
    account = models.ForeignKey("accounts.Account", on_delete=models.CASCADE)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")

    def __str__(self) -> str:
        return f"an invitation until {self.expires_at:%Y-%m-%d}"

    def is_open(self, now: Any) -> bool:
        """Say whether the link still works at ``now``."""
        return self.used_at is None and now < self.expires_at
