"""Questions and plan: the visitor's answers come and go with the cookie."""

from collections.abc import Callable, Sequence
from functools import wraps
from itertools import groupby
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from migrado.guide.actions import DAYS
from migrado.guide.domain.answers import Answers
from migrado.guide.domain.single import SINGLES
from migrado.guide.forms import QuestionForm
from migrado.guide.queries import (
    Offer,
    PlanStep,
    QuestionPage,
    plan_page,
    question_page,
    single_links,
)
from migrado.portal.queries import has_dates
from migrado.portal.views import cookie
from migrado.portal.views.cookie import Kept
from migrado.portal.views.frames import CityFrame, address, frame_of, see, today_in
from migrado.web import qr
from migrado.web.htmx import render_part, wants_part
from migrado.web.sealed import TooLarge
from migrado.web.views import error_page

PART = "question"


def with_answers(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hand ``view`` the frame and what the cookie holds; refuse a cookie that is not ours."""

    @wraps(view)
    @never_cache
    def reading(request: HttpRequest, city: str, language: str, **named: Any) -> HttpResponse:
        frame = frame_of(request, city, language)
        try:
            kept = cookie.read(request, city=city)
        except cookie.Unreadable:
            sentence = _("Your answers are too old, or we could not read them. Please start again.")
            home = address("plan", frame)
            answer = error_page(request, status=400, sentence=sentence, home=home)
            cookie.wipe(answer, city=city)
            return answer
        return view(request, frame, kept, **named)

    return reading


@require_safe
@with_answers
def plan(request: HttpRequest, frame: CityFrame, kept: Kept | None) -> HttpResponse:
    """Show the plan, or how to begin one."""
    if kept is None:
        return render(request, "portal/start.html", {"frame": frame})
    return render(request, "portal/plan.html", plan_context(frame, kept))


@require_safe
@with_answers
def sheet(request: HttpRequest, frame: CityFrame, kept: Kept | None) -> HttpResponse:
    """Show the plan in two languages side by side, made for paper."""
    if kept is None:
        return redirect(address("plan", frame))
    start = start_address(request, frame)
    context = {"start_address": start, "code": qr.data_url(start)}
    return render(request, "portal/sheet.html", plan_context(frame, kept) | context)


@require_POST
@with_answers
def forget(request: HttpRequest, frame: CityFrame, kept: Kept | None) -> HttpResponse:
    """Take the answers from the browser, and lead to where one can begin again."""
    slug = request.POST.get("single", "")
    answer = see(address("single", frame, slug) if slug in SINGLES else address("plan", frame))
    cookie.wipe(answer, city=frame.city.key)
    answer.delete_cookie(settings.CSRF_COOKIE_NAME, samesite="Lax")
    return answer


@require_safe
@with_answers
def questions(request: HttpRequest, frame: CityFrame, kept: Kept | None) -> HttpResponse:
    """Lead to the first question that is still open, or to what follows the last one."""
    page = _question_page(frame, kept or Kept.fresh(), None)
    return redirect(_next_address(frame, page))


@require_http_methods(["GET", "HEAD", "POST"])
@with_answers
def question(
    request: HttpRequest, frame: CityFrame, kept: Kept | None, *, number: int
) -> HttpResponse:
    """Show one question, or take its answer."""
    kept = kept or Kept.fresh()
    page = _question_page(frame, kept, number)
    if request.method == "POST":
        return _take(request, frame, kept, page=page)
    if page.question is None:
        return redirect(address("questions", frame))
    return _show(request, frame, page, is_sensitive=is_sensitive(kept.answers))


def _take(
    request: HttpRequest, frame: CityFrame, kept: Kept, *, page: QuestionPage
) -> HttpResponse:
    """Read the answer to the question of ``page``; a wrong one comes back with a sentence."""
    if page.question is None:
        sentence = _("We do not ask this question now. Please go back to your plan.")
        return error_page(request, status=422, sentence=sentence, home=address("plan", frame))
    if request.POST.get("question") != page.question.id:
        # Another tab has changed an earlier answer: what was sent belongs to another question.
        return _lead(request, address("questions", frame))
    form = QuestionForm(page.question, frame.language.code, request.POST)
    if not form.is_valid():
        return _show(request, frame, page, form=form, is_sensitive=is_sensitive(kept.answers))
    kept = kept.holding(kept.answers.answered(page.question, form.value))
    following = _question_page(frame, kept, None)
    answer = _go_on(request, frame, following)
    try:
        cookie.write(answer, kept, city=frame.city.key)
    except TooLarge:
        form.error = _("That is more than we can keep. Please give fewer answers.")
        return _show(request, frame, page, form=form, is_sensitive=is_sensitive(kept.answers))
    return answer


def _go_on(request: HttpRequest, frame: CityFrame, page: QuestionPage) -> HttpResponse:
    place = _next_address(frame, page)
    if page.question is None or not wants_part(request, PART):
        return _lead(request, place)
    answer = _show(request, frame, page)
    answer["HX-Push-Url"] = place
    return answer


def _show(
    request: HttpRequest,
    frame: CityFrame,
    page: QuestionPage,
    *,
    form: QuestionForm | None = None,
    is_sensitive: bool = False,
) -> HttpResponse:
    """Show a question; the first one asks about violence, so it can always be left at once."""
    assert page.question is not None
    wrong = form is not None
    if form is None:
        form = QuestionForm(page.question, frame.language.code, reply=page.reply)
    context = {
        "frame": frame,
        "page": page,
        "form": form,
        "is_sensitive": is_sensitive or page.question.kind == "situation",
    }
    return render_part(
        request, "portal/question.html", part=PART, context=context, status=422 if wrong else 200
    )


def _lead(request: HttpRequest, place: str) -> HttpResponse:
    """Send the browser on, with or without htmx, by GET."""
    if not wants_part(request, PART):
        return see(place)
    answer = HttpResponse(status=204)
    answer["HX-Redirect"] = place
    return answer


def start_address(request: HttpRequest, frame: CityFrame) -> str:
    """Return where anybody can make a plan, as a QR code leads to it; it holds no answer."""
    return request.build_absolute_uri(address("plan", frame))


def _next_address(frame: CityFrame, page: QuestionPage) -> str:
    if page.stop:
        return address("help", frame, page.stop)
    if page.question is None:
        return address("plan", frame)
    return address("question", frame, page.number)


def _question_page(frame: CityFrame, kept: Kept, number: int | None) -> QuestionPage:
    return question_page(
        frame.city,
        answers=kept.answers,
        number=number,
        language=frame.language.code,
        on=today_in(frame.city),
    )


Row = tuple[int, PlanStep, int | None]


def _numbered(steps: Sequence[PlanStep]) -> list[Row]:
    """Give each step its number, and that of an earlier one at the same office, to say it once."""
    first: dict[str, int] = {}
    rows: list[Row] = []
    for number, step in enumerate(steps, start=1):
        key = f"{step.office.key} {step.office.team}" if step.office else ""
        rows.append((number, step, first.get(key)))
        if key:
            first.setdefault(key, number)
    return rows


def _folded(rows: Sequence[Row]) -> list[tuple[str, list[Row]]]:
    """Put the rows behind their headings; those of the first screen stand behind an empty one."""
    folded = groupby(rows, key=lambda row: row[1].fold.text if row[1].fold else "")
    return [(title, list(inner)) for title, inner in folded]


def _more_form(frame: CityFrame, offer: Offer | None) -> QuestionForm | None:
    if offer is None:
        return None
    return QuestionForm(offer.question, frame.language.code, reply=offer.reply)


def is_sensitive(answers: Answers) -> bool:
    """Say whether somebody who looks over the shoulder must not see what the page is about."""
    return "violence" in answers.situation


def plan_context(frame: CityFrame, kept: Kept) -> dict[str, Any]:
    on = today_in(frame.city)
    shown = plan_page(frame.city, answers=kept.answers, language=frame.language.code, on=on)
    return {
        "frame": frame,
        "plan": shown,
        "has_dates": has_dates(shown, on=on),
        "plan_id": kept.plan_id.hex(),
        "stays": kept.stays,
        "days": DAYS,
        "is_sensitive": is_sensitive(kept.answers),
        "today": on,
        "folds": _folded(_numbered(shown.steps)),
        "singles": single_links(frame.language.code),
        "next": next((step for step in shown.steps if step.last_day), None),
        "more": _more_form(frame, shown.more),
    }
