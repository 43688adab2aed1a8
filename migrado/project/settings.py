"""Settings. Every value that a deployment may change is read here, once, from the environment.

This file imports no Django, so that commands that need none can read it and stay quick.
"""

from pathlib import Path

from migrado import __version__
from migrado.project.database import database
from migrado.project.env import env_bool, env_int, env_list, env_path, env_str
from migrado.project.identity import issuer_address, provider_settings
from migrado.project.keys import key_ring, read_secret
from migrado.texts.domain import LANGUAGES as HOUSE_LANGUAGES

BASE_DIR = Path(__file__).resolve().parents[2]
VERSION = __version__

# Where things lie
VAR_DIR = env_path("MIGRADO_VAR_DIR", BASE_DIR / "var")
CITIES_DIR = env_path("MIGRADO_CITIES_DIR", BASE_DIR / "cities")
SEARCH_DIR = env_path("MIGRADO_SEARCH_DIR", VAR_DIR / "search")
STATIC_ROOT = env_path("MIGRADO_STATIC_DIR", VAR_DIR / "static")
STORED_FILES = (VAR_DIR / "attachments",)  # what cannot be made anew; part of every backup

# Secrets: files, never values in the environment
SECRET_KEY_FILE = env_path("MIGRADO_SECRET_KEY_FILE", VAR_DIR / "keys" / "secret")
KEY_RING_FILE = env_path("MIGRADO_KEY_RING_FILE", VAR_DIR / "keys" / "ring")
VAULT_KEYS_FILE = env_path("MIGRADO_VAULT_KEYS_FILE", VAR_DIR / "keys" / "vault")
BACKUP_KEYS_FILE = env_path("MIGRADO_BACKUP_KEYS_FILE", VAR_DIR / "keys" / "backup")
RINGS = (KEY_RING_FILE, VAULT_KEYS_FILE)
# By the names under which `migrado backup --keys` keeps them apart.
KEY_FILES = {
    "secret": SECRET_KEY_FILE,
    "ring": KEY_RING_FILE,
    "vault": VAULT_KEYS_FILE,
    "backup": BACKUP_KEYS_FILE,
}
SECRET_KEY = read_secret(SECRET_KEY_FILE)
# Keys of the cookie with a visitor's answers: the newest first, the older ones only open.
MIGRADO_KEYS = key_ring(KEY_RING_FILE)
# Keys around the data keys of persons: the newest first, the older ones only open.
MIGRADO_VAULT_KEYS = key_ring(VAULT_KEYS_FILE)

# The web server
ADDRESS = env_str("MIGRADO_ADDRESS", "127.0.0.1")
PORT = env_int("MIGRADO_PORT", 8000, low=1, high=65535)
MOST_WORKERS = 64
WORKERS = env_int("MIGRADO_WORKERS", 1, low=1, high=MOST_WORKERS)
ALLOWED_HOSTS = env_list("MIGRADO_HOSTS", "127.0.0.1,localhost,[::1]")
HTTPS = env_bool("MIGRADO_HTTPS", False)
# Browsers take cookies of such names over https only, __Host- from this very host alone.
HOST_PREFIX, SECURE_PREFIX = ("__Host-", "__Secure-") if HTTPS else ("", "")
DEBUG = env_bool("MIGRADO_DEBUG", False)
MIGRADO_COMPONENTS = env_bool("MIGRADO_COMPONENTS", False)

# The database
DATABASES = {
    "default": database(
        env_str("MIGRADO_DATABASE_URL", f"sqlite:///{VAR_DIR / 'migrado.sqlite3'}"),
        where="MIGRADO_DATABASE_URL",
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The house
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "migrado.accounts",  # before allauth, whose templates it replaces
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_htmx",
    "template_partials",
    "migrado.texts",
    "migrado.web",
    "migrado.vault",
    "migrado.journal",
    "migrado.backup",
    "migrado.directory",
    "migrado.content",
    "migrado.people",
    "migrado.guide",
    "migrado.casework",
    "migrado.flows",
    "migrado.portal",
    "migrado.desk",
    "migrado.api",
]
MIDDLEWARE = [
    "migrado.web.middleware.security_headers_middleware",
    "django.middleware.security.SecurityMiddleware",
    "migrado.web.door.door_middleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "migrado.web.middleware.language_middleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "migrado.accounts.middleware.staff_session_middleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "migrado.web.reads.reads_middleware",
]
ROOT_URLCONF = "migrado.project.urls"
WSGI_APPLICATION = "migrado.project.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "migrado.web.kiosk.context",
            ]
        },
    }
]

# Languages and time
LANGUAGE_CODE = "en"  # of the source strings
LANGUAGES = [(language.code, language.name) for language in HOUSE_LANGUAGES]
LOCALE_PATHS = [BASE_DIR / "migrado" / "locale"]
USE_TZ = True
TIME_ZONE = "Europe/Berlin"

# Sign-in of staff; visitors have no session
AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": name, "OPTIONS": options}
    for name, options in (
        (f"{_VALIDATION}.MinimumLengthValidator", {"min_length": 12}),
        (
            f"{_VALIDATION}.UserAttributeSimilarityValidator",
            {"user_attributes": ("email", "name")},
        ),
        (f"{_VALIDATION}.CommonPasswordValidator", {}),
        ("migrado.accounts.adapters.HouseWordsValidator", {}),
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:start"
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if HTTPS else 0  # whose X-Forwarded-For counts failed sign-ins
ACCOUNT_ADAPTER = "migrado.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # of the sign-in form; nobody signs up
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an operator has invited whoever has an account
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60
MFA_ADAPTER = "migrado.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn"]  # who loses both is invited anew
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "MigraDO"

# A city's own identity provider, which says who somebody is; whether they come in is ours to say
OIDC_ISSUER = issuer_address(env_str("MIGRADO_OIDC_ISSUER", ""), where="MIGRADO_OIDC_ISSUER")
OIDC_CLIENT_ID = env_str("MIGRADO_OIDC_CLIENT_ID", "")
OIDC_SECRET_FILE = env_path("MIGRADO_OIDC_SECRET_FILE", VAR_DIR / "keys" / "oidc")
OIDC_SECRET = read_secret(OIDC_SECRET_FILE)
SOCIALACCOUNT_PROVIDERS = provider_settings(
    issuer=OIDC_ISSUER,
    client_id=OIDC_CLIENT_ID,
    secret=OIDC_SECRET,
    name=env_str("MIGRADO_OIDC_NAME", ""),
)
SOCIALACCOUNT_ADAPTER = "migrado.accounts.adapters.ProviderAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False  # it would take passwords away; see actions.recognise
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_REQUESTS_TIMEOUT = 5  # seconds
SOCIALACCOUNT_STORE_TOKENS = False

# Sessions of staff
SESSION_COOKIE_NAME = f"{HOST_PREFIX}migrado_staff"
SESSION_COOKIE_AGE = 10 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
# Counts of failed sign-ins, shared by all workers of a machine.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},  # with 300, made-up addresses push real counts out
    }
}

# Who keeps something about a person: asked when one is to be erased or takes everything along
PERSON_HOLDERS = (
    "migrado.people.actions.holding.HOLDER",
    "migrado.casework.actions.holding.HOLDER",
)

# The malware scanner that looks at papers: "host:port" or the path of a socket, empty without one
MIGRADO_CLAMD = env_str("MIGRADO_CLAMD", "")

# Static files: hashed names, compressed once, no other host
STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# What a request may bring, and what it may not
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400
FILE_UPLOAD_HANDLERS = ["migrado.web.door.NoUploads"]
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CSRF_COOKIE_NAME = f"{HOST_PREFIX}csrftoken"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = None  # gone with the browser window: a shared phone shall tell nothing
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "migrado.web.views.csrf_failure"
CSRF_TRUSTED_ORIGINS = [f"https://{host.lstrip('.')}" for host in ALLOWED_HOSTS] if HTTPS else []
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None

# The log: what broke, never what somebody answered
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "migrado.web.redact.Line",
            "fmt": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Not every wrong address that a robot tries; the web server in front counts those.
    "loggers": {"django.request": {"level": "ERROR"}, "django.security": {"level": "CRITICAL"}},
}
