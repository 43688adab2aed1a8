"""The plan of six persons: statements on the database, and milliseconds."""

from datetime import date
from pathlib import Path

from benchmarks._bench import load_dortmund, new_room, report, seconds

TARGET = 10
ON = date(2026, 11, 23)


def main() -> None:
    with new_room() as room:
        load_dortmund(Path(room))
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        from migrado.guide.queries import plan_page
        from migrado.texts.queries import city
        from tests.guide.factories import family, visit

        script = {
            "household": family("spouse", children=4),
            "nationalities": ["UA"],
            "moved_in_on": "2026-11-14",
        }
        answers = visit(script, on=ON).answers
        dortmund = city("dortmund")
        if dortmund is None:
            raise RuntimeError("Dortmund is not loaded")
        with CaptureQueriesContext(connection) as captured:
            plan_page(dortmund, answers=answers, language="ar", on=ON)
        count = len(captured)
        taken = seconds(
            lambda: plan_page(dortmund, answers=answers, language="ar", on=ON), times=10
        )
    report("plan of 6 persons", f"{count} statements", target="under 10", met=count < TARGET)
    print(f"{'  and its time':52}{taken * 1000:>19.1f} ms")


if __name__ == "__main__":
    main()
