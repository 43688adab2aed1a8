"""A page that is only looked at writes nothing."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import path

from migrado.texts.models import Country
from migrado.web import views
from migrado.web.reads import GetWrites, reads_middleware, writing_get

handler400, handler403 = views.bad_request, views.forbidden
handler404, handler500 = views.not_found, views.server_error


def writing(request):
    Country.objects.create(code="XX")
    return HttpResponse()


urlpatterns = [path("dortmund/en/writing/", writing)]


def reading(request):
    return HttpResponse(str(Country.objects.count()))


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_a_get_that_writes_fails(method):
    request = getattr(RequestFactory(), method)("/")

    with pytest.raises(GetWrites, match="a GET must not write: INSERT"):
        reads_middleware(writing)(request)


@pytest.mark.django_db
def test_a_view_may_write_for_as_long_as_it_says_so_and_no_longer():
    def by_protocol(request):
        with writing_get():
            return writing(request)

    def and_after(request):
        by_protocol(request)
        Country.objects.create(code="YY")

    assert reads_middleware(by_protocol)(RequestFactory().get("/")).status_code == 200
    Country.objects.all().delete()
    with pytest.raises(GetWrites):
        reads_middleware(and_after)(RequestFactory().get("/"))


@pytest.mark.urls(__name__)
@pytest.mark.django_db
def test_the_site_itself_refuses_a_get_that_writes(client):
    with pytest.raises(GetWrites):
        client.get("/dortmund/en/writing/")


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
