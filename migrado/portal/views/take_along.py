"""The plan as files to take along: a PDF, and its dates for a calendar."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from migrado.guide.queries import Plan, plan_page
from migrado.portal import queries
from migrado.portal.views.cookie import Kept
from migrado.portal.views.frames import CityFrame, today_in
from migrado.portal.views.plan import start_address, with_answers
from migrado.web.calendar import calendar_file
from migrado.web.pdf import LettersMissing
from migrado.web.pdf import pdf as made_pdf

TEMPLATE = Path(__file__).parents[1] / "templates" / "portal" / "plan.typ"


@require_safe
@with_answers
def pdf(request: HttpRequest, frame: CityFrame, kept: Kept | None) -> HttpResponse:
    """Hand out the plan as a PDF, in the reader's language and in German."""
    shown = _plan(frame, kept)
    if shown is None or not (shown.steps or shown.undecided):
        return redirect(_plan_address(frame))
    code = frame.language.code
    data = queries.plan_document(shown, language=code, address=start_address(request, frame))
    try:
        content = made_pdf(TEMPLATE, data, language=code, on=shown.made_on)
    except LettersMissing:
        return render(request, "portal/no_pdf.html", {"frame": frame}, status=404)
    return _file(content, kind="application/pdf", name=f"plan-{frame.city.key}.pdf")


@require_safe
@with_answers
def calendar(request: HttpRequest, frame: CityFrame, kept: Kept | None) -> HttpResponse:
    """Hand out the days of the plan as a calendar file."""
    shown = _plan(frame, kept)
    if kept is None or shown is None or not queries.has_dates(shown, on=shown.made_on):
        return redirect(_plan_address(frame))
    code = frame.language.code
    content = calendar_file(
        queries.calendar_entries(shown, plan_id=kept.plan_id, language=code, on=shown.made_on),
        name=queries.calendar_name(),
        language=frame.language.tag,
        address=start_address(request, frame),
        now=timezone.now(),
    )
    kind = "text/calendar; charset=utf-8; method=PUBLISH"
    return _file(content, kind=kind, name=f"plan-{frame.city.key}.ics")


def _plan_address(frame: CityFrame) -> str:
    return reverse("portal:plan", args=[frame.city.key, frame.language.code])


def _plan(frame: CityFrame, kept: Kept | None) -> Plan | None:
    if kept is None:
        return None
    code = frame.language.code
    return plan_page(frame.city, answers=kept.answers, language=code, on=today_in(frame.city))


def _file(content: bytes, *, kind: str, name: str) -> HttpResponse:
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": disposition})
