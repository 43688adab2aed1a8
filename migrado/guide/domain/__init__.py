"""Questions, answers, interview and plan, without Django."""
