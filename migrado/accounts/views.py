"""The first step of somebody who was invited; all others are the library's."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from migrado.accounts import actions, queries
from migrado.accounts.forms import PasswordForm


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
