"""How dated rules become answers; knows no country."""
