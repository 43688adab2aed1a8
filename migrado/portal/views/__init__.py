"""From an address to one query or action, and back to a page."""

from migrado.portal.views.card import card, card_choice
from migrado.portal.views.companion import delete_note, make_note, note, note_link
from migrado.portal.views.directory import guide, place, places, search, topic
from migrado.portal.views.keep import (
    delete_kept_plan,
    keep_plan,
    kept_link,
    kept_plan,
    remember,
    take_over,
)
from migrado.portal.views.kiosk import kiosk_page, wipe
from migrado.portal.views.my_file import my_file, take_back
from migrado.portal.views.plan import forget, plan, question, questions, sheet
from migrado.portal.views.public import (
    ask,
    city_entry,
    entry,
    help_page,
    home,
    locations,
    text_page,
)
from migrado.portal.views.single import single
from migrado.portal.views.take_along import calendar, pdf

__all__ = [
    "ask",
    "calendar",
    "card",
    "card_choice",
    "city_entry",
    "delete_kept_plan",
    "delete_note",
    "entry",
    "forget",
    "guide",
    "help_page",
    "home",
    "keep_plan",
    "kept_link",
    "kept_plan",
    "kiosk_page",
    "locations",
    "place",
    "places",
    "pdf",
    "plan",
    "question",
    "questions",
    "search",
    "make_note",
    "my_file",
    "note",
    "note_link",
    "plan",
    "question",
    "questions",
    "remember",
    "sheet",
    "single",
    "take_back",
    "take_over",
    "text_page",
    "topic",
    "wipe",
]
