"""Cards to show at a counter, for whoever cannot or does not want to speak. Nothing is kept."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from migrado.portal.queries import card as cards
from migrado.portal.views.frames import frame_of
from migrado.web.kept import public_page


@require_safe
@public_page()
def card_choice(request: HttpRequest, city: str, language: str) -> HttpResponse:
    frame = frame_of(request, city, language)
    return render(request, "portal/cards.html", {"frame": frame, "needs": cards.NEEDS.values()})


@require_safe
@public_page()
def card(request: HttpRequest, city: str, language: str, *, need: str) -> HttpResponse:
    frame = frame_of(request, city, language)
    found = cards.card(need, language=language)
    if found is None:
        raise Http404
    context = {"frame": frame, "card": found, "is_sensitive": need in cards.SENSITIVE}
    return render(request, "portal/card.html", context)
