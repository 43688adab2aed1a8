"""A plan to take along: kept behind a link that only the visitor has, if they ask for it."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from migrado.guide import actions
from migrado.guide.queries import KeptAnswers, kept_answers
from migrado.portal.views import cookie
from migrado.portal.views.cookie import Kept
from migrado.portal.views.frames import CityFrame, address, frame_of, see, today_in
from migrado.portal.views.plan import is_sensitive, plan_context, with_answers
from migrado.web import qr
from migrado.web.kiosk import is_kiosk
from migrado.web.unlisted import unlisted_page
from migrado.web.views import error_page

View = Callable[..., HttpResponse]


def with_link(view: View) -> View:
    """Hand ``view`` the frame and the token, and hide the address of what it answers."""

    @unlisted_page
    @wraps(view)
    def opening(
        request: HttpRequest, city: str, language: str, *, token: str, **named: Any
    ) -> HttpResponse:
        try:
            frame = frame_of(request, city, language)
        except Http404:
            return gone(request)
        return view(request, frame, token, **named)

    return opening


def gone(request: HttpRequest, frame: CityFrame | None = None) -> HttpResponse:
    """Answer the same to whoever guesses, comes too late, or comes after a deletion."""
    sentence = _(
        "This link is not valid any more. It has run out, or it was deleted. "
        "You can make your plan again at any time."
    )
    home = address("home", frame) if frame else "/"
    return error_page(request, status=404, sentence=sentence, home=home)


def too_many(request: HttpRequest, frame: CityFrame) -> HttpResponse:
    """Say that there are no more links today, and what helps instead."""
    sentence = _("So many links were made today that we can make no more. Please print your plan.")
    return error_page(request, status=503, sentence=sentence, home=address("plan", frame))


@require_POST
@with_answers
def remember(request: HttpRequest, frame: CityFrame, kept: Kept | None) -> HttpResponse:
    """Let the answers stay on this device for seven days; never on one that many people use."""
    answer = see(address("plan", frame))
    if kept and not is_kiosk(request):
        cookie.write(answer, kept.staying(), city=frame.city.key)
    return answer


@require_POST
@with_answers
def keep_plan(request: HttpRequest, frame: CityFrame, kept: Kept | None) -> HttpResponse:
    """Keep the plan for as long as the visitor chose, and lead to the page with its link."""
    days = {str(one): one for one in actions.DAYS}.get(request.POST.get("days", ""))
    if kept is None or days is None:
        return see(address("plan", frame))
    try:
        token = actions.keep_plan(
            frame.city, answers=kept.answers, days=days, on=today_in(frame.city)
        )
    except actions.TooMany:
        return too_many(request, frame)
    return see(address("kept-link", frame, token))


@require_safe
@with_link
def kept_plan(request: HttpRequest, frame: CityFrame, token: str) -> HttpResponse:
    """Show the plan as the law stands today, to whoever has the link."""
    found = _found(frame, token)
    if found is None:
        return gone(request, frame)
    context = plan_context(frame, Kept.fresh().holding(found.answers))
    # The questions of this browser are not those that the plan was made from.
    points = tuple(replace(point, numbers=()) for point in context["plan"].undecided)
    context["plan"] = replace(context["plan"], undecided=points)
    return render(request, "portal/kept.html", context | {"token": token, "until": found.until})


@require_safe
@with_link
def kept_link(
    request: HttpRequest, frame: CityFrame, token: str, *, on_paper: bool = False
) -> HttpResponse:
    """Show the link of a kept plan, to copy, to scan, or to print where that is wanted."""
    found = _found(frame, token)
    if found is None:
        return gone(request, frame)
    link = request.build_absolute_uri(address("kept", frame, token))
    context = {
        "frame": frame,
        "token": token,
        "link": link,
        "code": qr.data_url(link),
        "until": found.until,
        "is_sensitive": is_sensitive(found.answers),
    }
    template = "portal/kept_paper.html" if on_paper else "portal/kept_link.html"
    return render(request, template, context)


@require_POST
@with_link
def take_over(request: HttpRequest, frame: CityFrame, token: str) -> HttpResponse:
    """Put the answers behind the link into this browser's cookie, in the place of older ones."""
    found = _found(frame, token)
    if found is None:
        return gone(request, frame)
    answer = see(address("plan", frame))
    cookie.write(answer, Kept.fresh().holding(found.answers), city=frame.city.key)
    return answer


@require_POST
@with_link
def delete_kept_plan(request: HttpRequest, frame: CityFrame, token: str) -> HttpResponse:
    """Delete the kept plan; a second time, or after its end, that is no fault."""
    actions.delete_kept_plan(frame.city, token=token)
    return see(address("link-deleted", frame))


def _found(frame: CityFrame, token: str) -> KeptAnswers | None:
    return kept_answers(frame.city, token=token, on=today_in(frame.city))
