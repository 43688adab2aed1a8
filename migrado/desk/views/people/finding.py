"""Looking for somebody, and writing down who is not there yet."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from migrado.desk import queries
from migrado.desk.forms import NewPersonSheet, SearchForm
from migrado.desk.views.door import Desk, desk_of, signed_in
from migrado.desk.views.people.ways import to
from migrado.people import actions, policies
from migrado.people.domain import Purpose
from migrado.people.queries import Found


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def people(request: HttpRequest, city: str) -> HttpResponse:
    """Look for somebody; what is typed is sent in the body, so that no name stands in a log."""
    desk = desk_of(request, city)
    by = policies.acting_as_first_of(
        policies.SEARCHING, account=desk.by, city=desk.city, now=desk.now
    )
    form = SearchForm(request.POST if request.method == "POST" else None)
    is_asked = form.is_bound and form.is_valid()
    text = form.cleaned_data["text"] if is_asked else ""
    rows = actions.look_up(text, by=by) if is_asked else ()
    context = {
        "desk": desk,
        "form": form,
        "is_asked": is_asked,
        "rows": queries.found_rows(rows, text, language=get_language() or "en"),
        "may_write": by.purpose is Purpose.RECEPTION,
    }
    status = 422 if form.is_bound and not is_asked else 200
    return render(request, "desk/people.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new_person(request: HttpRequest, city: str) -> HttpResponse:
    """Write somebody down, unless they are there already under another spelling."""
    desk = desk_of(request, city)
    by = policies.acting(desk.by, purpose=Purpose.RECEPTION, city=desk.city, now=desk.now)
    if request.method != "POST":
        return _new_page(request, desk, NewPersonSheet(on=desk.on))
    sheet = NewPersonSheet(request.POST, on=desk.on)
    if not sheet.is_valid():
        return _new_page(request, desk, sheet, status=422)
    likely = actions.look_up_same(sheet.traits, by=by)
    if not sheet.is_another_than([one.id for one in likely]):
        return _new_page(request, desk, sheet, likely=likely)
    person = actions.take_first_answers(sheet.statements(), by=by)
    return to("person", desk, person.pk)


@require_safe
@signed_in
def erased(request: HttpRequest, city: str) -> HttpResponse:
    """Say that somebody was forgotten, without saying who."""
    desk = desk_of(request, city)
    policies.acting(desk.by, purpose=Purpose.RIGHTS, city=desk.city, now=desk.now)
    return render(request, "desk/erased.html", {"desk": desk})


def _new_page(
    request: HttpRequest,
    desk: Desk,
    sheet: NewPersonSheet,
    *,
    likely: tuple[Found, ...] = (),
    status: int = 200,
) -> HttpResponse:
    rows = queries.likely_rows(likely, language=get_language() or "en")
    context = {"desk": desk, "sheet": sheet, "likely": rows}
    return render(request, "desk/new_person.html", context, status=status)
