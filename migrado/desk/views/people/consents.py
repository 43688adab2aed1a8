"""Asking somebody to agree, showing what they read, taking it back."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from migrado.desk import queries
from migrado.desk.forms import ConsentForm
from migrado.desk.views.door import Desk, desk_of, signed_in
from migrado.desk.views.people.ways import attached, found, read, to
from migrado.directory.queries import organisation_names
from migrado.people import actions, policies
from migrado.people.domain import CONSENTABLE, ConsentRefused, Purpose
from migrado.people.models import Consent, Person
from migrado.people.policies import Acting
from migrado.people.queries.consents import check_agreement, consent_of
from migrado.people.queries.wording import Notice, asked, both_notices, kept_wording
from migrado.web.pdf import LettersMissing
from migrado.web.pdf import pdf as made_pdf

SHEET = Path(__file__).parents[2] / "templates" / "desk" / "sheet.typ"
AGREE, PRINT, CHANGE = "agree", "print", "change"  # what the button of the wording says


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def ask_consent(request: HttpRequest, city: str, person: UUID, *, purpose: str) -> HttpResponse:
    """Fill in what is asked, show the wording in both languages, print it, write down the yes."""
    desk = desk_of(request, city)
    by = policies.acting_on(person, policies.ASKING, account=desk.by, city=desk.city, now=desk.now)
    about = found(person, by=by)
    asking = _Asking(desk, about, purpose=_purpose(purpose), by=by)
    step = request.POST.get("step", "")
    if request.method != "POST":
        return asking.form_page(request)
    form = asking.form(request.POST)
    if step == CHANGE or not asking.fits(form):
        return asking.form_page(request, form)
    notices = both_notices(
        asked(form.agreement, city=desk.city.name, places=form.place_names),
        language=form.agreement.language,
    )
    if step == PRINT:
        return asking.sheet(request, form, notices)
    if step != AGREE:
        return asking.wording_page(request, form, notices)
    guardian = found(form.guardian, by=by) if form.guardian else None
    wording = kept_wording(notices)
    actions.give(about, form.agreement, wording=wording, by=by, guardian=guardian)
    return to("person", desk, about.pk, part="consents")


@require_safe
@signed_in
def consent(request: HttpRequest, city: str, person: UUID, *, consent: UUID) -> HttpResponse:
    """Show what was read before agreeing, word for word."""
    desk = desk_of(request, city)
    by = policies.acting_on(person, account=desk.by, city=desk.city, now=desk.now)
    row = _consent(consent, found(person, by=by), by=by)
    page = read(person, by=by)
    language = get_language() or "en"
    rows = queries.consent_rows(page.consents, language=language, city=desk.city)
    texts = queries.wordings(actions.read_wording(row, by=by), language=row.language)
    context = {
        "desk": desk,
        "page": page,
        "row": next(one for one in rows if one.id == row.pk),
        "texts": texts,
    }
    return render(request, "desk/consent.html", context)


@require_POST
@signed_in
def withdraw(request: HttpRequest, city: str, person: UUID, *, consent: UUID) -> HttpResponse:
    """Take a consent back; from now on it opens nothing to anybody."""
    desk = desk_of(request, city)
    by = policies.acting_on(person, account=desk.by, city=desk.city, now=desk.now)
    about = found(person, by=by)
    row = _consent(consent, about, by=by)
    with suppress(actions.AlreadyWithdrawn):  # a moment ago, and that is what was wanted
        actions.withdraw(row, by=by)
    if policies.find(about.pk, by=_again(about, desk)) is None:
        return to("people", desk)
    return to("person", desk, about.pk, part="consents")


@require_safe
@signed_in
def receipt(request: HttpRequest, city: str, person: UUID, *, consent: UUID) -> HttpResponse:
    """Hand out what was agreed to, in the language in which it was read, to take along."""
    desk = desk_of(request, city)
    by = policies.acting_on(person, account=desk.by, city=desk.city, now=desk.now)
    row = _consent(consent, found(person, by=by), by=by)
    wording = actions.read_wording(row, by=by, is_printed=True)
    data = queries.receipt_paper(queries.receipted(row, wording, zone=desk.now.tzinfo))
    return pdf_page(request, desk, data, language=row.language, name="consent-receipt.pdf")


def pdf_page(
    request: HttpRequest, desk: Desk, data: Mapping[str, Any], *, language: str, name: str
) -> HttpResponse:
    """Hand over a sheet as PDF, or say that this machine has no letters for the language."""
    try:
        content = made_pdf(SHEET, data, language=language, on=desk.on)
    except LettersMissing:
        return render(request, "desk/no_letters.html", {"desk": desk}, status=404)
    return attached(content, kind="application/pdf", name=name)


class _Asking:
    """One person being asked for one consent at this desk."""

    def __init__(self, desk: Desk, about: Person, *, purpose: Purpose, by: Acting) -> None:
        self.desk, self.about, self.purpose, self.by = desk, about, purpose, by
        self.page = read(about.pk, by=by)

    def form(self, data: Any = None) -> ConsentForm:
        language = get_language() or "en"
        return ConsentForm(
            data,
            purpose=self.purpose,
            on=self.desk.on,
            language=queries.language_to_read(self.page),
            places=list(organisation_names(self.desk.city, language=language)),
            guardians=queries.guardian_choices(self.page),
        )

    def fits(self, form: ConsentForm) -> bool:
        """Say whether this can be agreed to; the form then says why not."""
        if not form.is_valid():
            return False
        try:
            check_agreement(self.about, form.agreement, on=self.desk.on)
        except ConsentRefused as refused:
            form.add_error(None, str(queries.REFUSED_WORDS[refused.why]))
            return False
        return True

    def form_page(self, request: HttpRequest, form: ConsentForm | None = None) -> HttpResponse:
        form = form or self.form()
        context = {**self._context(), "form": form}
        return render(request, "desk/ask_consent.html", context, status=422 if form.errors else 200)

    def wording_page(
        self, request: HttpRequest, form: ConsentForm, notices: tuple[Notice, ...]
    ) -> HttpResponse:
        context = {**self._context(), "form": form, "notices": notices}
        return render(request, "desk/wording.html", context)

    def sheet(
        self, request: HttpRequest, form: ConsentForm, notices: tuple[Notice, ...]
    ) -> HttpResponse:
        data = queries.consent_paper(notices, giver=form.agreement.by)
        language = form.agreement.language
        return pdf_page(request, self.desk, data, language=language, name="consent.pdf")

    def _context(self) -> dict[str, Any]:
        return {
            "desk": self.desk,
            "page": self.page,
            "purpose": self.purpose.value,
            "purpose_name": queries.PURPOSE_NAMES[self.purpose],
        }


def _purpose(text: str) -> Purpose:
    if text not in CONSENTABLE:
        raise Http404
    return Purpose(text)


def _consent(number: UUID, about: Person, *, by: Acting) -> Consent:
    """Return a consent of ``about`` that ``by`` may see. Raises Http404."""
    row = consent_of(number, person=about)
    if row is None or row.purpose not in policies.consents_seen(by):
        raise Http404
    return row


def _again(about: Person, desk: Desk) -> Acting:
    return policies.acting_on(about.pk, account=desk.by, city=desk.city, now=desk.now)
