"""The law watch: which sections a rule rests on, and whether their text is still what was read."""
