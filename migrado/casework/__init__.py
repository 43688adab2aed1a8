"""Case files: goals and steps, notes, contacts, papers, who is responsible and who may look."""
