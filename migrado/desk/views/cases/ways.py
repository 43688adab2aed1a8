"""What the views of cases share: the page of a case, also with a form that was refused."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from migrado.casework import actions, policies
from migrado.casework.queries import CasePage, known_cases
from migrado.desk.forms import cases as forms
from migrado.desk.queries.cases import agreed_to, colleagues, one_line
from migrado.desk.views.door import Desk
from migrado.desk.views.people.ways import to
from migrado.directory.queries import organisation_names
from migrado.people.policies import Acting

Forms = Mapping[str, Form]
CLOSED = _("The case is closed. Open it again first; what you typed is still here.")
REFUSALS: Mapping[type[Exception], Any] = {
    actions.CaseClosed: CLOSED,
    actions.AlreadyOffered: _(
        "It waits for somebody's answer already. Take that offer back first."
    ),
    actions.ChangedHands: _("A colleague was faster. Nothing was changed."),
    actions.AlreadyOpen: _("There is an open case of this person already."),
    actions.NotClosed: _("The case is open."),
    actions.NoWords: _("Please write something first."),
}
ALL = "all"  # in the address: every note, not only the last ones


@dataclass(frozen=True)
class At:
    """Somebody at work on one case, who sent ``request``."""

    request: HttpRequest
    desk: Desk
    case: UUID
    by: Acting


def case_page(at: At, *, refused: Forms | None = None, said: str = "") -> HttpResponse:
    """Show a case, with forms that were ``refused`` as they were filled in; or its door."""
    request, desk = at.request, at.desk
    page = actions.read_case(at.case, by=at.by, all_notes=ALL in request.GET)
    if page is None:
        return door_page(at, refused=refused)
    context = {
        "desk": desk,
        "page": page,
        "case": page.head.id,
        "line": one_line(page.portrait, language=get_language() or "en"),
        "consents": agreed_to(page.head.person, city=desk.city, on=desk.on),
        "places": dict(organisation_names(desk.city, language=get_language() or "en")),
        "said": said,
        "is_refused": bool(refused) or bool(said),
        **_forms(page, desk, refused or {}),
    }
    status = 409 if said else 422 if refused else 200
    return render(request, "desk/case.html", context, status=status)


def door_page(at: At, *, refused: Forms | None = None) -> HttpResponse:
    """Show that a case exists and how it is opened. Raises Http404 if nothing is known of it."""
    desk, number, by = at.desk, at.case, at.by
    mine = policies.own(by).unagreed(on=by.on).filter(pk=number)
    known = policies.known(by).filter(pk=number) | policies.orphaned(by).filter(pk=number)
    shown = known_cases(mine or known, readable=policies.readable(by), on=by.on)
    if not shown:
        raise Http404
    row = shown[0]
    forms_ = refused or {}
    context = {
        "desk": desk,
        "row": row,
        "is_shut": bool(mine),
        "is_known": policies.known(by).filter(pk=number).exists(),
        "close_form": forms_.get("close", forms.CloseForm()),
        "reason_form": forms_.get("reason", forms.ReasonForm()),
        "take_form": forms_.get("take", forms.TakeForm(auto_id="take_%s")),
    }
    return render(at.request, "desk/case_door.html", context, status=422 if refused else 200)


def write(
    at: At, step: Callable[[], object], *, part: str, forms: Forms | None = None
) -> HttpResponse:
    """Do ``step`` and lead back to ``part`` of the case, or show the filled form and say why not.

    ``forms`` is the form that was sent, by its name on the page; one that is wrong is not tried.
    """
    if any(not form.is_valid() for form in (forms or {}).values()):
        return case_page(at, refused=forms)
    try:
        step()
    except tuple(REFUSALS) as refusal:
        return case_page(at, refused=forms, said=str(REFUSALS[type(refusal)]))
    return to("case", at.desk, at.case, part=part)


def _forms(page: CasePage, desk: Desk, refused: Forms) -> dict[str, Any]:
    """Return every form of the page; those that were refused as they came."""
    draft = page.draft
    first = {"words": draft.words, "level": draft.level} if draft else {}
    known = colleagues(desk.city, on=desk.on, besides=desk.by.pk)
    return {
        "note_form": refused.get("note", forms.NoteForm(initial=first)),
        "goal_form": refused.get("goal", forms.GoalForm(auto_id="goal_%s")),
        "goals": [
            (goal, refused.get(f"step-{goal.id}", forms.StepForm(auto_id=f"{goal.id}_%s")))
            for goal in page.goals
        ],
        "look_form": refused.get("look", forms.LookForm(auto_id="look_%s")),
        "file_form": refused.get("file", forms.FileForm()),
        "topics_form": refused.get(
            "topics", forms.TopicsForm(initial={"topics": page.head.topics})
        ),
        "close_form": refused.get("close", forms.CloseForm()),
        "offer_form": refused.get("offer", forms.OfferForm(colleagues=known, auto_id="offer_%s")),
        "cover_form": refused.get(
            "cover", forms.CoverForm(colleagues=known, on=desk.on, auto_id="cover_%s")
        ),
    }
