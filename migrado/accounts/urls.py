"""The addresses of signing in; those of the library are named as the library wants them."""

from allauth.account import views as account
from django.urls import include, path

from migrado.accounts import views

urlpatterns = [
    path("login/", views.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("password/", views.change_password, name="account_change_password"),
    path("second-factor/", include("allauth.mfa.urls")),
    path("provider/", views.provider, name="accounts_provider"),
    path("provider/return/", views.provider_return, name="accounts_provider_return"),
    path("welcome/<str:token>/", views.welcome, name="accounts_welcome"),
]
