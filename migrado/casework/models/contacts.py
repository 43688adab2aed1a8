"""What is counted of every talk, and the thread of somebody who gave no name."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from migrado.casework.domain import (
    LANGUAGE_LENGTH,
    About,
    Funding,
    Interpreter,
    Manner,
    Result,
)
from migrado.casework.domain.codes import CODE_NAME_LENGTH
from migrado.casework.models.goals import KEY_LENGTH
from migrado.casework.models.sealed import known, one_of
from migrado.texts.models import CityOwned


class Contact(CityOwned):
    """One talk, as it is counted. It names nobody: neither who came nor who sat at the desk.

    It stays as a count when the case or thread that it belongs to is erased.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    on = models.DateField()
    at = models.DateTimeField()
    desk = models.CharField(max_length=20)
    manner = models.CharField(max_length=10, choices=one_of(Manner))
    about = models.CharField(max_length=12, choices=one_of(About))
    language = models.CharField(max_length=LANGUAGE_LENGTH)
    result = models.CharField(max_length=12, choices=one_of(Result))
    interpreter = models.CharField(max_length=10, choices=one_of(Interpreter))
    sent_to = models.SlugField(max_length=KEY_LENGTH, blank=True)  # an organisation
    funding = models.CharField(max_length=14, choices=one_of(Funding))
    case = models.ForeignKey(
        "casework.Case", null=True, on_delete=models.SET_NULL, related_name="contacts"
    )
    thread = models.ForeignKey(
        "casework.Thread", null=True, on_delete=models.SET_NULL, related_name="contacts"
    )

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        constraints = [
            known("manner", Manner, name="contact_manner_known"),
            known("about", About, name="contact_about_known"),
            known("result", Result, name="contact_result_known"),
            known("interpreter", Interpreter, name="contact_interpreter_known"),
            known("funding", Funding, name="contact_funding_known"),
            models.CheckConstraint(
                condition=Q(thread=None) | Q(case=None, funding=Funding.NOT_ASKED),
                name="contact_anonymous_without_nationality",
            ),
        ]
        indexes = [models.Index(fields=["city", "on"], name="contact_of_day")]

    def __str__(self) -> str:
        return f"contact about {self.about} on {self.on}"


class Thread(CityOwned):
    """Counselling of somebody known by a code name only, with a key of their own.

    Whoever holds the code on paper may join it to their person, or have it erased.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    key = models.OneToOneField("vault.SubjectKey", on_delete=models.PROTECT, related_name="+")
    code_name = models.CharField(max_length=CODE_NAME_LENGTH)
    code_hash = models.BinaryField(max_length=32, unique=True)
    begun_on = models.DateField()
    person = models.ForeignKey(
        "people.Person", null=True, on_delete=models.CASCADE, related_name="threads"
    )
    joined_on = models.DateField(null=True)

    class Meta:
        verbose_name = _("thread")
        verbose_name_plural = _("threads")
        constraints = [
            models.UniqueConstraint(fields=["city", "code_name"], name="thread_called_once"),
            models.CheckConstraint(
                condition=Q(person=None, joined_on=None)
                | Q(person__isnull=False, joined_on__isnull=False),
                name="thread_joined_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.code_name
