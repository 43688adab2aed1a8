"""What joins rooms: a city pack that fills several of them, the search over what they hold."""
