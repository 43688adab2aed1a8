"""Who lives with a person, and who decides for them."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from migrado.desk import queries
from migrado.desk.forms import GuardianForm, JoinForm, MemberForm, SearchForm
from migrado.desk.views.door import Desk, desk_of, signed_in
from migrado.desk.views.people.ways import found, read, to
from migrado.people import actions, policies
from migrado.people.domain import Category, Guardian, Relation
from migrado.people.models import Household, Person
from migrado.people.policies import Acting
from migrado.people.queries import household_of
from migrado.people.queries.households import guardianship_of


@require_safe
@signed_in
def household(request: HttpRequest, city: str, person: UUID) -> HttpResponse:
    """Show the household and the guardians of a person."""
    desk = desk_of(request, city)
    by = policies.acting_on(person, account=desk.by, city=desk.city, now=desk.now)
    policies.check(Category.HOUSEHOLD, found(person, by=by), by=by)
    return _page(request, desk, person, by=by)


@require_POST
@signed_in
def found_household(request: HttpRequest, city: str, person: UUID) -> HttpResponse:
    """Found a household for which this person speaks."""
    desk = desk_of(request, city)
    by = policies.acting_on(person, account=desk.by, city=desk.city, now=desk.now)
    speaker = found(person, by=by)
    policies.check(Category.HOUSEHOLD, speaker, by=by)
    try:
        actions.found_household(speaker, by=by)
    except actions.AlreadyInHousehold:
        return _page(request, desk, person, by=by, said=_already())
    return to("person-household", desk, speaker.pk)


@require_POST
@signed_in
def look_for_member(request: HttpRequest, city: str, person: UUID) -> HttpResponse:
    """Look for somebody who belongs to the household or decides for the person."""
    desk = desk_of(request, city)
    by = policies.acting_on(person, account=desk.by, city=desk.city, now=desk.now)
    about = found(person, by=by)
    policies.check(Category.HOUSEHOLD, about, by=by)
    return _page(request, desk, about.pk, by=by, form=SearchForm(request.POST))


@require_POST
@signed_in
def join(request: HttpRequest, city: str, person: UUID) -> HttpResponse:
    """Let somebody else join the household of this person."""
    desk = desk_of(request, city)
    by = policies.acting_on(person, account=desk.by, city=desk.city, now=desk.now)
    about = found(person, by=by)
    policies.check(Category.HOUSEHOLD, about, by=by)
    form = JoinForm(request.POST)
    if not form.is_valid():
        return _page(request, desk, person, by=by, said=_choose())
    other = found(form.cleaned_data["person"], by=_searching(desk))
    try:
        actions.join(
            _household(about, desk), other, relation=Relation(form.cleaned_data["relation"]), by=by
        )
    except actions.AlreadyInHousehold:
        return _page(request, desk, person, by=by, said=_already())
    return to("person-household", desk, about.pk)


@require_POST
@signed_in
def leave_household(request: HttpRequest, city: str, person: UUID) -> HttpResponse:
    """Let somebody leave the household of this person."""
    desk = desk_of(request, city)
    by = policies.acting_on(person, account=desk.by, city=desk.city, now=desk.now)
    about = found(person, by=by)
    policies.check(Category.HOUSEHOLD, about, by=by)
    form = MemberForm(request.POST)
    if not form.is_valid():
        return _page(request, desk, person, by=by, said=_choose())
    other = found(form.cleaned_data["person"], by=_searching(desk))
    actions.leave(_household(about, desk), other, by=by)
    return to("person-household", desk, about.pk)


@require_POST
@signed_in
def appoint(request: HttpRequest, city: str, person: UUID) -> HttpResponse:
    """Write down who decides for this person."""
    desk = desk_of(request, city)
    by = policies.acting_on(person, account=desk.by, city=desk.city, now=desk.now)
    ward = found(person, by=by)
    policies.check(Category.HOUSEHOLD, ward, by=by)
    form = GuardianForm(request.POST)
    if not form.is_valid():
        return _page(request, desk, person, by=by, said=_choose())
    number = form.cleaned_data["person"]
    guardian = found(number, by=_searching(desk)) if number else None
    if guardian == ward:
        return _page(request, desk, person, by=by, said=_choose())
    actions.appoint(ward, guardian, kind=Guardian(form.cleaned_data["kind"]), by=by)
    return to("person-household", desk, ward.pk)


@require_POST
@signed_in
def dismiss(request: HttpRequest, city: str, person: UUID, *, guardianship: int) -> HttpResponse:
    """End that somebody decides for this person."""
    desk = desk_of(request, city)
    by = policies.acting_on(person, account=desk.by, city=desk.city, now=desk.now)
    ward = found(person, by=by)
    policies.check(Category.HOUSEHOLD, ward, by=by)
    row = guardianship_of(guardianship, ward=ward)
    if row is None:
        raise Http404
    actions.dismiss(row, by=by)
    return to("person-household", desk, ward.pk)


def _page(
    request: HttpRequest,
    desk: Desk,
    person: UUID,
    *,
    by: Acting,
    form: SearchForm | None = None,
    said: str = "",
) -> HttpResponse:
    page = read(person, by=by)
    text = form.cleaned_data["text"] if form and form.is_valid() else ""
    rows = actions.look_up(text, by=_searching(desk)) if text else ()
    context = {
        "desk": desk,
        "page": page,
        "home": queries.home_of(page),
        "form": form or SearchForm(),
        "is_asked": bool(text),
        "rows": queries.found_rows(
            (one for one in rows if one.id != page.person.pk),
            text,
            language=get_language() or "en",
        ),
        "join_form": JoinForm(),
        "guardian_form": GuardianForm(),
        "said": said,
    }
    is_refused = bool(said) or bool(form and form.errors)
    return render(request, "desk/household.html", context, status=422 if is_refused else 200)


def _searching(desk: Desk) -> Acting:
    """Return the reader as they look for somebody else, who may have agreed to nothing."""
    return policies.acting_as_first_of(
        policies.SEARCHING, account=desk.by, city=desk.city, now=desk.now
    )


def _household(person: Person, desk: Desk) -> Household:
    view = household_of(person, on=desk.on)
    if view is None:
        raise Http404
    household: Household = Household.objects.in_city(desk.city).get(pk=view.id)
    return household


def _already() -> str:
    return _("This person lives in a household already. They have to leave it first.")


def _choose() -> str:
    return _("Please choose a person and what they are.")
