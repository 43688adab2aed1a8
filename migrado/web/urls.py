"""Addresses of pages that belong to no city."""

from django.urls import path

from migrado.web import views

app_name = "web"
urlpatterns = [path("_components/", views.components, name="components")]
