"""City packs: what a city says about itself, read and checked without a database."""
