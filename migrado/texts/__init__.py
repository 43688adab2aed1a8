"""Cities, languages and the base of every row that holds a text in one language."""
