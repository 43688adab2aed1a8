"""Who may be written down twice: looking, making one of both, and undoing it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from migrado.desk import queries
from migrado.desk.views.door import Desk, desk_of, signed_in
from migrado.desk.views.people.ways import found, read, to
from migrado.people import actions, policies
from migrado.people.domain import Purpose, Traits
from migrado.people.policies import Acting
from migrado.people.queries import Found
from migrado.people.queries.merges import merge_of, merges_of


@require_safe
@signed_in
def same(request: HttpRequest, city: str, person: UUID) -> HttpResponse:
    """Show who may be the same person, with the reasons, and what was made one already."""
    desk = desk_of(request, city)
    by = policies.acting(desk.by, purpose=Purpose.RECEPTION, city=desk.city, now=desk.now)
    return _page(request, desk, person, by=by)


@require_POST
@signed_in
def merge(request: HttpRequest, city: str, person: UUID, *, other: UUID) -> HttpResponse:
    """Make one person of two; nothing is lost, and it can be undone."""
    desk = desk_of(request, city)
    by = policies.acting(desk.by, purpose=Purpose.RECEPTION, city=desk.city, now=desk.now)
    into, absorbed = found(person, by=by), found(other, by=by)
    try:
        actions.merge(absorbed, into=into, by=by)
    except actions.CannotMerge:
        said = _("Both are one person already, or one of them is gone.")
        return _page(request, desk, person, by=by, said=said)
    return to("person-same", desk, into.pk)


@require_POST
@signed_in
def undo(request: HttpRequest, city: str, person: UUID, *, merge: UUID) -> HttpResponse:
    """Make two persons of one again."""
    desk = desk_of(request, city)
    by = policies.acting(desk.by, purpose=Purpose.RECEPTION, city=desk.city, now=desk.now)
    survivor = found(person, by=by)
    row = merge_of(merge, person=survivor)
    try:
        if row is None:
            raise actions.CannotUndo
        actions.undo(row, by=by)
    except actions.CannotUndo:
        said = _("This was undone before, or something was merged since. Undo the newest first.")
        return _page(request, desk, person, by=by, said=said)
    return to("person-same", desk, survivor.pk)


def _page(
    request: HttpRequest, desk: Desk, person: UUID, *, by: Acting, said: str = ""
) -> HttpResponse:
    page = read(person, by=by)
    likely: tuple[Found, ...] = ()
    if page.name:
        value = page.portrait.value
        traits = Traits(
            page.name,
            page.portrait.birth,
            value("sex") or "",
            frozenset(value("nationalities") or ()),
        )
        likely = actions.look_up_same(traits, by=by, without=page.person)
    context = {
        "desk": desk,
        "page": page,
        "likely": queries.likely_rows(likely, language=get_language() or "en"),
        "merges": merges_of(page.person),
        "said": said,
    }
    return render(request, "desk/same.html", context, status=422 if said else 200)
