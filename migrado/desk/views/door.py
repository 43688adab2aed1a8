"""Who stands at the desk: signed in, with a second factor, in a city that exists."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import Any, cast
from zoneinfo import ZoneInfo

from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from migrado.accounts.models import Account
from migrado.accounts.policies import NotAllowed
from migrado.texts import queries as texts
from migrado.texts.models import City
from migrado.web.views import note_refusal

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Desk:
    """The city of the address, who asks, and the moment at which they ask."""

    city: City
    by: Account
    now: datetime

    @property
    def on(self) -> date:
        """Return the day that it is in the city."""
        return self.now.date()


def signed_in(view: View) -> View:
    """Lead whoever is not signed in to the door, and who has no second factor to get one.

    Who asks for what their roles do not hold is told so, and nothing else.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not is_mfa_enabled(request.user):
            return redirect("mfa_index")
        try:
            return view(request, *args, **kwargs)
        except NotAllowed:
            note_refusal(request)
            return render(request, "desk/not_open.html", status=403)

    return guarded


def desk_of(request: HttpRequest, city: str) -> Desk:
    """Return the desk of the address. Raises Http404 for an unknown city."""
    found = texts.city(city)
    if found is None:
        raise Http404
    now = timezone.now().astimezone(ZoneInfo(found.zone))
    return Desk(city=found, by=cast(Account, request.user), now=now)
