"""Guide pages as a city pack writes them, and their Markdown as a page shows it."""
