"""The search: an index for each city and language, a glossary of concepts, and their ranking."""
