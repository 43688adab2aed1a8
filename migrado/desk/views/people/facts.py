"""Asked once: what is known is offered to be confirmed, what is new is written down."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from migrado.desk import queries
from migrado.desk.forms import AskedPart, AskedRow, FactSheet, brought
from migrado.desk.queries import FactRow
from migrado.desk.views.door import Desk, desk_of, signed_in
from migrado.desk.views.people.ways import found, to
from migrado.people import actions, policies
from migrado.people.policies import Acting
from migrado.people.queries import Portrait, portrait


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def facts(request: HttpRequest, city: str, person: UUID) -> HttpResponse:
    """Offer what is known of a person, and take what is confirmed or new."""
    desk = desk_of(request, city)
    by = policies.acting_on(person, account=desk.by, city=desk.city, now=desk.now)
    if request.method != "POST":
        return _page(request, desk, FactSheet(_read(person, by), on=desk.on))
    if "bring" in request.POST:
        seen = _read(person, by)
        return _page(
            request, desk, FactSheet(seen, brought(seen, request.POST, on=desk.on), on=desk.on)
        )
    about = found(person, by=by)
    sheet = FactSheet(portrait(about, sight=policies.sight(about, by=by)), request.POST, on=desk.on)
    if not sheet.is_valid():
        return _again(request, desk, by, person=person)
    try:
        actions.take_answers(
            about, sheet.statements(), outcomes=sheet.outcomes(), saw=sheet.saw(), by=by
        )
    except actions.ChangedMeanwhile as changed:
        return _again(request, desk, by, person=person, changed=changed.keys)
    return to("person", desk, about.pk)


def _again(
    request: HttpRequest,
    desk: Desk,
    by: Acting,
    *,
    person: UUID,
    changed: tuple[str, ...] = (),
) -> HttpResponse:
    """Show the form with all that was typed, beside what is known by now."""
    data: QueryDict = request.POST
    sheet = FactSheet(_read(person, by), data, on=desk.on, changed=changed)
    return _page(request, desk, sheet, status=409 if changed else 422)


def _read(person: UUID, by: Acting) -> Portrait:
    seen = actions.read(person, by=by)
    if seen is None:
        raise Http404
    return seen


def _page(request: HttpRequest, desk: Desk, sheet: FactSheet, *, status: int = 200) -> HttpResponse:
    context = {
        "desk": desk,
        "person": sheet.portrait.id,
        "parts": _in_words(sheet),
        "is_changed": any(row.is_changed for part in sheet.parts for row in part.rows),
    }
    return render(request, "desk/facts.html", context, status=status)


def _in_words(sheet: FactSheet) -> list[tuple[AskedPart, list[tuple[AskedRow, FactRow | None]]]]:
    """Return each row of the form beside what is known, in the language of the page."""
    language = get_language() or "en"
    return [
        (
            part,
            [
                (row, queries.row_of(row.known, language=language) if row.known else None)
                for row in part.rows
            ],
        )
        for part in sheet.parts
    ]
