"""The addresses of proceedings."""

from django.urls import URLPattern, path

from collegium.web.programme.texts.proceedings.pages import proceedings_page, terms_page

ADDRESSES: list[URLPattern] = [
    path("texts/<entry:entry>/proceedings", proceedings_page, name="proceedings"),
    path("spaces/<entry:space>/silence", terms_page, name="silence-terms"),
]
