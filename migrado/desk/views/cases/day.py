"""A counsellor's day on one screen."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from migrado.casework import actions
from migrado.desk.forms.cases import CloseForm
from migrado.desk.views.door import desk_of, signed_in
from migrado.directory.queries import organisation_names
from migrado.people import policies
from migrado.people.domain import Purpose


@require_safe
@signed_in
def day(request: HttpRequest, city: str) -> HttpResponse:
    """Show what is due, what waits for an answer, and the open cases."""
    desk = desk_of(request, city)
    by = policies.acting(desk.by, purpose=Purpose.COUNSELLING, city=desk.city, now=desk.now)
    found, mine = actions.read_day(by=by), actions.read_mine(by=by)
    context = {
        "desk": desk,
        "day": found,
        "mine": mine,
        "drafts": [one for one in mine if one.id in found.drafts],
        "places": dict(organisation_names(desk.city, language=get_language() or "en")),
        "close_form": CloseForm(),
    }
    return render(request, "desk/day.html", context)
