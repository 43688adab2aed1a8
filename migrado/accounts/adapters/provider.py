"""The conversation with a city's identity provider: OpenID Connect with state, nonce and PKCE.

https://openid.net/specs/openid-connect-core-1_0.html is what the numbers below count in.
"""

import secrets
from typing import Any
from urllib.parse import urlsplit

import jwt
from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from allauth.utils import build_absolute_uri
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from requests import RequestException

from migrado.accounts.adapters.refusals import Reason, refusal

NONCE_BYTES = 16
SIGNATURES = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA"]
CLOCKS_DIFFER = 60  # seconds at most
FAULTS = (OAuth2Error, RequestException)
MALFORMED = (AttributeError, KeyError, TypeError, ValueError)


class Exchange(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    """Fetches what the provider says. Whatever is not as it must be raises OAuth2Error."""

    @property
    def openid_config(self) -> dict[str, Any]:
        """Return what the provider says about itself, if it speaks for the issuer of the settings.

        Where people are sent must have the issuer's origin, the only one that our pages let a
        form lead to.
        """
        try:
            config: dict[str, Any] = super().openid_config
            is_ours = config["issuer"] == self.provider_id
            is_near = _origin(config["authorization_endpoint"]) == _origin(self.provider_id)
            is_whole = config["token_endpoint"] and config["jwks_uri"]
        except MALFORMED:
            raise OAuth2Error("no configuration") from None
        if not (is_ours and is_near and is_whole):
            raise OAuth2Error("the configuration of another issuer")
        return config

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        """Return the one address that the provider may send people back to."""
        url: str = build_absolute_uri(request, reverse("accounts_provider_return"))
        return url

    def complete_login(self, request: HttpRequest, app: SocialApp, token: Any, **more: Any) -> Any:
        """Return who comes, with both statements about them; they are kept nowhere."""
        try:
            id_token = self._read(more["response"]["id_token"], client_id=app.client_id)
            if id_token.get("azp", app.client_id) != app.client_id:  # 3.1.3.7 (5)
                raise OAuth2Error("a token for another client")
            knows_more = "userinfo_endpoint" in self.openid_config
            userinfo = self._fetch_user_info(token.token) if knows_more else {}
            login = self.get_provider().sociallogin_from_response(request, id_token)
        except (jwt.PyJWTError, *MALFORMED):
            raise OAuth2Error("a malformed answer") from None
        login.statements = id_token, userinfo
        return login

    def _read(self, id_token: str, *, client_id: str) -> dict[str, Any]:
        """Return the claims of ``id_token`` if it is signed, for us, and neither old nor early.

        The library's own reading takes the algorithm from the token and bears no clock that is
        a second ahead of ours.
        """
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
        keys = {one.key_id: one for one in jwt.PyJWKSet.from_dict(answer.json()).keys}
        claims: dict[str, Any] = jwt.decode(
            id_token,
            keys[jwt.get_unverified_header(id_token).get("kid")],
            algorithms=SIGNATURES,
            issuer=self.provider_id,
            audience=client_id,
            leeway=CLOCKS_DIFFER,
            options={"require": ["exp", "iat", "sub"]},
        )
        return claims


class CityProvider(OpenIDConnectProvider):  # type: ignore[misc]
    """The provider of the settings. Of what it says, allauth keeps the subject and no more."""

    oauth2_adapter_class = Exchange

    def extract_uid(self, data: dict[str, Any]) -> str:
        """Return the subject, which never changes (2)."""
        return str(data["sub"])

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """Keep nothing."""
        return {}

    def extract_common_fields(self, data: dict[str, Any]) -> dict[str, Any]:
        """Prefill nothing: nobody is made by signing in."""
        return {}

    def extract_email_addresses(self, data: dict[str, Any]) -> list[Any]:
        """Match nothing here; `migrado.accounts.actions.recognise` does."""
        return []


def provider_of(request: HttpRequest) -> Any | None:
    """Return the provider of the settings, None without one."""
    found = get_adapter().list_providers(request)
    return found[0] if found else None


def start(request: HttpRequest, provider: Any) -> HttpResponse:
    """Send the reader to ``provider``; state, nonce and PKCE verifier wait in their session."""
    nonce = secrets.token_urlsafe(NONCE_BYTES)
    try:
        sent: HttpResponse = provider.redirect(
            request,
            AuthProcess.LOGIN,
            next_url=get_next_redirect_url(request),
            nonce=nonce,
            auth_params={"nonce": nonce},
        )
    except FAULTS as error:
        return refusal(request, provider, Reason.FAILED, error=error)
    return sent


def finish(request: HttpRequest, provider: Any) -> HttpResponse:
    """Hear from ``provider`` who came back, and let `ProviderAdapter` decide about them."""
    hear = OAuth2CallbackView.adapter_view(Exchange(request, provider.sub_id))
    try:
        answer: HttpResponse = hear(request)
    except FAULTS as error:
        return refusal(request, provider, Reason.FAILED, error=error)
    return answer


def _origin(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc
