"""Our own JSON API for other programs, published as an OpenAPI document."""
