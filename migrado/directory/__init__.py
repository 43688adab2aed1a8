"""Who does what in a city, where, and how we know."""
