"""What every page shares: frame, components, htmx, sealed cookies; nothing about arrival."""
