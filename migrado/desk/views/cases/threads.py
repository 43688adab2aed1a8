"""Anonymous counselling: a code name, notes, and a code on paper that only the person has."""

from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from migrado.casework import actions
from migrado.casework.domain import Manner
from migrado.desk.forms.contacts import TalkForm
from migrado.desk.forms.threads import CallForm, CodeForm, ThreadNoteForm
from migrado.desk.views.door import Desk, desk_of, signed_in
from migrado.desk.views.people.ways import to
from migrado.people import policies
from migrado.people.domain import Purpose
from migrado.people.policies import Acting

CALLED = "code_name"  # in the session, so that it stands in no address


@require_safe
@signed_in
def anonymous(request: HttpRequest, city: str) -> HttpResponse:
    """Offer to begin, and to go on with somebody who says their code name."""
    desk = desk_of(request, city)
    policies.acting(desk.by, purpose=Purpose.COUNSELLING, city=desk.city, now=desk.now)
    return _start(request, desk)


@require_POST
@signed_in
def begin(request: HttpRequest, city: str) -> HttpResponse:
    """Begin with a first talk; the code is shown once."""
    desk = desk_of(request, city)
    by = policies.acting(desk.by, purpose=Purpose.COUNSELLING, city=desk.city, now=desk.now)
    form = TalkForm(request.POST)
    if not form.is_valid():
        return _start(request, desk, talk_form=form)
    begun = actions.begin_thread(form.talk, by=by)
    request.session[CALLED] = begun.thread.code_name
    return render(request, "desk/thread_begun.html", {"desk": desk, "begun": begun})


@require_POST
@signed_in
def call(request: HttpRequest, city: str) -> HttpResponse:
    """Find a thread by the name that its person says."""
    desk = desk_of(request, city)
    by = policies.acting(desk.by, purpose=Purpose.COUNSELLING, city=desk.city, now=desk.now)
    form = CallForm(request.POST)
    if not form.is_valid():
        return _start(request, desk, call_form=form)
    found = actions.read_thread(form.cleaned_data["code_name"], by=by)
    if found is None:
        form.add_error("code_name", _("Nobody is known by this name."))
        return _start(request, desk, call_form=form)
    request.session[CALLED] = found.code_name
    return to("thread", desk)


@require_safe
@signed_in
def thread(request: HttpRequest, city: str) -> HttpResponse:
    """Show what was talked about with whoever was called last."""
    desk = desk_of(request, city)
    by = policies.acting(desk.by, purpose=Purpose.COUNSELLING, city=desk.city, now=desk.now)
    return _thread(request, desk, by=by)


@require_POST
@signed_in
def write_in_thread(request: HttpRequest, city: str, thread: UUID) -> HttpResponse:
    """Write a note without a name."""
    desk = desk_of(request, city)
    by = policies.acting(desk.by, purpose=Purpose.COUNSELLING, city=desk.city, now=desk.now)
    form = ThreadNoteForm(request.POST)
    if not form.is_valid():
        return _thread(request, desk, by=by, note_form=form)
    actions.write_in_thread(thread, form.cleaned_data["words"], by=by)
    return to("thread", desk)


@require_POST
@signed_in
def talk_again(request: HttpRequest, city: str, thread: UUID) -> HttpResponse:
    """Count one more talk without a name."""
    desk = desk_of(request, city)
    by = policies.acting(desk.by, purpose=Purpose.COUNSELLING, city=desk.city, now=desk.now)
    form = TalkForm(request.POST)
    if not form.is_valid():
        return _thread(request, desk, by=by, talk_form=form)
    actions.talk_again(thread, form.talk, by=by)
    return to("thread", desk)


@require_POST
@signed_in
def forget(request: HttpRequest, city: str) -> HttpResponse:
    """Erase a thread for whoever shows its code."""
    desk = desk_of(request, city)
    by = policies.acting(desk.by, purpose=Purpose.COUNSELLING, city=desk.city, now=desk.now)
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _start(request, desk, code_form=form)
    try:
        actions.forget_thread(form.cleaned_data["code"], by=by)
    except actions.WrongCode:
        form.add_error("code", _("Nothing is kept under this code."))
        return _start(request, desk, code_form=form)
    return _start(request, desk, said=_("Everything under this code was erased."))


@require_POST
@signed_in
def join_thread(request: HttpRequest, city: str, person: UUID) -> HttpResponse:
    """Join a thread to a person who shows its code."""
    desk = desk_of(request, city)
    by = policies.acting(desk.by, purpose=Purpose.COUNSELLING, city=desk.city, now=desk.now)
    if policies.find(person, by=by) is None:
        raise Http404
    form = CodeForm(request.POST)
    if form.is_valid():
        try:
            actions.join_thread(form.cleaned_data["code"], to=person, by=by)
        except actions.WrongCode:
            form.add_error("code", _("Nothing is kept under this code."))
        else:
            return to("person-cases", desk, person)
    context = {"desk": desk, "person": person, "form": form}
    return render(request, "desk/thread_join.html", context, status=422)


def _start(
    request: HttpRequest,
    desk: Desk,
    *,
    talk_form: TalkForm | None = None,
    call_form: CallForm | None = None,
    code_form: CodeForm | None = None,
    said: str = "",
) -> HttpResponse:
    context = {
        "desk": desk,
        "talk_form": talk_form or TalkForm(initial={"manner": Manner.WALK_IN}),
        "call_form": call_form or CallForm(),
        "code_form": code_form or CodeForm(),
        "said": said,
    }
    status = _status(talk_form, call_form, code_form)
    return render(request, "desk/anonymous.html", context, status=status)


def _thread(
    request: HttpRequest,
    desk: Desk,
    *,
    by: Acting,
    note_form: ThreadNoteForm | None = None,
    talk_form: TalkForm | None = None,
) -> HttpResponse:
    page = actions.read_thread(request.session.get(CALLED, ""), by=by)
    if page is None:
        return to("anonymous", desk)
    context = {
        "desk": desk,
        "page": page,
        "note_form": note_form or ThreadNoteForm(),
        "talk_form": talk_form or TalkForm(),
    }
    return render(request, "desk/thread.html", context, status=_status(note_form, talk_form))


def _status(*forms: Form | None) -> int:
    return 422 if any(form is not None and form.errors for form in forms) else 200
