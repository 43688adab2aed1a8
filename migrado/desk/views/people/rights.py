"""The person's own rights: taking everything along, being forgotten.

Who does it for them sees nothing of it on the screen: a file is handed over.
"""

import json
from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from migrado.desk import queries
from migrado.desk.forms import EraseForm, LanguageForm, TakeAlongForm
from migrado.desk.views.door import Desk, desk_of, signed_in
from migrado.desk.views.people.consents import pdf_page
from migrado.desk.views.people.ways import attached, found, read, to
from migrado.people import actions, policies
from migrado.people.actions.codes import CODE_DAYS
from migrado.people.domain import Purpose
from migrado.people.queries import PersonPage, portrait
from migrado.web import qr


@require_safe
@signed_in
def rights(request: HttpRequest, city: str, person: UUID) -> HttpResponse:
    """Show what the person can ask for."""
    desk = desk_of(request, city)
    by = policies.acting(desk.by, purpose=Purpose.RIGHTS, city=desk.city, now=desk.now)
    page = read(person, by=by)
    return _page(request, desk, page)


@require_POST
@signed_in
def take_along(request: HttpRequest, city: str, person: UUID) -> HttpResponse:
    """Hand over all that is kept about the person, as a file for programs or as a PDF."""
    desk = desk_of(request, city)
    by = policies.acting(desk.by, purpose=Purpose.RIGHTS, city=desk.city, now=desk.now)
    about = found(person, by=by)
    form = TakeAlongForm(request.POST)
    if not form.is_valid():
        return _page(request, desk, read(person, by=by), form=form)
    all_of_it = actions.take_along(about, by=by)
    if form.cleaned_data["kind"] == TakeAlongForm.JSON:
        content = json.dumps(all_of_it, ensure_ascii=False, indent=2).encode()
        return attached(content, kind="application/json", name="my-data.json")
    language = form.cleaned_data["language"]
    data = queries.export_paper(all_of_it, language=language, on=desk.on)
    return pdf_page(request, desk, data, language=language, name="my-data.pdf")


@require_POST
@signed_in
def code(request: HttpRequest, city: str, person: UUID) -> HttpResponse:
    """Make a code for paper, with which the person sees who opened their file; shown once."""
    desk = desk_of(request, city)
    by = policies.acting(desk.by, purpose=Purpose.RIGHTS, city=desk.city, now=desk.now)
    page = read(person, by=by)
    form = LanguageForm(request.POST, prefix="code")
    if not form.is_valid():
        return _page(request, desk, page, code_form=form)
    token = actions.issue_code(page.person, by=by)
    place = reverse("portal:my-file", args=[desk.city.key, form.cleaned_data["language"], token])
    link = request.build_absolute_uri(place)
    context = {
        "desk": desk,
        "page": page,
        "link": link,
        "code": qr.data_url(link),
        "days": CODE_DAYS,
    }
    return render(request, "desk/code.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def erase(request: HttpRequest, city: str, person: UUID) -> HttpResponse:
    """Say what will be gone, and forget the person for good once that was confirmed."""
    desk = desk_of(request, city)
    by = policies.acting(desk.by, purpose=Purpose.RIGHTS, city=desk.city, now=desk.now)
    form = EraseForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        actions.erase(found(person, by=by), by=by)
        return to("person-erased", desk)
    context = {"desk": desk, "page": read(person, by=by), "form": form}
    return render(request, "desk/erase.html", context, status=422 if form.is_bound else 200)


def _page(
    request: HttpRequest,
    desk: Desk,
    page: PersonPage,
    *,
    form: TakeAlongForm | None = None,
    code_form: LanguageForm | None = None,
) -> HttpResponse:
    first = {"language": queries.language_to_read(_seen_face_to_face(page, desk))}
    context = {
        "desk": desk,
        "page": page,
        "form": form or TakeAlongForm(initial=first),
        "code_form": code_form or LanguageForm(initial=first, prefix="code"),
    }
    status = 422 if form or code_form else 200
    return render(request, "desk/rights.html", context, status=status)


def _seen_face_to_face(page: PersonPage, desk: Desk) -> PersonPage:
    """Return the page as whoever counsels receives the person: with the languages they speak."""
    by = policies.acting_on(
        page.person.pk, policies.ASKING, account=desk.by, city=desk.city, now=desk.now
    )
    sight = policies.sight(page.person, by=by)
    return replace(page, portrait=portrait(page.person, sight=sight))
