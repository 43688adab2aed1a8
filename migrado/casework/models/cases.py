"""A case, who is responsible for it, and who looked into it though they are not."""

from datetime import date
from typing import ClassVar, Self
from uuid import UUID

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, TextField
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext_lazy as _

from migrado.accounts.domain import ROLES, Permission
from migrado.accounts.models import Assignment, in_force
from migrado.casework.domain import Outcome, Passing, Reason
from migrado.casework.models.sealed import known, one_of
from migrado.people.domain import Category, Purpose
from migrado.people.models import Consent
from migrado.people.models.consents import holding
from migrado.texts.models import City, CityManager, CityOwned

COUNSELLING_ROLES = [role for role, held in ROLES.items() if Permission.COUNSEL_PERSON in held]


class CaseQuerySet(models.QuerySet["Case"]):
    """Who may see which cases is said here and in `policies`, in SQL."""

    def open(self) -> Self:
        """Keep those that are not closed."""
        return self.filter(closed_on=None)

    def agreed(self, *, on: date) -> Self:
        """Keep those of persons who agree to counselling with notes on the day ``on``."""
        return self.filter(agreed(on=on))

    def unagreed(self, *, on: date) -> Self:
        """Keep the others: nobody reads them, whoever answers for them may close them."""
        return self.exclude(agreed(on=on))

    def for_responsible(self, account: UUID, *, on: date) -> Self:
        """Keep those that ``account`` owns, or covers on the day ``on``."""
        return self.filter(responsible(account, on=on))

    def for_reader(self, account: UUID, *, on: date) -> Self:
        """Keep those that ``account`` owns or covers, or opened with a reason on the day ``on``."""
        return self.filter(reader(account, on=on))

    def of_person(self, standing: UUID) -> Self:
        """Keep those of a standing person and of rows merged into them."""
        return self.filter(Q(person=standing) | Q(person__merged_into=standing))


def agreed(*, on: date, case: str = "") -> Q:
    """Return what holds of cases of persons who agree, on ``on``, to counselling and to notes.

    A consent that was taken back, replaced or is over opens nothing: not from a moment on, but in
    the very query. ``case`` leads to the case, like "case__".
    """
    standing = Coalesce(OuterRef(f"{case}person__merged_into"), OuterRef(f"{case}person"))
    given = (
        Consent._base_manager.filter(holding(on), purpose=Purpose.COUNSELLING)
        .alias(words=Cast("categories", TextField()))
        .filter(words__contains=f'"{Category.NOTES.value}"')
    )
    # Two questions, each with an index of its own; one with OR would look at every consent.
    theirs = Exists(given.filter(person=standing))
    of_merged = Exists(given.filter(person__merged_into=standing))
    return Q(theirs) | Q(of_merged)


def responsible(account: UUID, *, on: date, case: str = "") -> Q:
    """Return what holds of cases that ``account`` owns, or covers on the day ``on``."""
    covers = {f"{case}cover": account, f"{case}cover_until__gt": on}
    return Q(**{f"{case}owner": account}) | Q(**covers)


def reader(account: UUID, *, on: date, case: str = "") -> Q:
    """Return what holds of cases that ``account`` answers for, or opened on ``on`` for a reason."""
    opened = Opening.objects.filter(case=OuterRef(f"{case}pk"), account=account, on=on)
    return responsible(account, on=on, case=case) | Q(Exists(opened))


def without_owner(*, on: date) -> Q:
    """Return what holds of cases whose owner left the house, or does not counsel there now."""
    still = Assignment._base_manager.filter(
        in_force(on),
        city=OuterRef("city"),
        account=OuterRef("owner"),
        account__left_at=None,
        role__in=COUNSELLING_ROLES,
    )
    return ~Q(Exists(still))


class CaseManager(CityManager["Case"]):
    """Gives cases of one city only."""

    def in_city(self, city: City) -> CaseQuerySet:
        """Keep the cases of ``city``."""
        return CaseQuerySet(self.model, using=self._db).filter(city=city)


