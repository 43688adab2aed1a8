"""The addresses of the newcomer's pages; the city's own come last in the site."""

from django.urls import path

from migrado.portal import views

app_name = "portal"

CITY = "<slug:city>/<slug:language>/"
KEPT = f"{CITY}kept/<str:token>/"
FILE = f"{CITY}my-file/<str:token>/"
COMPANION = f"{CITY}companion/<str:token>/"
urlpatterns = [
    path("", views.entry, name="entry"),
    path("<slug:city>/", views.city_entry, name="city"),
    path(CITY, views.home, name="home"),
    path(f"{CITY}ask/", views.ask, name="ask"),
    path(f"{CITY}search/", views.search, name="search"),
    path(f"{CITY}places/", views.places, name="places"),
    path(f"{CITY}places/<slug:key>/", views.place, name="place"),
    path(f"{CITY}topics/<slug:topic>/", views.topic, name="topic"),
    path(f"{CITY}answers/<slug:slug>/", views.single, name="single"),
    path(f"{CITY}locations/", views.locations, name="locations"),
    path(f"{CITY}disclaimer/", views.text_page, {"page": "disclaimer"}, name="disclaimer"),
    path(f"{CITY}imprint/", views.text_page, {"page": "imprint"}, name="imprint"),
    path(f"{CITY}privacy/", views.text_page, {"page": "privacy"}, name="privacy"),
    path(f"{CITY}accessibility/", views.text_page, {"page": "accessibility"}, name="accessibility"),
    path(f"{CITY}plan/", views.plan, name="plan"),
    path(f"{CITY}plan/sheet/", views.sheet, name="sheet"),
    path(f"{CITY}plan/pdf/", views.pdf, name="pdf"),
    path(f"{CITY}plan/calendar/", views.calendar, name="calendar"),
    path(f"{CITY}plan/forget/", views.forget, name="forget"),
    path(f"{CITY}plan/questions/", views.questions, name="questions"),
    path(f"{CITY}plan/questions/<int:number>/", views.question, name="question"),
    path(f"{CITY}plan/help/<slug:slug>/", views.help_page, name="help"),
    path(f"{CITY}plan/remember/", views.remember, name="remember"),
    path(f"{CITY}plan/keep/", views.keep_plan, name="keep"),
    path(KEPT, views.kept_plan, name="kept"),
    path(f"{KEPT}link/", views.kept_link, name="kept-link"),
    path(f"{KEPT}paper/", views.kept_link, {"on_paper": True}, name="kept-paper"),
    path(f"{KEPT}take-over/", views.take_over, name="take-over"),
    path(f"{KEPT}delete/", views.delete_kept_plan, name="delete-kept"),
    path(f"{CITY}plan/companion/", views.make_note, name="make-note"),
    path(COMPANION, views.note, name="companion"),
    path(f"{COMPANION}link/", views.note_link, name="companion-link"),
    path(f"{COMPANION}delete/", views.delete_note, name="delete-note"),
    path(FILE, views.my_file, name="my-file"),
    path(f"{FILE}take-back/<uuid:consent>/", views.take_back, name="take-back"),
    path(f"{CITY}link-deleted/", views.text_page, {"page": "link_deleted"}, name="link-deleted"),
    path(f"{CITY}kiosk/", views.kiosk_page, name="kiosk"),
    path(f"{CITY}kiosk/wipe/", views.wipe, name="kiosk-wipe"),
    path(f"{CITY}card/", views.card_choice, name="cards"),
    path(f"{CITY}card/<slug:need>/", views.card, name="card"),
    # Guide pages come last: what has an address of its own is never taken for one.
    path(f"{CITY}<slug:key>/", views.guide, name="guide"),
]
