"""What the newcomer's pages show, one function a page."""

from migrado.portal.queries.help import HELP_PAGES, HelpPage, help_page
from migrado.portal.queries.home import HomePage, city_keys, home_page
from migrado.portal.queries.locations import LocationsPage, locations_page

__all__ = [
    "HELP_PAGES",
    "HelpPage",
    "HomePage",
    "LocationsPage",
    "city_keys",
    "help_page",
    "home_page",
    "locations_page",
]
