"""What happened, appended and never changed: who read or wrote what, and why."""
