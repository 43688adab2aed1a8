"""The door of the staff: invitations, and the city's own provider; the rest is the library's."""

from typing import cast

from allauth.account import views as account
from allauth.account.utils import get_next_redirect_url
from allauth.core import ratelimit
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from migrado.accounts import actions, queries
from migrado.accounts.adapters import finish, provider_of, start
from migrado.accounts.forms import PasswordForm
from migrado.accounts.models import Account
from migrado.web.middleware import content_security_policy
from migrado.web.reads import writing_get


def login(request: HttpRequest) -> HttpResponse:
    """Show the ways in, among them the city's provider where there is one."""
    asked = provider_of(request)
    view = account.LoginView.as_view(extra_context={"provider": asked.name if asked else ""})
    answer: HttpResponse = view(request)
    return _may_lead_to(asked.sub_id, answer) if asked else answer


@login_required
def change_password(request: HttpRequest) -> HttpResponse:
    """Change the reader's password; who signs in with the provider alone has none."""
    if not cast(Account, request.user).has_password:
        raise Http404("no password")
    answer: HttpResponse = account.password_change(request)
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def provider(request: HttpRequest) -> HttpResponse:
    """Ask before the reader is sent to the city's provider, then send them."""
    asked = provider_of(request)
    if asked is None:
        raise Http404("no provider")
    if request.method == "POST":
        too_often: HttpResponse | None = ratelimit.consume_or_429(request, action="login")
        return too_often or start(request, asked)
    context = {"name": asked.name, "next": get_next_redirect_url(request) or ""}
    return _may_lead_to(asked.sub_id, render(request, "accounts/provider.html", context))


@require_safe
def provider_return(request: HttpRequest) -> HttpResponse:
    """Let in who comes back from the provider, if they were invited.

    A GET that writes, as the protocol has it: it uses up the state that the session holds, and
    works for nobody else and not twice.
    """
    asked = provider_of(request)
    if asked is None:
        raise Http404("no provider")
    with writing_get():
        return finish(request, asked)


def _may_lead_to(issuer: str, answer: HttpResponse) -> HttpResponse:
    """Let the forms of this page lead to ``issuer``; browsers ask this of redirects, too."""
    answer["Content-Security-Policy"] = content_security_policy(form_target=issuer)
    return answer


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def welcome(request: HttpRequest, token: str) -> HttpResponse:
    """Let whoever holds an open invitation set a password, and lead them to sign in."""
    now = timezone.now()
    invitation = queries.open_invitation(token, now=now)
    if invitation is None:
        raise Http404("no open invitation")
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.accept(token, password=form.cleaned_data["password"], now=now)
        except actions.WeakPassword as error:
            form.add_error("password", error.messages)
        except actions.InvitationOver:
            raise Http404("no open invitation") from None
        else:
            return redirect("account_login")
    context = {"form": form, "name": invitation.account.name, "token": token}
    status = 422 if form.is_bound else 200
    return render(request, "accounts/welcome.html", context, status=status)
