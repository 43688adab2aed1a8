"""From an address to one query or action, and back to a page."""

from migrado.portal.views.plan import forget, plan, question, questions, sheet
from migrado.portal.views.public import city_entry, entry, help_page, home, locations, text_page

__all__ = [
    "city_entry",
    "entry",
    "forget",
    "help_page",
    "home",
    "locations",
    "plan",
    "question",
    "questions",
    "sheet",
    "text_page",
]
