"""The roof: settings, addresses, command line and the wiring of the rooms below."""
