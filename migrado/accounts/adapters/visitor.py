"""Lets in who comes from the city's provider, if the house has invited them."""

from typing import Any, NoReturn

from allauth.account.utils import perform_login
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base.constants import AuthError
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from migrado.accounts import actions
from migrado.accounts.adapters.account import note_fresh
from migrado.accounts.adapters.refusals import Reason, refusal
from migrado.accounts.domain import NotConfirmed, NotProven, identity
from migrado.accounts.models import Account

REASONS: dict[type[Exception], Reason] = {
    NotProven: Reason.FAILED,
    NotConfirmed: Reason.NOT_CONFIRMED,
    actions.Stranger: Reason.STRANGER,
    actions.AnotherSubject: Reason.ANOTHER,
}


class ProviderAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Accounts are made by invitation only; the provider says who somebody is, and nothing else."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Let nobody sign up."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> NoReturn:
        """Decide about whoever comes; the library's own rules for that are not reached.

        They would put what the provider said into the session while the second factor is asked
        for.
        """
        provider, state = sociallogin.provider, sociallogin.state
        try:
            who = identity(*sociallogin.statements, nonce=state.get("nonce", ""))
            account = actions.recognise(who, issuer=provider.sub_id, now=timezone.now())
        except tuple(REASONS) as refused:
            answer = refusal(request, provider, REASONS[type(refused)])
        else:
            answer = _let_in(request, account, next_url=state.get("next"))
        raise ImmediateHttpResponse(answer)

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, error: Any = None, **more: Any
    ) -> NoReturn:
        """Answer with our page."""
        reason = Reason.STOPPED if error == AuthError.CANCELLED else Reason.FAILED
        answer = refusal(request, provider, reason, error=more.get("exception"))
        raise ImmediateHttpResponse(answer)


def _let_in(request: HttpRequest, account: Account, *, next_url: str | None) -> HttpResponse:
    """Sign ``account`` in, or ask for the second factor first; whoever was signed in is out."""
    if request.user.is_authenticated:
        logout(request)
    note_fresh(request, now=timezone.now())
    answer: HttpResponse = perform_login(request, account, redirect_url=next_url)
    return answer
