"""Sessions of staff: they end, they speak a language of the house, and they are for staff alone."""

from collections.abc import Callable
from datetime import datetime

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from migrado.accounts.domain import SessionTimes
from migrado.web.middleware import preferred_language

Handler = Callable[[HttpRequest], HttpResponse]
STAFF = ("/desk/", "/accounts/")
LANGUAGES = ("de", "en")  # of the pages of staff
BEGAN, SEEN = "began_at", "seen_at"
PROOFS = "account_authentication_methods"  # what the library notes of passwords and codes shown


def staff_session_middleware(get_response: Handler) -> Handler:
    """End sessions that are idle or old, on the pages of staff; other pages know no session."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(STAFF):
            return get_response(request)
        signed_in = request.user.is_authenticated
        if signed_in:
            _keep_or_end(request, now=timezone.now())
        proofs = len(request.session.get(PROOFS, ()))
        preferred = preferred_language(request)
        code = preferred if preferred in LANGUAGES else LANGUAGES[0]
        with translation.override(code):
            request.LANGUAGE_CODE = code
            response = get_response(request)
        if len(request.session.get(PROOFS, ())) > proofs:
            request.session.cycle_key()  # who has shown anew who they are gets a new session
        response["Cache-Control"] = "no-store"
        if signed_in and not request.user.is_authenticated and request.method == "POST":
            # Whoever signs out leaves nothing behind; drafts outlive only a session that ran out.
            response["Clear-Site-Data"] = '"storage"'
        response["Content-Language"] = code
        return response

    return middleware


def _keep_or_end(request: HttpRequest, *, now: datetime) -> None:
    session = request.session
    times = SessionTimes(
        began_at=datetime.fromisoformat(session.get(BEGAN, now.isoformat())),
        seen_at=datetime.fromisoformat(session.get(SEEN, now.isoformat())),
    )
    if times.has_ended(now):
        # Whoever was writing a note finds it again as a draft; nothing is shown by this.
        ended = request.user
        logout(request)
        request.session_ended_of = ended  # type: ignore[attr-defined]
    elif BEGAN not in session or times.is_due_for_touch(now):
        session.setdefault(BEGAN, now.isoformat())
        session[SEEN] = now.isoformat()
