"""The addresses of the desk."""

from django.urls import path

from migrado.desk import views

app_name = "desk"
STAFF = "<slug:city>/staff/"
urlpatterns = [
    path("", views.start, name="start"),
    path("<slug:city>/", views.home, name="home"),
    path(STAFF, views.staff, name="staff"),
    path(f"{STAFF}invite/", views.invite, name="invite"),
    path(f"{STAFF}<uuid:account>/grant/", views.grant, name="grant"),
    path(f"{STAFF}<uuid:account>/link/", views.renew, name="renew"),
    path(f"{STAFF}<uuid:account>/leave/", views.leave, name="leave"),
    path(f"{STAFF}roles/<int:assignment>/agree/", views.agree, name="agree"),
    path(f"{STAFF}roles/<int:assignment>/end/", views.end, name="end"),
]
