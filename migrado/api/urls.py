"""The addresses of the API, below /api/v1/."""

from django.urls import path

from migrado.api import views

urlpatterns = [
    path("docs", views.docs, name="api-docs"),
    path("", views.api.urls),
]