class Case(CityOwned):
    """Counselling of a person, from the day it began to the day it ended.

    ``cover`` stands in for the owner before ``cover_until``. ``topics`` are values of Topic.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="cases")
    owner = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    cover = models.ForeignKey(
        "accounts.Account", null=True, on_delete=models.PROTECT, related_name="+"
    )
    cover_until = models.DateField(null=True)  # exclusive
    topics = models.JSONField(default=list)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)
    outcome = models.CharField(max_length=16, blank=True, choices=one_of(Outcome))

    objects: ClassVar[CaseManager] = CaseManager()

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(closed_on=None), name="case_open_once"
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None, outcome="")
                | Q(closed_on__gte=F("opened_on"), outcome__in=[one.value for one in Outcome]),
                name="case_closed_with_an_outcome",
            ),
            models.CheckConstraint(
                condition=Q(cover=None, cover_until=None)
                | (Q(cover__isnull=False, cover_until__isnull=False) & ~Q(cover=F("owner"))),
                name="case_covered_by_another_until_a_day",
            ),
        ]
        indexes = [
            models.Index(fields=["owner", "closed_on"], name="case_of_owner"),
            models.Index(
                fields=["cover", "cover_until"],
                condition=Q(cover__isnull=False),
                name="case_of_cover",
            ),
        ]

    def __str__(self) -> str:
        return f"case {self.pk}"

    @property
    def is_open(self) -> bool:
        """Say whether counselling goes on."""
        return self.closed_on is None

    def is_responsible(self, account: UUID, *, on: date) -> bool:
        """Say whether ``account`` owns it, or covers it on the day ``on``."""
        covers = self.cover_id == account and self.cover_until is not None and on < self.cover_until
        return self.owner_id == account or covers


class Opening(models.Model):
    """A colleague opened a case that is not theirs, with a reason, for one day."""

    case = models.ForeignKey("casework.Case", on_delete=models.CASCADE, related_name="openings")
    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=12, choices=one_of(Reason))
    on = models.DateField()
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("opening")
        verbose_name_plural = _("openings")
        constraints = [
            models.UniqueConstraint(fields=["case", "account", "on"], name="opening_once_a_day"),
            known("reason", Reason, name="opening_reason_known"),
        ]

    def __str__(self) -> str:
        return f"opening of case {self.case_id}: {self.reason}"


class HandOver(models.Model):
    """A case passes from one colleague to another: offered and answered, or taken with a reason."""

    id = models.UUIDField(primary_key=True, editable=False)
    case = models.ForeignKey("casework.Case", on_delete=models.CASCADE, related_name="hand_overs")
    giver = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    taker = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=one_of(Passing))
    reason = models.CharField(max_length=12, blank=True, choices=one_of(Reason))
    offered_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("hand-over")
        verbose_name_plural = _("hand-overs")
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(state=Passing.WAITING),
                name="handover_waits_once_for_a_case",
            ),
            models.CheckConstraint(
                condition=Q(state=Passing.WAITING, answered_at=None)
                | (~Q(state=Passing.WAITING) & Q(answered_at__isnull=False)),
                name="handover_answered_unless_it_waits",
            ),
            models.CheckConstraint(
                condition=(Q(state=Passing.TAKEN) & ~Q(reason=""))
                | (~Q(state=Passing.TAKEN) & Q(reason="")),
                name="handover_taken_with_a_reason",
            ),
            models.CheckConstraint(condition=~Q(giver=F("taker")), name="handover_to_another"),
            known("state", Passing, name="handover_state_known"),
            known("reason", Reason, name="handover_reason_known", blank=True),
        ]
        indexes = [
            models.Index(fields=["taker", "state"], name="handover_to_taker"),
            models.Index(fields=["giver", "state", "-answered_at"], name="handover_from_giver"),
        ]

    def __str__(self) -> str:
        return f"hand-over of case {self.case_id}: {self.state}"
