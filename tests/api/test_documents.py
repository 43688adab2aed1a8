"""The API describes itself: a document for machines and a page for people, from this host only."""

import re

import jsonschema

from tests.support.pages import open_page


def test_the_openapi_document_holds_the_contracts(client):
    document = client.get("/api/v1/openapi.json").json()

    operation = document["paths"]["/api/v1/assessments"]["post"]
    assert document["openapi"].startswith("3.1")
    assert set(operation["responses"]) == {"200", "400", "411", "422"}
    body = operation["requestBody"]["content"]["application/json"]["schema"]
    assert body == {"$ref": "#/components/schemas/Facts"}


def test_every_reference_in_the_openapi_document_leads_somewhere(client):
    answer = client.get("/api/v1/openapi.json")

    found = set(re.findall(r'"\$ref": "#/([^"]+)"', answer.content.decode()))

    assert found
    for reference in found:
        place = answer.json()
        for step in reference.split("/"):
            place = place[step]


def test_the_facts_of_the_document_are_a_schema(client):
    document = client.get("/api/v1/openapi.json").json()

    jsonschema.Draft202012Validator.check_schema(document["components"]["schemas"]["Facts"])


def test_the_page_for_people_shows_every_operation(client):
    page = open_page(client, "/api/v1/docs")

    assert "POST /api/v1/assessments" in page.text
    assert page.find("a", href="/api/v1/openapi.json")
