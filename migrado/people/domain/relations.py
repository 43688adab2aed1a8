"""What persons are to each other, and who decides for whom."""

from enum import StrEnum


class Relation(StrEnum):
    """What somebody is to the one who speaks for the household (contract of facts)."""

    SELF = "self"
    SPOUSE = "spouse"
    PARTNER = "partner"
    CHILD = "child"
    PARENT = "parent"
    SIBLING = "sibling"
    OTHER_RELATIVE = "other_relative"
    NOT_RELATED = "not_related"


class Guardian(StrEnum):
    """Why somebody decides for somebody else."""

    PARENT = "parent"  # parental custody, BGB § 1626
    APPOINTED = "appointed"  # guardian of a minor, BGB § 1773
    CARER = "carer"  # legal carer of an adult, BGB § 1814
