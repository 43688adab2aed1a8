"""Copies of everything that the house keeps, sealed, and the way back."""
