"""Invite somebody from the machine itself: the first operator, or one who is locked out."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.urls import reverse
from django.utils import timezone

from migrado.accounts import actions
from migrado.accounts.domain import Role
from migrado.texts import queries as texts


class Command(BaseCommand):
    help = (
        "Invite somebody to a role and print the path of a link that works once, for a week. "
        "Whoever may run this on the machine needs nobody's agreement; it stands in the journal."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("city", metavar="CITY", help="the key of the city")
        parser.add_argument("email", metavar="EMAIL")
        parser.add_argument("name", metavar="NAME")
        parser.add_argument(
            "--role", default=Role.OPERATOR.value, choices=[one.value for one in Role]
        )
        parser.add_argument(
            "--again",
            action="store_true",
            help="for somebody locked out: a new link without a new role",
        )
        parser.add_argument("--organisation", default="", help="of a partner: its key")

    def handle(self, *, city: str, email: str, name: str, **options: Any) -> None:
        found = texts.city(city)
        if found is None:
            raise CommandError(f"there is no city {city}; load it first.", returncode=2)
        role, organisation = Role(options["role"]), options["organisation"]
        if (role is Role.PARTNER) != bool(organisation):
            raise CommandError(
                "a partner, and only a partner, names an organisation.", returncode=2
            )
        who, now = actions.Invitee(name, email), timezone.now()
        try:
            validate_email(email)
            if options["again"]:
                account, token = actions.invite(who, city=found, by=None, now=now)
            else:
                account, token = actions.invite_to(
                    role, who, city=found, by=None, now=now, organisation=organisation
                )
        except ValidationError:
            raise CommandError(f"{email} is no e-mail address.", returncode=2) from None
        except actions.AlreadyHeld:
            message = f"{email} has this role already; --again makes a new link."
            raise CommandError(message, returncode=2) from None
        self.stdout.write(f"{account.name}: {reverse('accounts_welcome', args=[token])}")
