"""The one moment at which tests play: a Monday morning in Dortmund, with Christmas ahead."""

from datetime import UTC, date, datetime

NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)  # 9:30 in Dortmund
TODAY = date(2026, 11, 23)
