"""A link for the person who goes along: one step, and nothing about anybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from migrado.guide import actions
from migrado.guide.queries import companion_page, companion_task, plan_page
from migrado.portal.views.cookie import Kept
from migrado.portal.views.frames import CityFrame, address, see, today_in
from migrado.portal.views.keep import gone, too_many, with_link
from migrado.portal.views.plan import with_answers
from migrado.web import qr


@require_POST
@with_answers
def make_note(request: HttpRequest, frame: CityFrame, kept: Kept | None) -> HttpResponse:
    """Make a note of one step of the visitor's plan, and lead to the page with its link."""
    if kept is None:
        return see(address("plan", frame))
    on = today_in(frame.city)
    plan = plan_page(frame.city, answers=kept.answers, language=frame.language.code, on=on)
    wanted = request.POST.get("step")
    step = next((one for one in plan.steps if one.key == wanted), None)
    if step is None:  # another tab has changed the answers
        return see(address("plan", frame))
    try:
        token = actions.keep_note(frame.city, step=step, on=on)
    except actions.TooMany:
        return too_many(request, frame)
    return see(address("companion-link", frame, token))


@require_safe
@with_link
def note(request: HttpRequest, frame: CityFrame, token: str) -> HttpResponse:
    """Show the one step, in the language of the companion, German beside it."""
    on = today_in(frame.city)
    page = companion_page(frame.city, token=token, language=frame.language.code, on=on)
    if page is None:
        return gone(request, frame)
    context = {"frame": frame, "page": page, "token": token, "today": on}
    return render(request, "portal/companion.html", context)


@require_safe
@with_link
def note_link(request: HttpRequest, frame: CityFrame, token: str) -> HttpResponse:
    """Show the link to hand on; not its end, which would tell the last legal day."""
    if companion_task(frame.city, token=token, on=today_in(frame.city)) is None:
        return gone(request, frame)
    link = request.build_absolute_uri(address("companion", frame, token))
    context = {"frame": frame, "token": token, "link": link, "code": qr.data_url(link)}
    return render(request, "portal/companion_link.html", context)


@require_POST
@with_link
def delete_note(request: HttpRequest, frame: CityFrame, token: str) -> HttpResponse:
    """Delete the note; a second time, or after its end, that is no fault."""
    actions.delete_note(frame.city, token=token)
    return see(address("link-deleted", frame))
