"""One question of law asked by itself, on a page that can be passed on."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from migrado.guide.forms import QuestionForm
from migrado.guide.queries import SinglePage, single_page
from migrado.portal.views import cookie
from migrado.portal.views.cookie import Kept
from migrado.portal.views.frames import CityFrame, address, see, today_in
from migrado.portal.views.plan import is_sensitive, with_answers
from migrado.web.sealed import TooLarge


@require_http_methods(["GET", "HEAD", "POST"])
@with_answers
def single(request: HttpRequest, frame: CityFrame, kept: Kept | None, *, slug: str) -> HttpResponse:
    """Show the next fact that the question needs, or its answer; or take a fact.

    The address holds none of them: they travel in the cookie, like those of the plan.
    """
    kept = kept or Kept.fresh()
    page = single_page(
        frame.city,
        slug,
        answers=kept.answers,
        language=frame.language.code,
        on=today_in(frame.city),
    )
    if page is None:
        raise Http404
    if request.method == "POST":
        return _take(request, frame, kept, page=page)
    return _show(request, frame, kept, page=page)


def _take(request: HttpRequest, frame: CityFrame, kept: Kept, *, page: SinglePage) -> HttpResponse:
    """Read what was sent; a wrong answer comes back with a sentence."""
    here = address("single", frame, page.slug)
    if page.question is None or request.POST.get("question") != page.question.id:
        return see(here)  # another tab has answered it already
    form = QuestionForm(page.question, frame.language.code, request.POST)
    if not form.is_valid():
        return _show(request, frame, kept, page=page, form=form)
    kept = kept.holding(kept.answers.answered(page.question, form.value))
    answer = see(here)
    try:
        cookie.write(answer, kept, city=frame.city.key)
    except TooLarge:
        form.error = _("That is more than we can keep. Please give fewer answers.")
        return _show(request, frame, kept, page=page, form=form)
    return answer


def _show(
    request: HttpRequest,
    frame: CityFrame,
    kept: Kept,
    *,
    page: SinglePage,
    form: QuestionForm | None = None,
) -> HttpResponse:
    wrong = form is not None
    if form is None and page.question:
        form = QuestionForm(page.question, frame.language.code)
    context = {
        "frame": frame,
        "page": page,
        "form": form,
        "has_said": bool(kept.answers.replies),
        "is_sensitive": is_sensitive(kept.answers),
        "today": today_in(frame.city),
    }
    return render(request, "portal/single.html", context, status=422 if wrong else 200)
