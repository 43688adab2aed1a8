"""When a session of staff ends: after half an hour without a touch, after ten hours in any case."""

from dataclasses import dataclass
from datetime import datetime, timedelta

IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=10)
TOUCH = timedelta(minutes=5)  # a session is written at most so often


@dataclass(frozen=True)
class SessionTimes:
    """When somebody signed in, and when they were last seen, exact to `TOUCH`."""

    began_at: datetime
    seen_at: datetime

    def has_ended(self, now: datetime) -> bool:
        """Say whether the session is over at ``now``; the limits themselves are over.

        As ``seen_at`` may lag behind by `TOUCH`, somebody idle is out after 25 to 30 minutes.
        """
        return now - self.seen_at >= IDLE or now - self.began_at >= ABSOLUTE

    def is_due_for_touch(self, now: datetime) -> bool:
        """Say whether ``seen_at`` has to be written anew."""
        return now - self.seen_at >= TOUCH
