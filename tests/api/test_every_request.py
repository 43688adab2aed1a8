"""Every operation of the API answers every request as its document says, valid or not."""

import pytest
from django.core.wsgi import get_wsgi_application
from hypothesis import settings

from migrado.api.views import api
from migrado.flows.actions import load_city
from tests.support.clock import NOW
from tests.support.dortmund import dortmund_pack
from tests.support.effort import effort

DOCUMENT = api.get_openapi_schema()["paths"]
OPERATIONS = [(path, method) for path, methods in DOCUMENT.items() for method in methods]
# A schema cannot say which cities are loaded, or that a person was born before today.
FITTING = {"checks": {"positive_data_acceptance": {"expected-statuses": ["200", "422"]}}}

KNOWN = {"municipality": "dortmund"}  # what a request has to name to get beyond the door


@pytest.fixture
def requests_to(transactional_db):
    """Give a function that sends whatever an operation allows and forbids, to the site in here.

    Imported late: schemathesis takes longer to load than most tests take to run.
    """
    import schemathesis
    from schemathesis.generation.hypothesis import builder

    load_city(dortmund_pack(), now=NOW)
    schema = schemathesis.openapi.from_wsgi(
        "/api/v1/openapi.json",
        get_wsgi_application(),
        config=schemathesis.Config.from_dict(FITTING),
    )

    def ask(path, method, *, each):
        config = builder.HypothesisTestConfig(
            project=schema.config,
            modes=list(builder.HypothesisTestMode),
            settings=settings(max_examples=effort("api_requests")),
        )
        builder.create_test(operation=schema[path][method], test_func=each, config=config)()

    return ask


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_every_answer_is_as_the_document_says(requests_to, path, method):
    seen = []

    def check(case):
        if case.meta.generation.mode.is_positive:
            case.body |= KNOWN
        seen.append(case.call_and_validate().status_code)

    requests_to(path, method, each=check)

    assert {200, 400, 405, 422} <= set(seen), "the tries are too tame to tell anything"
