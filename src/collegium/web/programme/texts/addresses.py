"""The addresses of this room."""

from django.urls import URLPattern, path

from collegium.web.programme.texts.drafting import details_of_text, history_of_text, text_page, texts_page
from collegium.web.programme.texts.editions import editions_page, export_text
from collegium.web.programme.texts.moved import paragraph_moved, text_moved
from collegium.web.programme.texts.paragraphs import paragraph_page

DRAFTING: list[URLPattern] = [
    path("spaces/<entry:space>/programme/texts", texts_page, name="texts"),
    path("texts/<entry:entry>", text_page, name="text"),
    path("texts/<entry:entry>/details", details_of_text, name="text-details"),
    path("texts/<entry:entry>/history", history_of_text, name="text-history"),
    path("texts/<entry:entry>/editions", editions_page, name="text-editions"),
    path("texts/<entry:entry>/export", export_text, name="text-export"),
    path("texts/<entry:entry>/moved", text_moved, name="text-moved"),
    path("paragraphs/<entry:entry>", paragraph_page, name="paragraph"),
    path("paragraphs/<entry:entry>/moved", paragraph_moved, name="paragraph-moved"),
]
ADDRESSES: list[URLPattern] = [*DRAFTING]
