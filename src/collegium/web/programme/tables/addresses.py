"""The addresses of this room."""

from django.urls import URLPattern, path

from collegium.web.programme.tables.importing import import_page
from collegium.web.programme.tables.pages import tables_page

ADDRESSES: list[URLPattern] = [
    path("spaces/<entry:space>/programme/tables", tables_page, name="tables"),
    path("documents/<entry:entry>/import", import_page, name="import-table"),
]
