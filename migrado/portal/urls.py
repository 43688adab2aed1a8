"""The addresses of the newcomer's pages; the city's own come last in the site."""

from django.urls import path

from migrado.portal import views

app_name = "portal"

CITY = "<slug:city>/<slug:language>/"
urlpatterns = [
    path("", views.entry, name="entry"),
    path("<slug:city>/", views.city_entry, name="city"),
    path(CITY, views.home, name="home"),
    path(f"{CITY}locations/", views.locations, name="locations"),
    path(f"{CITY}disclaimer/", views.text_page, {"page": "disclaimer"}, name="disclaimer"),
    path(f"{CITY}imprint/", views.text_page, {"page": "imprint"}, name="imprint"),
    path(f"{CITY}privacy/", views.text_page, {"page": "privacy"}, name="privacy"),
    path(f"{CITY}accessibility/", views.text_page, {"page": "accessibility"}, name="accessibility"),
    path(f"{CITY}plan/", views.plan, name="plan"),
    path(f"{CITY}plan/sheet/", views.sheet, name="sheet"),
    path(f"{CITY}plan/forget/", views.forget, name="forget"),
    path(f"{CITY}plan/questions/", views.questions, name="questions"),
    path(f"{CITY}plan/questions/<int:number>/", views.question, name="question"),
    path(f"{CITY}plan/help/<slug:slug>/", views.help_page, name="help"),
]
