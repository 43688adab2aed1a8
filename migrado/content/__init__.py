"""Guide pages: what a newcomer can read about work, housing and the other topics."""
