"""The first pages after the door: which city, and what there is to do in it."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from migrado.accounts import policies
from migrado.accounts.domain import Permission
from migrado.accounts.models import Account
from migrado.desk.views.door import desk_of, signed_in
from migrado.people.domain import USES
from migrado.people.policies import SEARCHING

SEARCHERS = frozenset(USES[purpose].permission for purpose in SEARCHING)


@require_safe
@signed_in
def start(request: HttpRequest) -> HttpResponse:
    """Lead to the desk of the one city, or let choose among several."""
    by = cast(Account, request.user)
    cities = tuple(policies.cities_of(by, on=timezone.localdate()).values())
    if len(cities) == 1:
        return redirect("desk:home", cities[0].key)
    return render(request, "desk/start.html", {"cities": cities})


@require_safe
@signed_in
def home(request: HttpRequest, city: str) -> HttpResponse:
    """Show what the reader may do in this city."""
    desk = desk_of(request, city)
    policies.check(Permission.OPEN_DESK, by=desk.by, city=desk.city, on=desk.on)
    held = policies.permissions_of(desk.by, city=desk.city, on=desk.on)
    context = {
        "desk": desk,
        "may_read_staff": Permission.READ_STAFF in held,
        "may_search": not held.isdisjoint(SEARCHERS),
        "may_write": Permission.RECEIVE_PERSON in held,
        "may_counsel": Permission.COUNSEL_PERSON in held,
    }
    return render(request, "desk/home.html", context)
