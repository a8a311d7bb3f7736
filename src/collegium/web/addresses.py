"""Every address of the pages. tests/web/cases/access.csv says who gets what there; one without a row fails."""

from django.contrib.auth.views import LogoutView
from django.urls import URLPattern, URLResolver, path, register_converter
from django.views.i18n import set_language

from collegium.web.converters import EntryConverter
from collegium.web.demonstration import enter_page
from collegium.web.documents import choices_style, document_page, history_page, original_file
from collegium.web.health import health
from collegium.web.home import home
from collegium.web.signing import Password, SignIn
from collegium.web.spaces import add_page, journal_page, looks_page, space_page
from collegium.web.steps import consent_step, mark_step, publish_step, read_again_step, table_step
from collegium.web.styles import style

register_converter(EntryConverter, "entry")

ADDRESSES: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("enter", enter_page, name="enter"),
    path("health", health, name="health"),
    path("language", set_language, name="language"),
    path("password", Password.as_view(), name="password"),
    path("sign-in", SignIn.as_view(), name="sign-in"),
    path("sign-out", LogoutView.as_view(), name="sign-out"),
    path("styles/<slug:name>", style, name="style"),
    path("spaces/<entry:space>", space_page, name="space"),
    path("spaces/<entry:space>/add", add_page, name="add"),
    path("spaces/<entry:space>/journal", journal_page, name="journal"),
    path("spaces/<entry:space>/looks", looks_page, name="looks"),
    path("documents/<entry:entry>", document_page, name="document"),
    path("documents/<entry:entry>/choices", choices_style, name="choices"),
    path("documents/<entry:entry>/original", original_file, name="original"),
    path("documents/<entry:entry>/history", history_page, name="history"),
    path("documents/<entry:entry>/consent", consent_step, name="consent"),
    path("documents/<entry:entry>/mark", mark_step, name="mark"),
    path("documents/<entry:entry>/publish", publish_step, name="publish"),
    path("documents/<entry:entry>/read-again", read_again_step, name="read-again"),
    path("documents/<entry:entry>/table", table_step, name="table"),
]
