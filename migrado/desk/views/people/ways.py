"""What the views of persons share: who is found, where a form leads, what a file is called."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse

from migrado.desk.views.door import Desk
from migrado.people import actions, policies
from migrado.people.models import Person
from migrado.people.policies import Acting
from migrado.people.queries import PersonPage


def found(number: UUID, *, by: Acting) -> Person:
    """Return the person behind ``number``. Raises Http404 if ``by`` sees nobody there."""
    person = policies.find(number, by=by)
    if person is None:
        raise Http404
    return person


def read(number: UUID, *, by: Acting) -> PersonPage:
    """Return the page of a person, and write down that it was read. Raises Http404."""
    page = actions.read_page(number, by=by)
    if page is None:
        raise Http404
    return page


def to(name: str, desk: Desk, *more: object, part: str = "") -> HttpResponse:
    """Lead on after a form was sent; ``part`` is the id of a part of that page."""
    place = reverse(f"desk:{name}", args=[desk.city.key, *more]) + (f"#{part}" if part else "")
    return HttpResponse(status=303, headers={"Location": place})


def attached(content: bytes, *, kind: str, name: str) -> HttpResponse:
    """Hand a file over; its ``name`` says nothing about whom it is about."""
    return HttpResponse(
        content,
        content_type=kind,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
        },
    )
