"""A page that is only looked at writes nothing."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from migrado.texts.models import Country
from migrado.web.reads import GetWrites, reads_middleware


def writing(request):
    Country.objects.create(code="XX")
    return HttpResponse()


def reading(request):
    return HttpResponse(str(Country.objects.count()))


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_a_get_that_writes_fails(method):
    request = getattr(RequestFactory(), method)("/")

    with pytest.raises(GetWrites, match="a GET must not write: INSERT"):
        reads_middleware(writing)(request)


@pytest.mark.django_db
def test_a_get_may_read():
    assert reads_middleware(reading)(RequestFactory().get("/")).status_code == 200


@pytest.mark.django_db
def test_a_post_may_write():
    reads_middleware(writing)(RequestFactory().post("/"))

    assert Country.objects.filter(code="XX").exists()


@pytest.mark.django_db
def test_the_guard_ends_with_the_request():
    reads_middleware(reading)(RequestFactory().get("/"))

    Country.objects.create(code="XX")
