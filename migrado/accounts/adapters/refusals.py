"""Why the city's provider let somebody in and the house did not: one clear sentence each."""

import logging
from enum import Enum
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

LOG = logging.getLogger("migrado.accounts")


class Reason(Enum):
    """What went wrong, as the reader is told it."""

    STRANGER = _("This house has invited nobody with your e-mail address.")
    NOT_CONFIRMED = _("Your e-mail address is not confirmed there. Have it confirmed there first.")
    ANOTHER = _("Your account here belongs to another sign-in there than the one you used.")
    STOPPED = _("The sign-in was stopped there.")
    FAILED = _("The sign-in there did not work. Try again in a moment.")


def refusal(
    request: HttpRequest, provider: Any, reason: Reason, *, error: Exception | None = None
) -> HttpResponse:
    """Return the page that says ``reason``; the log gets the kind of ``error`` and no more."""
    if error:
        LOG.warning("signing in with the city's provider failed (%s)", type(error).__name__)
    context = {"name": provider.name, "reason": reason.value}
    return render(request, "accounts/refused.html", context, status=403)
