"""Settings. What an operator may change comes from the environment or from `config.toml` in the data folder.

`groundwork config` prints every value in force and where it came from; `core/configuration.py` reads them.
"""

from __future__ import annotations

import sys
from pathlib import Path

import dj_database_url
from django.utils.translation import gettext_lazy as _

from groundwork.core.configuration import Configuration

HERE = Path(__file__).resolve().parent
CONFIGURATION = Configuration.read()
HOME = CONFIGURATION.home
DEMO = CONFIGURATION.demo

SECRET_KEY = CONFIGURATION.secret_key
WORDS_KEYS = CONFIGURATION.words_keys
DEBUG = False
BASE_URL = CONFIGURATION.base_url
ALLOWED_HOSTS = CONFIGURATION.allowed_hosts
CSRF_TRUSTED_ORIGINS = [BASE_URL]

# In order of life: a later stage may look back, an earlier one never looks ahead (.importlinter holds it).
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "groundwork.core",
    "groundwork.history",
    "groundwork.people",
    "groundwork.programs",
    "groundwork.enrollment",
    "groundwork.mentorships",
    "groundwork.matching",
    "groundwork.invitations",
    "groundwork.agreements",
    "groundwork.meetings",
    "groundwork.goals",
    "groundwork.checkpoints",
    "groundwork.care",
    "groundwork.closing",
    "groundwork.notifications",
    "groundwork.reporting",
    "groundwork.web",
    "groundwork.cli",
]
if DEMO:
    INSTALLED_APPS.append("groundwork.demo")

MIDDLEWARE = [
    "groundwork.web.middleware.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "groundwork.web.middleware.OwnTimeZone",
]

ROOT_URLCONF = "groundwork.urls"
WSGI_APPLICATION = "groundwork.wsgi.application"
CONTEXT_OF_EVERY_PAGE = ["groundwork.web.context.frame", *(["groundwork.demo.context.demo"] if DEMO else [])]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                *CONTEXT_OF_EVERY_PAGE,
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "groundwork.web.templatetags.groundwork",
            ],
        },
    }
]
FORM_RENDERER = "groundwork.web.forms.QuestionRenderer"

DATABASES = {"default": dj_database_url.parse(CONFIGURATION.database_url, conn_max_age=60, conn_health_checks=True)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # FULL: with NORMAL a power cut can lose a write that was already acknowledged.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

ENCODER = CONFIGURATION.values["encoder"]

CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "groundwork_cache"}}

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "groundwork.web.public.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1"]  # signing up is closed; this lets the password form have a password
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_EMAIL_VERIFICATION = "none"  # the code by e-mail proves the address at every sign-in
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 8, "dashed": True}
ACCOUNT_FORMS = {
    "request_login_code": "groundwork.web.public.accounts.forms.CodeRequestForm",
    "confirm_login_code": "groundwork.web.public.accounts.forms.CodeForm",
    "login": "groundwork.web.public.accounts.forms.PasswordForm",
    "set_password": "groundwork.web.public.accounts.forms.NewPasswordForm",
    "change_password": "groundwork.web.public.accounts.forms.PasswordChangeForm",
    "reauthenticate": "groundwork.web.public.accounts.forms.ConfirmationForm",
}
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # other sessions end by themselves, this one gets a new id
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "request_login_code": "20/m/ip,3/m/key",
    "reset_password": "20/m/ip,5/m/key",
}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if CONFIGURATION.behind_proxy else 0
MFA_SUPPORTED_TYPES = ["webauthn"]
MFA_FORMS = {"add_webauthn": "groundwork.web.public.accounts.forms.NewPasskeyForm"}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO or CONFIGURATION.is_local

SECURE_COOKIES = BASE_URL.startswith("https://")
SESSION_COOKIE_NAME = "__Host-groundwork" if SECURE_COOKIES else "groundwork"
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE_COOKIES else "csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_COOKIES
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_SAVE_EVERY_REQUEST = False
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = (
    "same-origin"  # with "no-referrer" browsers send forms from nowhere, and CSRF checks refuse them
)
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if SECURE_COOKIES else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if CONFIGURATION.behind_proxy else None
X_FRAME_OPTIONS = "DENY"

DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
UPLOAD_LIMIT = 20 * 1024 * 1024

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [HERE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
# `groundwork up` and `demo` collect them first; names carry a hash of the content, so browsers may keep them for ever.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = False

EMAIL_BACKEND = "groundwork.demo.outbox.OutboxBackend" if DEMO else CONFIGURATION.email_backend
vars().update(CONFIGURATION.email_settings)
EMAIL_TIMEOUT = 20  # seconds; a mail server that hangs holds up nothing else for long
DEFAULT_FROM_EMAIL = CONFIGURATION.from_email
LETTERS_KEEP_HOURS = not DEMO  # whoever tries it out on a Sunday evening reads the letters there and then
SERVER_EMAIL = DEFAULT_FROM_EMAIL

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line", "stream": sys.stderr}},
    "root": {"handlers": ["stderr"], "level": CONFIGURATION.log_level},
}
