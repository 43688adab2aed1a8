"""From an address of the desk to one query or action, and back to a page."""

from migrado.desk.views.staff import agree, end, grant, invite, leave, renew, staff
from migrado.desk.views.start import home, start

__all__ = ["agree", "end", "grant", "home", "invite", "leave", "renew", "staff", "start"]
