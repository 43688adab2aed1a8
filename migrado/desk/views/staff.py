"""Who works here: inviting, giving roles, agreeing to them, taking them away."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from migrado.accounts import actions, policies, queries
from migrado.accounts.domain import Permission, Role
from migrado.accounts.models import Account, Assignment
from migrado.desk.forms import GrantForm, InviteForm
from migrado.desk.views.door import Desk, desk_of, signed_in


@require_safe
@signed_in
def staff(request: HttpRequest, city: str) -> HttpResponse:
    """Show everybody with a role in this city."""
    desk = desk_of(request, city)
    policies.check(Permission.READ_STAFF, by=desk.by, city=desk.city, on=desk.on)
    return _page(request, desk)


@require_POST
@signed_in
def invite(request: HttpRequest, city: str) -> HttpResponse:
    """Make an account with its first role, and show the link once."""
    desk = desk_of(request, city)
    policies.check(Permission.MANAGE_STAFF, by=desk.by, city=desk.city, on=desk.on)
    form = InviteForm(request.POST)
    if not form.is_valid():
        return _page(request, desk, invite_form=form, status=422)
    said = form.cleaned_data
    try:
        account, token = actions.invite_to(
            Role(said["role"]),
            actions.Invitee(said["name"], said["email"]),
            organisation=said["organisation"],
            city=desk.city,
            by=desk.by,
            now=desk.now,
        )
    except actions.AlreadyHeld:
        form.add_error("role", _("This person has this role already."))
        return _page(request, desk, invite_form=form, status=422)
    return _link_once(request, desk, account, token=token)


@require_POST
@signed_in
def renew(request: HttpRequest, city: str, account: UUID) -> HttpResponse:
    """Make a new link for somebody who has not come in, and show it once."""
    desk = desk_of(request, city)
    policies.check(Permission.MANAGE_STAFF, by=desk.by, city=desk.city, on=desk.on)
    who = _colleague(account, desk)
    token = actions.renew(who, city=desk.city, by=desk.by, now=desk.now)
    return _link_once(request, desk, who, token=token)


@require_POST
@signed_in
def grant(request: HttpRequest, city: str, account: UUID) -> HttpResponse:
    """Give a role to somebody who works here."""
    desk = desk_of(request, city)
    policies.check(Permission.MANAGE_STAFF, by=desk.by, city=desk.city, on=desk.on)
    form = GrantForm(request.POST)
    if not form.is_valid():
        return _page(request, desk, said=form.errors_in_one_line(), status=422)
    try:
        actions.grant(
            Role(form.cleaned_data["role"]),
            to=_colleague(account, desk),
            organisation=form.cleaned_data["organisation"],
            city=desk.city,
            by=desk.by,
            now=desk.now,
        )
    except actions.AlreadyHeld:
        return _page(request, desk, said=_("This person has this role already."), status=422)
    return _back(desk)


@require_POST
@signed_in
def agree(request: HttpRequest, city: str, assignment: int) -> HttpResponse:
    """Agree to a role as the second person."""
    desk = desk_of(request, city)
    policies.check(Permission.MANAGE_STAFF, by=desk.by, city=desk.city, on=desk.on)
    actions.agree(_assignment(assignment, desk), by=desk.by, now=desk.now)
    return _back(desk)


@require_POST
@signed_in
def end(request: HttpRequest, city: str, assignment: int) -> HttpResponse:
    """Take a role away."""
    desk = desk_of(request, city)
    policies.check(Permission.MANAGE_STAFF, by=desk.by, city=desk.city, on=desk.on)
    try:
        actions.end(_assignment(assignment, desk), by=desk.by, now=desk.now)
    except actions.LastOperator:
        return _page(request, desk, said=_last_operator(), status=422)
    return _back(desk)


@require_POST
@signed_in
def leave(request: HttpRequest, city: str, account: UUID) -> HttpResponse:
    """Let somebody leave the house, with everything they could do."""
    desk = desk_of(request, city)
    policies.check(Permission.MANAGE_STAFF, by=desk.by, city=desk.city, on=desk.on)
    try:
        actions.leave(_colleague(account, desk), city=desk.city, by=desk.by, now=desk.now)
    except actions.LastOperator:
        return _page(request, desk, said=_last_operator(), status=422)
    return _back(desk)


def _page(
    request: HttpRequest,
    desk: Desk,
    *,
    invite_form: InviteForm | None = None,
    said: str = "",
    status: int = 200,
) -> HttpResponse:
    held = policies.permissions_of(desk.by, city=desk.city, on=desk.on)
    context = {
        "desk": desk,
        "rows": queries.staff(desk.city, on=desk.on),
        "may_manage": Permission.MANAGE_STAFF in held,
        "invite_form": invite_form or InviteForm(),
        "grant_form": GrantForm(),
        "said": said,
    }
    return render(request, "desk/staff.html", context, status=status)


def _link_once(request: HttpRequest, desk: Desk, who: Account, *, token: str) -> HttpResponse:
    link = request.build_absolute_uri(reverse("accounts_welcome", args=[token])) if token else ""
    context = {"desk": desk, "who": who, "link": link, "days": actions.INVITATION_DAYS}
    return render(request, "desk/invited.html", context)


def _last_operator() -> str:
    return _("Nobody would be left who can let anybody in. Make somebody else an operator first.")


def _colleague(account: UUID, desk: Desk) -> Account:
    found = queries.colleague(account, city=desk.city)
    if found is None:
        raise Http404
    return found


def _assignment(number: int, desk: Desk) -> Assignment:
    found = queries.assignment(number, city=desk.city)
    if found is None:
        raise Http404
    return found


def _back(desk: Desk) -> HttpResponse:
    place = reverse("desk:staff", args=[desk.city.key])
    return HttpResponse(status=303, headers={"Location": place})
