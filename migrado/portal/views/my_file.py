"""The person's own way to their file: who saw it and why, and taking back what was agreed to."""

from contextlib import suppress
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from migrado.people import actions
from migrado.people.models import Person
from migrado.people.queries import consents_of
from migrado.people.queries.codes import person_of_code
from migrado.people.queries.consents import consent_of
from migrado.portal.queries.my_file import agreed_to, days_of_looks
from migrado.portal.views.frames import CityFrame, address, now_in, see, today_in
from migrado.portal.views.keep import with_link
from migrado.web.views import error_page


@require_safe
@with_link
def my_file(request: HttpRequest, frame: CityFrame, token: str) -> HttpResponse:
    """Show who saw the file of whoever holds the code, and what they agreed to."""
    person = _person(frame, token)
    if person is None:
        return _gone(request, frame)
    now = now_in(frame.city)
    context = {
        "frame": frame,
        "token": token,
        "days": days_of_looks(actions.who_saw(person, now=now), city=frame.city),
        "agreed": agreed_to(consents_of(person, on=now.date())),
    }
    return render(request, "portal/my_file.html", context)


@require_POST
@with_link
def take_back(request: HttpRequest, frame: CityFrame, token: str, *, consent: UUID) -> HttpResponse:
    """Take back what was agreed to; a second time is no fault."""
    person = _person(frame, token)
    found = consent_of(consent, person=person) if person else None
    if found is None:
        return _gone(request, frame)
    with suppress(actions.AlreadyWithdrawn):
        actions.withdraw_by_code(found, now=now_in(frame.city))
    return see(address("my-file", frame, token))


def _person(frame: CityFrame, token: str) -> Person | None:
    return person_of_code(token, city=frame.city, on=today_in(frame.city))


def _gone(request: HttpRequest, frame: CityFrame) -> HttpResponse:
    """Answer the same to whoever guesses, comes too late, or holds an older code."""
    sentence = _("This code is not valid any more. Ask for a new one at the house that gave it.")
    return error_page(request, status=404, sentence=sentence, home=address("home", frame))
