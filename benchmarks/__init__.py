"""What is measured, on the machine at hand, by `make bench`; see docs/reference/speed.md."""
