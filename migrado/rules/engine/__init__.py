"""How dated rules become answers; days are counted by the kernel, as German law counts them."""
