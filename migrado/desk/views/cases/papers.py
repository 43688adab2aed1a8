"""Papers of a case: taken in memory only, looked at, handed out to be stored and never run."""

from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST, require_safe

from migrado.casework import actions
from migrado.casework.actions import Form
from migrado.casework.domain.files import MIB, MOST_BYTES, FileRefused
from migrado.casework.queries.words import FAULTS
from migrado.desk.forms.cases import FileForm
from migrado.desk.queries.cases import CANNOT_BE_CHECKED
from migrado.desk.views.cases.ways import At, case_page, write
from migrado.desk.views.door import View, desk_of, signed_in
from migrado.people import policies
from migrado.people.domain import Purpose
from migrado.web.door import InMemory

MOST_OF_A_FORM = 4 * MOST_BYTES + MIB  # above, the door says no; below, the page says why
HEADERS = {
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


def takes_a_file(view: View) -> View:
    """Let one view take a file. The token of the form is looked at after who sends it."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.upload_handlers = [InMemory(request, most=MOST_BYTES)]
        return csrf_protect(view)(request, *args, **kwargs)

    guarded.most_bytes = MOST_OF_A_FORM  # type: ignore[attr-defined]
    return guarded


@csrf_exempt
@require_POST
@signed_in
@takes_a_file
def attach(request: HttpRequest, city: str, case: UUID) -> HttpResponse:
    """Keep a file that is wholly what it says, or say what is wrong with it."""
    desk = desk_of(request, city)
    by = policies.acting(desk.by, purpose=Purpose.COUNSELLING, city=desk.city, now=desk.now)
    form = FileForm(request.POST, request.FILES)
    try:
        return write(
            At(request, desk, case, by),
            lambda: actions.attach(case, form.upload, by=by),
            part="papers",
            forms={"file": form},
        )
    except FileRefused as refused:
        form.add_error("paper", str(FAULTS[refused.fault]))
    except actions.CannotBeChecked:
        form.add_error("paper", str(CANNOT_BE_CHECKED))
    return case_page(At(request, desk, case, by), refused={"file": form})


@require_safe
@signed_in
def paper(request: HttpRequest, city: str, paper: UUID) -> HttpResponse:
    """Hand a file out to be stored."""
    desk = desk_of(request, city)
    by = policies.acting(desk.by, purpose=Purpose.COUNSELLING, city=desk.city, now=desk.now)
    found = actions.read_attachment(paper, by=by)
    if found is None:
        raise Http404
    name = content_disposition_header(True, found.name) or "attachment"
    headers = {**HEADERS, "Content-Disposition": name}
    return HttpResponse(found.data, content_type=found.media_type, headers=headers)


@require_POST
@signed_in
def remove_paper(request: HttpRequest, city: str, *, case: UUID, paper: UUID) -> HttpResponse:
    """Erase a file."""
    desk = desk_of(request, city)
    by = policies.acting(desk.by, purpose=Purpose.COUNSELLING, city=desk.city, now=desk.now)
    return write(
        At(request, desk, case, by),
        lambda: actions.remove_attachment(paper, by=by),
        part="papers",
    )


@require_POST
@signed_in
def copy(request: HttpRequest, city: str, *, case: UUID, form: str) -> HttpResponse:
    """Copy a case for other software: text to paste, or a table to open."""
    desk = desk_of(request, city)
    by = policies.acting(desk.by, purpose=Purpose.COUNSELLING, city=desk.city, now=desk.now)
    if form not in set(Form):
        raise Http404
    text = actions.copy_out(case, form=Form(form), by=by)
    if form == Form.TEXT:
        context = {"desk": desk, "case": case, "text": text}
        return render(request, "desk/copy.html", context)
    headers = {**HEADERS, "Content-Disposition": 'attachment; filename="case.csv"'}
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=headers)
