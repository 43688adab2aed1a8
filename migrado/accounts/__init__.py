"""Staff of the house and of its partners: who they are and what they may do."""
