"""Counting a talk in thirty seconds, and the slip for who is sent on."""

from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from migrado.casework import actions
from migrado.casework.domain import Talk
from migrado.casework.models import Contact
from migrado.desk.forms.choices import Choices
from migrado.desk.forms.contacts import ContactForm, TapForm
from migrado.desk.queries.contacts import slips, today
from migrado.desk.views.door import Desk, desk_of, signed_in
from migrado.desk.views.people.ways import to
from migrado.directory.queries import organisation_names
from migrado.people import policies
from migrado.people.domain import Purpose
from migrado.texts.domain import LANGUAGES, SOURCE

HOUSE = [one.code for one in LANGUAGES]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new_contact(request: HttpRequest, city: str) -> HttpResponse:
    """Count a talk of nobody in particular, or in a case."""
    desk = desk_of(request, city)
    purpose = Purpose.COUNSELLING if _value(request, "case") else Purpose.RECEPTION
    by = policies.acting(desk.by, purpose=purpose, city=desk.city, now=desk.now)
    if request.method != "POST":
        said = request.GET
        first = {"language": said.get("language"), "case": _number(said.get("case", ""))}
        return _page(request, desk, ContactForm(initial=first, places=_places(desk)))
    form = ContactForm(request.POST, places=_places(desk))
    if not form.is_valid():
        return _page(request, desk, form)
    case = form.cleaned_data["case"]
    try:
        contact = actions.count_contact(form.talk, by=by, case=case)
    except actions.CaseClosed:
        return to("case", desk, case)
    return _written(desk, contact, form.talk, case=case)


@require_POST
@signed_in
def tap(request: HttpRequest, city: str) -> HttpResponse:
    """Count a talk at the Infopoint: one tap on a topic, the language stays."""
    desk = desk_of(request, city)
    by = policies.acting(desk.by, purpose=Purpose.RECEPTION, city=desk.city, now=desk.now)
    form = TapForm(request.POST, places=_places(desk))
    if not form.is_valid():
        return _page(request, desk, ContactForm(places=_places(desk)), tapped=form)
    return _written(desk, actions.count_contact(form.talk, by=by), form.talk)


@require_POST
@signed_in
def take_back(request: HttpRequest, city: str, contact: UUID) -> HttpResponse:
    """Undo a slip of the finger."""
    desk = desk_of(request, city)
    purpose = Purpose.COUNSELLING if _value(request, "case") else Purpose.RECEPTION
    by = policies.acting(desk.by, purpose=purpose, city=desk.city, now=desk.now)
    actions.take_back_contact(contact, by=by)
    return to("contact-new", desk)


@require_safe
@signed_in
def slip(request: HttpRequest, city: str, organisation: str) -> HttpResponse:
    """Show where somebody is sent, in their language and in German, to print."""
    desk = desk_of(request, city)
    policies.acting(desk.by, purpose=Purpose.RECEPTION, city=desk.city, now=desk.now)
    wanted = request.GET.get("language", SOURCE)
    languages = [wanted, SOURCE] if wanted in HOUSE else [SOURCE]
    found = slips(desk.city, organisation, languages=languages)
    if not found:
        raise Http404
    return render(request, "desk/slip.html", {"desk": desk, "slips": found})


def _page(
    request: HttpRequest, desk: Desk, form: ContactForm, *, tapped: TapForm | None = None
) -> HttpResponse:
    said = request.GET
    last = {"language": form["language"].value() if form.is_bound else said.get("language")}
    context = {
        "desk": desk,
        "form": form,
        "case": _number(str(form["case"].value() or "")),
        "tap_form": tapped or TapForm(initial=last, places=_places(desk), auto_id="tap_%s"),
        "today": today(desk.city, on=desk.on),
        "written": _number(said.get("written", "")),
        "sent_to": said.get("sent", ""),
        "language": said.get("language", ""),
    }
    status = 422 if _is_wrong(form) or _is_wrong(tapped) else 200
    return render(request, "desk/contact.html", context, status=status)


def _is_wrong(form: Form | None) -> bool:
    return form is not None and form.is_bound and not form.is_valid()


def _written(desk: Desk, contact: Contact, talk: Talk, *, case: UUID | None = None) -> HttpResponse:
    """Lead back to the form, where the language is chosen already; or to the case."""
    said = QueryDict(mutable=True)
    said.update({"written": str(contact.pk), "language": talk.language})
    if talk.sent_to:
        said["sent"] = talk.sent_to
    if case is not None:
        said["case"] = str(case)
    place = f"{reverse('desk:contact-new', args=[desk.city.key])}?{said.urlencode()}"
    return HttpResponse(status=303, headers={"Location": place})


def _places(desk: Desk) -> Choices:
    return list(organisation_names(desk.city, language=get_language() or "en"))


def _value(request: HttpRequest, name: str) -> str:
    return request.POST.get(name, "") or request.GET.get(name, "")


def _number(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
