"""Names of people: which characters a German authority must accept, and how names are found."""
