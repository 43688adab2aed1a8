"""Dates, holidays, deadlines, three-valued logic and refusals: pure Python, known to everybody."""
