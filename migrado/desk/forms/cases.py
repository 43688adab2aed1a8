"""What is sent from the pages of cases: notes, goals, steps, days, reasons, files."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from migrado.casework.actions import StepToDo, Upload
from migrado.casework.domain import Level, Outcome, Reason, Topic, Who, Worked
from migrado.casework.queries.words import (
    LEVELS,
    OUTCOMES,
    REASONS,
    TOPICS,
    WHO,
    WORKED,
)
from migrado.desk.forms.choices import Choices, named

MOST_WORDS, MOST_OF_A_LINE = 40_000, 500  # a form holds 256 KiB, a letter takes up to six bytes
NO_WORDS = {"required": _("Please write something first.")}
NO_DAY = {
    "required": _("Please choose a day."),
    "invalid": _("Please enter a date like 2026-12-15."),
}
NO_REASON = {"required": _("Please choose a reason.")}
NO_COLLEAGUE = {"required": _("Please choose a colleague.")}


def _line(label: Any) -> forms.CharField:
    widget = forms.TextInput({"autocomplete": "off"})
    return forms.CharField(
        label=label, max_length=MOST_OF_A_LINE, error_messages=NO_WORDS, widget=widget
    )


def _day(label: Any, *, required: bool = True) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        error_messages=NO_DAY,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )


class PlainForm(forms.Form):
    """A form whose faults are said by the page, not by the browser."""

    use_required_attribute = False


class NoteForm(PlainForm):
    """A note, new or changed; ``saw`` is the version that was changed."""

    words = forms.CharField(
        label=_("Note"),
        max_length=MOST_WORDS,
        strip=False,
        error_messages=NO_WORDS,
        widget=forms.Textarea({"class": "note-field", "rows": 8}),
    )
    level = forms.ChoiceField(label=_("Who may read it?"), choices=named(LEVELS), required=False)
    note = forms.UUIDField(required=False, widget=forms.HiddenInput)
    saw = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def clean_level(self) -> Level:
        """Return who may read the note; the team unless somebody chose."""
        return Level(self.cleaned_data["level"] or Level.TEAM)


class GoalForm(PlainForm):
    """What somebody wants to reach."""

    words = _line(_("Goal"))
    topic = forms.ChoiceField(label=_("Topic"), choices=named(TOPICS))


class StepForm(PlainForm):
    """Who does what by when."""

    words = _line(_("What is to be done?"))
    who = forms.ChoiceField(label=_("Who does it?"), choices=named(WHO), initial=Who.PERSON)
    due_on = _day(_("By when?"), required=False)

    @property
    def todo(self) -> StepToDo:
        """Return what was filled in."""
        said = self.cleaned_data
        return StepToDo(words=said["words"], who=Who(said["who"]), due_on=said["due_on"])


class LookForm(PlainForm):
    """What to look after on a day."""

    words = _line(_("What do you want to look after?"))
    due_on = _day(_("On which day?"))


class DayForm(PlainForm):
    """Another day."""

    due_on = _day(_("Another day"))


class WorkedForm(PlainForm):
    """Whether somebody got what they were sent for."""

    worked = forms.ChoiceField(required=False, choices=named(WORKED))

    def clean_worked(self) -> Worked | None:
        """Return the answer, None where none was asked for."""
        return Worked(self.cleaned_data["worked"]) if self.cleaned_data["worked"] else None


class ReasonForm(PlainForm):
    """Why somebody opens a case that is not theirs."""

    reason = forms.ChoiceField(
        label=_("Why do you open it?"),
        choices=named(REASONS),
        widget=forms.RadioSelect,
        error_messages=NO_REASON,
    )

    def clean_reason(self) -> Reason:
        """Return the reason."""
        return Reason(self.cleaned_data["reason"])


class TakeForm(ReasonForm):
    """Why somebody takes a case over, and from whom they saw it."""

    from_owner = forms.UUIDField(widget=forms.HiddenInput)


class TopicsForm(PlainForm):
    """What a case is about."""

    topics = forms.MultipleChoiceField(
        label=_("Topics"),
        choices=named(TOPICS),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean_topics(self) -> frozenset[Topic]:
        """Return the topics."""
        return frozenset(map(Topic, self.cleaned_data["topics"]))


class CloseForm(PlainForm):
    """How a case ended."""

    outcome = forms.ChoiceField(
        label=_("How did it end?"),
        choices=[("", "–"), *named(OUTCOMES)],
        error_messages={"required": _("Please choose how it ended.")},
    )

    def clean_outcome(self) -> Outcome:
        """Return the outcome."""
        return Outcome(self.cleaned_data["outcome"])


class OfferForm(PlainForm):
    """To whom a case is offered; ``colleagues`` are ids and names."""

    to = forms.ChoiceField(label=_("To whom?"), error_messages=NO_COLLEAGUE)

    def __init__(self, *args: Any, colleagues: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "–"), *colleagues]


class CoverForm(OfferForm):
    """Who stands in, and to which day; the day is the last one of the cover."""

    last_on = _day(_("To which day, this day included?"))

    def __init__(self, *args: Any, on: date, **more: Any) -> None:
        super().__init__(*args, **more)
        self.on = on

    def clean_last_on(self) -> date:
        """Raise ValidationError for a day that has passed."""
        last: date = self.cleaned_data["last_on"]
        if last < self.on:
            raise forms.ValidationError(_("Please choose today or a later day."))
        return last


class FileForm(PlainForm):
    """A file to keep in a case."""

    paper = forms.FileField(
        label=_("File (PDF, JPEG, PNG or text, 10 MB at most)"),
        allow_empty_file=True,
        max_length=300,
        error_messages={"required": _("Please choose a file first.")},
    )

    @property
    def upload(self) -> Upload:
        """Return the file as it came."""
        paper = self.cleaned_data["paper"]
        return Upload(name=paper.name, data=paper.read())
