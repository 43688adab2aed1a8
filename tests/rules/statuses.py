"""One ordinary adult for each status that the law tells apart, for the matrix and the population.

Nobody here is real. ``NAMES`` are what the generated page calls them.
"""

from collections.abc import Mapping
from typing import Any

ADULT: Mapping[str, Any] = {
    "birth_on": "1992-04-06",
    "moved_in_on": "2026-11-14",
    "entered_on": "2026-11-02",
    "arrived_from_abroad": True,
    "habitual_residence": True,
    "fit_for_work": True,
    "employed": False,
    "self_employed": False,
    "on_parental_leave": False,
    "student": False,
    "in_school": False,
    "benefits": [],
    "german_level": "none",
    "course_ordered_by": "none",
    "cares_for_child": False,
}
CHILD: Mapping[str, Any] = {"relation": "child", "guardian": "p1", "birth_on": "2022-03-01"}
HERE = {"registered_since": "2024-05-06", "registered_in_germany": True}
SETTLED = {
    **HERE,
    "entered_on": "2024-05-02",
    "moved_in_on": "2024-05-02",
    "stay_since": "2024-05-02",
}


def permit(section: str, *, of: str = "SY", **more: Any) -> dict[str, Any]:
    """Return who has held a permit of this section for half a year."""
    return {
        "nationalities": [of],
        "paper": "residence_permit",
        "title_section": section,
        "title_first_issued_on": "2026-05-04",
        "title_issued_on": "2026-05-04",
        "title_months": 36,
        "paper_valid_until": "2029-05-03",
        **SETTLED,
        **more,
    }


STATUSES: Mapping[str, dict[str, Any]] = {
    "German, back from abroad": {"nationalities": ["DE"]},
    "late repatriate": {"nationalities": ["KZ"], "late_repatriate": True},
    "EU, works": {"nationalities": ["RO"], "eu_right": "worker", "employed": True},
    "EU, kept the status of a worker": {
        "nationalities": ["RO"],
        "eu_right": "worker_status_kept",
        **SETTLED,
    },
    "EU, first three months": {"nationalities": ["RO"], "eu_right": "none"},
    "EU, looks for work": {"nationalities": ["RO"], "eu_right": "job_search_only", **SETTLED},
    "EU, for good": {"nationalities": ["RO"], "eu_right": "permanent", **SETTLED},
    "EEA, works": {"nationalities": ["NO"], "eu_right": "worker", "employed": True},
    "Swiss, works": {"nationalities": ["CH"], "eu_right": "worker", "employed": True},
    "British with withdrawal rights": {
        "nationalities": ["GB"],
        "paper": "withdrawal_agreement_document",
        "withdrawal_agreement_rights": True,
        **SETTLED,
    },
    "British, new": {
        "nationalities": ["GB"],
        "withdrawal_agreement_rights": False,
        "paper": "none",
        "purpose": "work",
    },
    "family of an EU citizen": {
        "nationalities": ["BR"],
        "paper": "eu_family_residence_card",
        "eu_right": "family",
        **SETTLED,
    },
    "visitor without visa": {"nationalities": ["RS"], "paper": "none", "purpose": "visit"},
    "Schengen visa": {
        "nationalities": ["IN"],
        "paper": "schengen_visa",
        "purpose": "visit",
        "paper_valid_until": "2026-12-20",
    },
    "national visa": {
        "nationalities": ["IN"],
        "paper": "national_visa",
        "purpose": "work",
        "paper_valid_until": "2027-01-31",
    },
    "study (16b)": permit("16b", of="IN", student=True),
    "search for study (16b, 17)": permit("17.2", of="IN"),
    "recognition (16d)": permit("16d", of="IN"),
    "skilled with training (18a)": permit("18a", of="IN", employed=True),
    "skilled with degree (18b)": permit("18b", of="IN", employed=True),
    "Blue Card (18g)": permit("18g", of="IN", employed=True),
    "other employment (19c)": permit("19c.1", of="IN", employed=True),
    "after studies (20)": permit("20.1", of="IN"),
    "first opportunity card (20a)": permit("20a", of="IN"),
    "self-employed (21)": permit("21.1", of="TR", self_employed=True),
    "resettled (23.4)": permit("23.4"),
    "temporary protection, first paper until 31 March 2025": permit(
        "24",
        of="UA",
        title_first_issued_on="2024-06-03",
        title_issued_on="2024-06-03",
        fingerprinted=True,
    ),
    "temporary protection, first paper later": permit(
        "24", of="UA", title_first_issued_on="2026-05-04", fingerprinted=True
    ),
    "asylum granted (25.1)": permit("25.1"),
    "refugee (25.2)": permit("25.2"),
    "ban on deportation (25.3)": permit("25.3"),
    "urgent reasons (25.4)": permit("25.4.1"),
    "cannot leave (25.5)": permit("25.5", deportation_suspended_on="2024-05-06"),
    "well integrated young (25a)": permit("25a.1"),
    "well integrated (25b)": permit("25b.1"),
    "wife or husband of a German (28)": permit("28.1.1", of="TR"),
    "wife or husband (30)": permit("30.1", of="TR"),
    "tolerated for work (60d)": {
        "nationalities": ["GH"],
        "paper": "toleration",
        "title_section": "60d",
        **SETTLED,
    },
    "settlement permit": {"nationalities": ["TR"], "paper": "settlement_permit", **SETTLED},
    "EU long-term residence": {
        "nationalities": ["TR"],
        "paper": "eu_long_term_residence",
        **SETTLED,
    },
    "provisional certificate (24)": {
        "nationalities": ["UA"],
        "paper": "provisional_certificate",
        "title_section": "24",
        "title_first_issued_on": None,
        "in_ukraine_on_2022_02_24": True,
        "fingerprinted": True,
        "protection_request_24": True,
    },
    "fled from Ukraine, no paper yet": {
        "nationalities": ["UA"],
        "paper": "none",
        "in_ukraine_on_2022_02_24": True,
        "purpose": "protection",
    },
    "asylum seeker in a facility": {
        "nationalities": ["SY"],
        "paper": "asylum_permission",
        "asylum_registered_on": "2026-11-04",
        "stay_since": "2026-11-02",
        "must_live_in_reception_facility": True,
        "safe_country_of_origin": False,
    },
    "asylum seeker outside": {
        "nationalities": ["SY"],
        "paper": "asylum_permission",
        "asylum_registered_on": "2025-11-04",
        "stay_since": "2025-11-02",
        "must_live_in_reception_facility": False,
        "safe_country_of_origin": False,
    },
    "tolerated": {
        "nationalities": ["LB"],
        "paper": "toleration",
        "tolerated_since": "2024-05-06",
        "must_live_in_reception_facility": False,
        **SETTLED,
    },
}
