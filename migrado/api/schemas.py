"""The shapes of the API, taken from the contracts themselves, so that neither can drift."""

import json
from pathlib import Path
from typing import Any

from migrado import rules
from migrado.rules.facts import SCHEMA as FACTS

ASSESSMENT = json.loads(
    (Path(rules.__file__).parent / "schemas" / "assessment.schema.json").read_bytes()
)
ERROR: dict[str, Any] = {
    "type": "object",
    "required": ["error", "pointer"],
    "properties": {
        "error": {"type": "string", "description": "one sentence: what was expected"},
        "pointer": {
            "type": "string",
            "description": "JSON pointer (RFC 6901) of the value at fault; empty for the whole",
        },
    },
}


def in_openapi(schema: Any, *, name: str) -> Any:
    """Return ``schema`` with its inner references led to where it stands in an OpenAPI document."""
    if isinstance(schema, list):
        return [in_openapi(part, name=name) for part in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: value.replace("#/", f"#/components/schemas/{name}/", 1)
        if key == "$ref"
        else in_openapi(value, name=name)
        for key, value in schema.items()
        if key not in {"$schema", "$id"}
    }


COMPONENTS = {
    "Facts": in_openapi(FACTS, name="Facts"),
    "Assessment": in_openapi(ASSESSMENT, name="Assessment"),
    "Error": ERROR,
}


def body(name: str, **more: Any) -> dict[str, Any]:
    """Return the OpenAPI entry of a JSON body with the shape ``name``."""
    schema = {"$ref": f"#/components/schemas/{name}"}
    return {"content": {"application/json": {"schema": schema, **more}}}


EXAMPLE = {
    "as_of": "2026-11-23",
    "municipality": "dortmund",
    "persons": [{"id": "p1", "nationalities": ["RO"], "birth_on": "1994-05-02"}],
}
ASSESSMENTS: dict[str, Any] = {
    "requestBody": {"required": True, **body("Facts", example=EXAMPLE)},
    "responses": {
        200: {"description": "What follows from the facts", **body("Assessment")},
        400: {"description": "Not JSON, or longer than 256 kB", **body("Error")},
        411: {"description": "No Content-Length header", **body("Error")},
        422: {"description": "JSON, but not facts of the contract", **body("Error")},
    },
}
