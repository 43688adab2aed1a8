"""A case begins, passes to a colleague, is covered for a while, ends and begins again."""

from contextlib import suppress
from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from migrado.casework import actions
from migrado.desk.forms import cases as forms
from migrado.desk.forms.threads import CodeForm
from migrado.desk.queries.cases import colleagues
from migrado.desk.views.cases.ways import At, door_page, write
from migrado.desk.views.door import desk_of, signed_in
from migrado.desk.views.people.ways import to
from migrado.people import policies
from migrado.people.domain import Purpose

ANSWERS = {
    "accept": actions.accept,
    "decline": actions.decline,
    "call-back": actions.call_back,
}


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def person_cases(request: HttpRequest, city: str, person: UUID) -> HttpResponse:
    """Show which cases a person has and whose they are, and open one."""
    desk = desk_of(request, city)
    by = policies.acting(desk.by, purpose=Purpose.COUNSELLING, city=desk.city, now=desk.now)
    about = policies.find(person, by=by)
    if about is None:
        raise Http404
    form, said = forms.TopicsForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            case = actions.open_case(about.pk, topics=form.cleaned_data["topics"], by=by)
        except actions.AlreadyOpen:
            said = _("There is an open case of this person already.")
        else:
            return to("case", desk, case.pk)
    rows = actions.read_cases_of(about.pk, by=by)
    context = {
        "desk": desk,
        "person": about.pk,
        "rows": rows,
        "form": form,
        "code_form": CodeForm(),
        "said": said,
        "may_open": not any(row.is_open for row in rows),
    }
    status = 409 if said else 422 if form.errors else 200
    return render(request, "desk/person_cases.html", context, status=status)


@require_POST
@signed_in
def close(request: HttpRequest, city: str, case: UUID) -> HttpResponse:
    """End a case with an outcome."""
    desk = desk_of(request, city)
    by = policies.acting(desk.by, purpose=Purpose.COUNSELLING, city=desk.city, now=desk.now)
    form = forms.CloseForm(request.POST)
    if form.is_valid():
        with suppress(actions.CaseClosed):  # a moment ago, and that is what was wanted
            actions.close(case, outcome=form.cleaned_data["outcome"], by=by)
        return to("day", desk)
    return write(At(request, desk, case, by), lambda: None, part="more", forms={"close": form})


@require_POST
@signed_in
def reopen(request: HttpRequest, city: str, case: UUID) -> HttpResponse:
    """Go on with a closed case."""
    desk = desk_of(request, city)
    by = policies.acting(desk.by, purpose=Purpose.COUNSELLING, city=desk.city, now=desk.now)
    return write(At(request, desk, case, by), lambda: actions.reopen(case, by=by), part="content")


@require_POST
@signed_in
def offer(request: HttpRequest, city: str, case: UUID) -> HttpResponse:
    """Offer a case to a colleague."""
    desk = desk_of(request, city)
    by = policies.acting(desk.by, purpose=Purpose.COUNSELLING, city=desk.city, now=desk.now)
    known = colleagues(desk.city, on=desk.on, besides=desk.by.pk)
    form = forms.OfferForm(request.POST, colleagues=known, auto_id="offer_%s")
    return write(
        At(request, desk, case, by),
        lambda: actions.offer(case, to=UUID(form.cleaned_data["to"]), by=by),
        part="more",
        forms={"offer": form},
    )


@require_POST
@signed_in
def answer(request: HttpRequest, city: str, *, offer: UUID, answer: str) -> HttpResponse:
    """Accept, decline or take back what was offered."""
    desk = desk_of(request, city)
    by = policies.acting(desk.by, purpose=Purpose.COUNSELLING, city=desk.city, now=desk.now)
    if answer not in ANSWERS:
        raise Http404
    try:
        ANSWERS[answer](offer, by=by)
    except actions.ChangedHands:
        context = {"desk": desk, "said": _("A colleague was faster. Nothing was changed.")}
        return render(request, "desk/refused.html", context, status=409)
    return to("day", desk)


@require_POST
@signed_in
def take_over(request: HttpRequest, city: str, case: UUID) -> HttpResponse:
    """Become responsible for a case that nobody offered, with a reason."""
    desk = desk_of(request, city)
    by = policies.acting(desk.by, purpose=Purpose.COUNSELLING, city=desk.city, now=desk.now)
    form = forms.TakeForm(request.POST, auto_id="take_%s")
    if not form.is_valid():
        return door_page(At(request, desk, case, by), refused={"take": form})
    said = form.cleaned_data
    try:
        actions.take_over(case, from_owner=said["from_owner"], reason=said["reason"], by=by)
    except actions.ChangedHands:
        context = {"desk": desk, "said": _("A colleague was faster. Nothing was changed.")}
        return render(request, "desk/refused.html", context, status=409)
    return to("case", desk, case)


@require_POST
@signed_in
def cover(request: HttpRequest, city: str, case: UUID) -> HttpResponse:
    """Let a colleague stand in to a day, or end that."""
    desk = desk_of(request, city)
    by = policies.acting(desk.by, purpose=Purpose.COUNSELLING, city=desk.city, now=desk.now)
    if "end" in request.POST:
        return write(
            At(request, desk, case, by), lambda: actions.end_cover(case, by=by), part="more"
        )
    known = colleagues(desk.city, on=desk.on, besides=desk.by.pk)
    form = forms.CoverForm(request.POST, colleagues=known, on=desk.on, auto_id="cover_%s")
    return write(
        At(request, desk, case, by),
        lambda: actions.cover(
            case,
            to=UUID(form.cleaned_data["to"]),
            until=form.cleaned_data["last_on"] + timedelta(days=1),
            by=by,
        ),
        part="more",
        forms={"cover": form},
    )
