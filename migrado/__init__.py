"""MigraDO: the software of a city's arrival and integration centre."""

__version__ = "0.1.0"
