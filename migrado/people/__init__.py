"""Persons, their households, what is known of them and from where, and what they agreed to."""
