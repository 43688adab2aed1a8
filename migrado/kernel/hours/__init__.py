"""Opening hours in the notation of OpenStreetMap: read, dated, described, open now."""
