"""Data keys by subject, and what is sealed with them."""
