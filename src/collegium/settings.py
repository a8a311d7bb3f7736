"""Django's settings: wiring of the rooms, and what docs/operate.md lets an installation say."""

from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF

from collegium.configuration import configured

INSTALLATION = configured()

SECRET_KEY = INSTALLATION.secret_key
DEBUG = False
ALLOWED_HOSTS = [INSTALLATION.host, "localhost", "127.0.0.1", "[::1]"]
ADDRESS = INSTALLATION.address
CEILING = INSTALLATION.ceiling
DAYS_OF_LOOKS = INSTALLATION.days_of_looks
SECONDS_FOR_READING = INSTALLATION.seconds
HOME = INSTALLATION.home
VOCABULARY = HOME / INSTALLATION.vocabulary if INSTALLATION.vocabulary else None
ADDRESS = INSTALLATION.address
OUTSIDE = INSTALLATION.outside
SECOND_FACTOR = INSTALLATION.second_factor

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "collegium.accounts",
    "collegium.register",
    "collegium.programme",
    "collegium.web",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "collegium.web.demonstration.ShownHereMiddleware",
    "collegium.web.refusals.RefusalMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "collegium.web.refusals.LegibleMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "collegium.accounts.access.SightMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "collegium.web.sessions.SeenMiddleware",
    "collegium.web.second_factor.DemandMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "collegium.urls"
TEMPLATES: list[dict[str, Any]] = [
    {"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True, "OPTIONS": {"context_processors": [
        "django.template.context_processors.request",
        "django.contrib.auth.context_processors.auth",
        "django.contrib.messages.context_processors.messages",
        "collegium.web.frame.frame",
    ]}},
]  # fmt: skip

# SQLite: readers do not wait for writers (WAL), a write waits its turn from its beginning (IMMEDIATE), and what is
# committed is on the disk (FULL); what is struck out is overwritten (secure_delete). Django turns foreign keys on.
SQLITE: dict[str, Any] = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": HOME / "collegium.sqlite3",
    "OPTIONS": {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
    },
}
# PostgreSQL: a connection serves one request after the other, each of which tells it anew what it may see.
KEPT: dict[str, Any] = {"conn_max_age": 600, "conn_health_checks": True}
DATABASES: dict[str, Any] = {
    "default": dj_database_url.parse(INSTALLATION.database_url, **KEPT) if INSTALLATION.database_url else SQLITE
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# django-allauth's own migrations of these tables rewrite persons' addresses of mail, past the journal.
MIGRATION_MODULES = {"account": "collegium.accounts.library.migrations"}

AUTH_USER_MODEL = "accounts.Person"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # they may name documents
PASSWORD_RESET_TIMEOUT = 3600
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"
CSRF_FAILURE_VIEW = "collegium.web.refusals.forged"
# Ten wrong passwords for one address of mail: it is shut for a quarter of an hour, from wherever they came.
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_USERNAME_FORM_FIELD = "username"  # else it asks for locks by a name that no form has, and finds none
AXES_USERNAME_CALLABLE = "collegium.web.signing.address_of"
AXES_LOCKOUT_CALLABLE = "collegium.web.signing.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
SILENCED_SYSTEM_CHECKS = ["axes.W006"]  # by address of host one server in front would shut everybody out

# The second factor: of django-allauth only what web/addresses.py names can be reached. Nobody signs up.
ACCOUNT_ADAPTER = "collegium.web.adapters.Signing"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_RATE_LIMITS = dict.fromkeys(("login", "signup", "manage_email", "change_password")) | {
    "login_failed": "5/5m/key",  # wrong codes of a second factor; passwords are counted by axes
    "reauthenticate": "10/m/user",
    "reset_password": "3/h/key",  # nosec B105
}
MFA_ADAPTER = "collegium.web.adapters.SecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "add_webauthn": "collegium.web.passkeys.NewPasskey",
    "authenticate_webauthn": "collegium.web.passkeys.GivenPasskey",
}
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Collegium"

# Attempts are counted, and codes are used up, for all processes together.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "collegium_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # so many that nobody drives counted attempts out
    }
}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("fr", "Français"), ("es", "Español"), ("de", "Deutsch"), ("ru", "Русский")]
# Words of pages: those of web/ are found by themselves, those of its rooms stand in the rooms.
LOCALE_PATHS = sorted(str(path) for path in (Path(__file__).parent / "web").glob("*/**/locale"))
TIME_ZONE = "UTC"
USE_TZ = True
STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"

EMAIL_HOST = INSTALLATION.mail_host
EMAIL_PORT = INSTALLATION.mail_port
EMAIL_BACKEND = "collegium.accounts.letters.Posted" if EMAIL_HOST else "django.core.mail.backends.console.EmailBackend"
EMAIL_HOST_USER = INSTALLATION.mail_user
EMAIL_HOST_PASSWORD = INSTALLATION.mail_password
EMAIL_USE_TLS = INSTALLATION.mail_tls == "starttls"
EMAIL_USE_SSL = INSTALLATION.mail_tls == "tls"
EMAIL_TIMEOUT = 30
MAIL_IN = INSTALLATION.mail_in
MAIL_GOES_OUT = bool(EMAIL_HOST)
DEFAULT_FROM_EMAIL = INSTALLATION.mail_from

# Nothing from another host, nothing inline, nothing framed, no address told to others.
CONTENT_SECURITY_POLICY: dict[str, Any] = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = INSTALLATION.encrypted
SESSION_COOKIE_AGE = 12 * 3600
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = INSTALLATION.encrypted
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = INSTALLATION.encrypted
CSRF_TRUSTED_ORIGINS = [INSTALLATION.address]
SECURE_SSL_REDIRECT = INSTALLATION.encrypted
SECURE_HSTS_SECONDS = 31_536_000 if INSTALLATION.encrypted else 0
SECURE_REDIRECT_EXEMPT = [r"^health$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if INSTALLATION.encrypted else None
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 << 20
FILE_UPLOAD_PERMISSIONS = 0o600
