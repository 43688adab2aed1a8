"""Notes that lose no word: saved, kept half-written, joined when two wrote at once."""

from functools import wraps
from typing import Any
from uuid import UUID

from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from migrado.accounts.models import Account
from migrado.accounts.policies import NotAllowed
from migrado.casework import actions
from migrado.casework.actions import HalfWritten
from migrado.casework.domain import Level
from migrado.desk.forms.cases import MOST_WORDS, NoteForm
from migrado.desk.views.cases.ways import CLOSED, At, case_page, write
from migrado.desk.views.door import View, desk_of, signed_in
from migrado.desk.views.people.ways import to
from migrado.people import policies
from migrado.people.domain import Purpose
from migrado.people.policies import Acting
from migrado.web.htmx import wants_part


def keeps_what_was_typed(view: View) -> View:
    """Keep a note as a draft, or show it, where the session ended before it was sent."""

    @wraps(view)
    def guarded(request: HttpRequest, city: str, case: UUID, **more: Any) -> HttpResponse:
        if request.user.is_authenticated or request.method != "POST":
            return view(request, city=city, case=case, **more)
        back = reverse("desk:case", args=[city, case])
        words = request.POST.get("words", "")
        ended: Account | None = getattr(request, "session_ended_of", None)
        if not more and ended is not None and _kept(request, city, case, words=words, by=ended):
            return redirect_to_login(back)
        context = {"words": words, "back": back}
        return render(request, "desk/session_over.html", context, status=401)

    return guarded


@require_POST
@keeps_what_was_typed
@signed_in
def new_note(request: HttpRequest, city: str, case: UUID) -> HttpResponse:
    """Save the note of the field that is always open."""
    desk = desk_of(request, city)
    by = policies.acting(desk.by, purpose=Purpose.COUNSELLING, city=desk.city, now=desk.now)
    form = NoteForm(request.POST)
    return write(
        At(request, desk, case, by),
        lambda: actions.write_note(
            case, form.cleaned_data["words"], by=by, level=form.cleaned_data["level"]
        ),
        part="notes",
        forms={"note": form},
    )


@require_POST
@keeps_what_was_typed
@signed_in
def keep_draft(request: HttpRequest, city: str, case: UUID) -> HttpResponse:
    """Keep what stands in the field, for the same reader to go on later."""
    desk = desk_of(request, city)
    by = policies.acting(desk.by, purpose=Purpose.COUNSELLING, city=desk.city, now=desk.now)
    form = NoteForm(request.POST)
    form.fields["words"].required = False
    if not form.is_valid():
        return case_page(At(request, desk, case, by), refused={"note": form})
    words, level = form.cleaned_data["words"], form.cleaned_data["level"]
    try:
        _keep(case, words, level=level, by=by)
    except actions.CaseClosed:
        return case_page(At(request, desk, case, by), refused={"note": form}, said=str(CLOSED))
    if wants_part(request, "kept"):
        return render(request, "desk/parts/kept.html", {"desk": desk, "words": words})
    return to("case", desk, case, part="note")


@require_http_methods(["GET", "HEAD", "POST"])
@keeps_what_was_typed
@signed_in
def note(request: HttpRequest, city: str, *, case: UUID, note: UUID) -> HttpResponse:
    """Show every version of a note, and take the next one."""
    desk = desk_of(request, city)
    by = policies.acting(desk.by, purpose=Purpose.COUNSELLING, city=desk.city, now=desk.now)
    at = At(request, desk, case, by)
    if request.method != "POST":
        return _note_page(at, note)
    form = NoteForm(request.POST)
    if not form.is_valid() or not form.cleaned_data["saw"]:
        return _note_page(at, note, form=form)
    said = form.cleaned_data
    level = said["level"] if request.POST.get("level") else None
    try:
        saved = actions.save_note(note, said["words"], saw=said["saw"], level=level, by=by)
    except actions.CaseClosed:
        return _note_page(at, note, form=form, said=str(CLOSED))
    if saved.is_copy:
        return to("note", desk, case, note, part="copies")
    return to("case", desk, case, part="notes")


@require_POST
@signed_in
def settle_copy(
    request: HttpRequest, city: str, *, case: UUID, note: UUID, version: UUID
) -> HttpResponse:
    """Say that the words of a copy are joined."""
    desk = desk_of(request, city)
    by = policies.acting(desk.by, purpose=Purpose.COUNSELLING, city=desk.city, now=desk.now)
    try:
        actions.settle_copy(version, by=by)
    except actions.CaseClosed:
        return _note_page(At(request, desk, case, by), note, said=str(CLOSED))
    return to("note", desk, case, note)


def _note_page(
    at: At, number: UUID, *, form: NoteForm | None = None, said: str = ""
) -> HttpResponse:
    found = actions.read_note(number, by=at.by)
    if found is None:
        raise Http404
    now = found.note.now
    first = {"words": now.words, "saw": now.number, "level": found.note.level}
    context = {
        "desk": at.desk,
        "case": at.case,
        "history": found,
        "form": form or NoteForm(initial=first),
        "said": said,
    }
    status = 409 if said else 422 if form else 200
    return render(at.request, "desk/note.html", context, status=status)


def _keep(case: UUID, words: str, *, level: Level, by: Acting) -> None:
    if words.strip():
        actions.keep_draft(case, HalfWritten(words=words, level=level), by=by)
    else:
        actions.drop_draft(case, by=by)


def _kept(request: HttpRequest, city: str, case: UUID, *, words: str, by: Account) -> bool:
    """Keep ``words`` for whose session just ended; they see them again after signing in."""
    if not is_mfa_enabled(by) or len(words) > MOST_WORDS:
        return False
    level = request.POST.get("level", "")
    desk = desk_of(request, city)
    try:
        acting = policies.acting(by, purpose=Purpose.COUNSELLING, city=desk.city, now=desk.now)
        _keep(case, words, level=Level(level) if level in set(Level) else Level.TEAM, by=acting)
    except (NotAllowed, actions.CaseClosed):
        return False
    return True
