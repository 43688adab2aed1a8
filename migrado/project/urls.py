"""Every address of the site, from the fixed ones down to the pages of a city."""

from django.urls import include, path

from migrado.project.views import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("api/v1/", include("migrado.api.urls")),
    path("accounts/", include("migrado.accounts.urls")),
    path("desk/", include("migrado.desk.urls")),
    path("", include("migrado.web.urls")),
    path("", include("migrado.portal.urls")),
]
handler400 = "migrado.web.views.bad_request"
handler403 = "migrado.web.views.forbidden"
handler404 = "migrado.web.views.not_found"
handler500 = "migrado.web.views.server_error"
