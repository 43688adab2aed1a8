"""Which purpose sees which kind of data: the table for everybody who works here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from migrado.accounts import policies
from migrado.accounts.domain import Permission
from migrado.desk import queries
from migrado.desk.views.door import desk_of, signed_in


@require_safe
@signed_in
def purposes(request: HttpRequest, city: str) -> HttpResponse:
    """Show the table of purposes and kinds of data, with basis and norm."""
    desk = desk_of(request, city)
    policies.check(Permission.OPEN_DESK, by=desk.by, city=desk.city, on=desk.on)
    return render(request, "desk/purposes.html", {"desk": desk, "rows": queries.purpose_rows()})
