"""What was agreed on: goals, who does which step by when, and what has to be asked again."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from migrado.casework.domain import Asks, GoalState, Topic, Who, Worked
from migrado.casework.models.sealed import SealedRow, known, one_of

KEY_LENGTH = 40  # of an organisation of the directory


class Goal(SealedRow):
    """What somebody wants to reach, in words that both understand."""

    case = models.ForeignKey("casework.Case", on_delete=models.CASCADE, related_name="goals")
    topic = models.CharField(max_length=10, choices=one_of(Topic))
    state = models.CharField(max_length=8, choices=one_of(GoalState), default=GoalState.OPEN)
    set_on = models.DateField()
    settled_on = models.DateField(null=True)

    class Meta:
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        constraints = [
            models.CheckConstraint(
                condition=Q(state=GoalState.OPEN, settled_on=None)
                | (~Q(state=GoalState.OPEN) & Q(settled_on__isnull=False)),
                name="goal_settled_unless_open",
            ),
            known("state", GoalState, name="goal_state_known"),
            known("topic", Topic, name="goal_topic_known"),
        ]

    def __str__(self) -> str:
        return f"goal of case {self.case_id}"


class Step(SealedRow):
    """One thing to do for a goal: who, until when (inclusive, None: no day was named)."""

    goal = models.ForeignKey("casework.Goal", on_delete=models.CASCADE, related_name="steps")
    who = models.CharField(max_length=6, choices=one_of(Who))
    organisation = models.SlugField(max_length=KEY_LENGTH, blank=True)  # of the directory
    due_on = models.DateField(null=True)
    added_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation="") | Q(who=Who.OTHER),
                name="step_organisation_of_another_alone",
            ),
            known("who", Who, name="step_who_known"),
        ]
        indexes = [
            models.Index(fields=["goal", "due_on"], condition=Q(done_at=None), name="step_due"),
        ]

    def __str__(self) -> str:
        return f"step of goal {self.goal_id}"


class FollowUp(SealedRow):
    """Something to look after on a day; after sending somebody on, whether it worked.

    Its words are empty (not even sealed) where the question says enough.
    """

    case = models.ForeignKey("casework.Case", on_delete=models.CASCADE, related_name="follow_ups")
    asks = models.CharField(max_length=8, choices=one_of(Asks))
    contact = models.ForeignKey(
        "casework.Contact", null=True, on_delete=models.SET_NULL, related_name="follow_ups"
    )
    due_on = models.DateField()
    done_at = models.DateTimeField(null=True)
    worked = models.CharField(max_length=9, blank=True, choices=one_of(Worked))

    class Meta:
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")
        constraints = [
            models.CheckConstraint(
                condition=Q(worked="") | Q(asks=Asks.SENT_TO, done_at__isnull=False),
                name="followup_worked_where_it_was_asked",
            ),
            known("asks", Asks, name="followup_asks_known"),
            known("worked", Worked, name="followup_worked_known", blank=True),
        ]
        indexes = [
            models.Index(fields=["case", "due_on"], condition=Q(done_at=None), name="followup_due"),
        ]

    def __str__(self) -> str:
        return f"follow-up of case {self.case_id} on {self.due_on}"
