"""What the newcomer's pages show, one function a page."""

from migrado.portal.queries.ask import AskPage, ask_page
from migrado.portal.queries.guide import ReadingPage, TopicPage, reading_page, topic_page
from migrado.portal.queries.help import HELP_PAGES, HelpPage, help_page
from migrado.portal.queries.home import HomePage, city_keys, home_page
from migrado.portal.queries.locations import LocationsPage, locations_page
from migrado.portal.queries.places import FILTERS, PlacePage, PlacesPage, place_page, places_page
from migrado.portal.queries.plan_dates import calendar_entries, calendar_name, has_dates
from migrado.portal.queries.search import SearchPage, search_page
from migrado.portal.queries.take_along import plan_document

__all__ = [
    "FILTERS",
    "HELP_PAGES",
    "AskPage",
    "HelpPage",
    "HomePage",
    "LocationsPage",
    "PlacePage",
    "PlacesPage",
    "ReadingPage",
    "SearchPage",
    "TopicPage",
    "ask_page",
    "calendar_entries",
    "calendar_name",
    "city_keys",
    "has_dates",
    "help_page",
    "home_page",
    "locations_page",
    "place_page",
    "places_page",
    "reading_page",
    "search_page",
    "topic_page",
    "plan_document",
]
