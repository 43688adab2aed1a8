"""The page of a person, and the history of one fact."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from migrado.accounts.policies import permissions_of
from migrado.desk import queries
from migrado.desk.views.door import desk_of, signed_in
from migrado.desk.views.people.ways import read
from migrado.people import actions, policies
from migrado.people.domain import UnknownFact


@require_safe
@signed_in
def person(request: HttpRequest, city: str, person: UUID) -> HttpResponse:
    """Show what the reader may see of a person, for the purpose that shows most."""
    desk = desk_of(request, city)
    by = policies.acting_on(person, account=desk.by, city=desk.city, now=desk.now)
    page = read(person, by=by)
    language = get_language() or "en"
    context = {
        "desk": desk,
        "page": page,
        "purpose": queries.PURPOSE_NAMES[by.purpose],
        "parts": queries.parts_of(page.portrait, language=language),
        "home": queries.home_of(page),
        "consents": queries.consent_rows(page.consents, language=language, city=desk.city),
        "more": queries.beyond(policies.opened_by_consent(by, seen=page.portrait.sight)),
        "ways": queries.ways_of(page, held=permissions_of(desk.by, city=desk.city, on=desk.on)),
    }
    return render(request, "desk/person.html", context)


@require_safe
@signed_in
def history(request: HttpRequest, city: str, person: UUID, *, key: str) -> HttpResponse:
    """Show every statement about one fact, the newest first."""
    desk = desk_of(request, city)
    by = policies.acting_on(person, account=desk.by, city=desk.city, now=desk.now)
    try:
        found = actions.read_history(person, key, by=by)
    except UnknownFact:
        raise Http404 from None
    if not found:
        raise Http404
    language = get_language() or "en"
    rows = queries.rows_of_history(found, language=language)
    context = {"desk": desk, "person": person, "name": rows[0].name, "rows": rows}
    return render(request, "desk/history.html", context)
