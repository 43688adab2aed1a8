"""Cases and what belongs to them. Words are sealed with the key of the person or the thread."""

from migrado.casework.models.attachments import Attachment, AttachmentPiece
from migrado.casework.models.cases import Case, HandOver, Opening
from migrado.casework.models.contacts import Contact, Thread
from migrado.casework.models.goals import FollowUp, Goal, Step
from migrado.casework.models.kept import KeptAssessment, Overruling
from migrado.casework.models.notes import Draft, Note, NoteVersion

__all__ = [
    "Attachment",
    "AttachmentPiece",
    "Case",
    "Contact",
    "Draft",
    "FollowUp",
    "Goal",
    "HandOver",
    "KeptAssessment",
    "Note",
    "NoteVersion",
    "Opening",
    "Overruling",
    "Step",
    "Thread",
]
