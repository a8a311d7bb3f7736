"""The addresses of this room."""

from django.urls import URLPattern, path

from collegium.web.programme.programmes.acting import action_page, add_action_page
from collegium.web.programme.programmes.adjusting import adjustment_page
from collegium.web.programme.programmes.mandates import mandate_page, mandates_page
from collegium.web.programme.programmes.pages import programme_page, programmes_page
from collegium.web.programme.programmes.relayed import words_page

ADDRESSES: list[URLPattern] = [
    path("spaces/<entry:space>/programmes", programmes_page, name="programmes"),
    path("spaces/<entry:space>/mandates", mandates_page, name="mandates"),
    path("spaces/<entry:space>/words-by-mail", words_page, name="words-by-mail"),
    path("programmes/<entry:entry>", programme_page, name="one-programme"),
    path("programmes/<entry:entry>/actions/add", add_action_page, name="add-action"),
    path("actions/<entry:entry>", action_page, name="action"),
    path("adjustments/<entry:entry>", adjustment_page, name="adjustment"),
    path("mandates/<entry:entry>", mandate_page, name="mandate"),
]
