"""The addresses of this room."""

from django.urls import URLPattern, path

from collegium.web.programme.tables.exporting import (
    grid_file,
    instructions_file,
    plan_file,
    programme_file,
)
from collegium.web.programme.tables.handing import hand_over_step
from collegium.web.programme.tables.importing import import_page
from collegium.web.programme.tables.pages import tables_page
from collegium.web.programme.tables.templates import template_file, template_step

ADDRESSES: list[URLPattern] = [
    path("spaces/<entry:space>/programme/tables", tables_page, name="tables"),
    path("documents/<entry:entry>/import", import_page, name="import-table"),
    path("plans/<entry:entry>/file", plan_file, name="plan-file"),
    path("programmes/<entry:entry>/file", programme_file, name="programme-file"),
    path("spaces/<entry:space>/programme/grid/file", grid_file, name="grid-file"),
    path("spaces/<entry:space>/instructions/file", instructions_file, name="instructions-file"),
    path("spaces/<entry:space>/programme/template", template_file, name="template-file"),
    path("spaces/<entry:space>/programme/template/give", template_step, name="template"),
    path("spaces/<entry:space>/programme/hand-over", hand_over_step, name="hand-over"),
]
