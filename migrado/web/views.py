"""The pages that say what went wrong, and the page that shows all components."""

import logging

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from migrado.web import samples
from migrado.web.queries import bare_frame

logger = logging.getLogger(__name__)

TITLES = {
    400: _("We could not read that"),
    403: _("This page has been open too long"),
    404: _("We do not have this page"),
    422: _("Something does not fit yet"),
    500: _("Something broke on our side"),
    503: _("We cannot do this today"),
}
SENTENCES = {
    400: _("Your browser sent something that we cannot read. Please start again."),
    403: _("Please go back, load the page again, and send your answer once more."),
    404: _("The address may have a typing mistake, or the page has moved."),
    422: _("Please go back and change your answer."),
    503: _("Please try again tomorrow, or ask a person."),
    500: _("It is not your fault. Please try again in a few minutes, or ask a person."),
}


@never_cache
def error_page(
    request: HttpRequest, *, status: int, sentence: object = None, home: str = "/"
) -> HttpResponse:
    """Answer with one clear sentence, in the language of the address or of the browser."""
    context = {
        "frame": bare_frame(get_language() or "en"),
        "title": TITLES[status],
        "sentence": sentence or SENTENCES[status],
        "home": home,
    }
    return render(request, "web/error.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that a page is not for the reader, and write it down."""
    note_refusal(request)
    return error_page(request, status=403)


def note_refusal(request: HttpRequest) -> None:
    """Write down which account asked for which kind of page; what it was about stays out."""
    page = request.resolver_match.view_name if request.resolver_match else ""
    account = getattr(getattr(request, "user", None), "pk", None)
    logger.warning("Not allowed: %s, %s, account %s", request.method, page, account)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    return error_page(request, status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say what helps when a form came without its token, mostly because of refused cookies."""
    sentence = _(
        "Your browser did not send the cookie that belongs to this form. "
        "Please allow cookies for this site, load the page again, and send your answer once more."
    )
    return error_page(request, status=403, sentence=sentence)


@require_safe
def components(request: HttpRequest) -> HttpResponse:
    """Show every component with sample content; only where developers look."""
    if not (settings.DEBUG or getattr(settings, "MIGRADO_COMPONENTS", False)):
        raise Http404
    context = {"frame": bare_frame(get_language() or "en"), **samples.context()}
    return render(request, "web/components_page.html", context)
