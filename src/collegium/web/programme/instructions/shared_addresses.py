"""The addresses of what is shared, of the grid, of what is to be chased, of standing appeals and of who covers."""

from django.urls import URLPattern, path

from collegium.web.programme.instructions.appeals import appeal_page, appeals_page
from collegium.web.programme.instructions.chase import chase_page
from collegium.web.programme.instructions.covering import coverage_page
from collegium.web.programme.instructions.grid import export_grid, grid_page, shared_page
from collegium.web.programme.instructions.sharing import share_charge_page, share_instruction_page

ADDRESSES: list[URLPattern] = [
    path("charges/<entry:entry>/sharing", share_charge_page, name="share-charge"),
    path("instructions/<entry:entry>/sharing", share_instruction_page, name="share-instruction"),
    path("spaces/<entry:space>/grid", grid_page, name="grid"),
    path("spaces/<entry:space>/grid/export", export_grid, name="export-grid"),
    path("shared/<entry:entry>", shared_page, name="shared"),
    path("chase", chase_page, name="chase"),
    path("spaces/<entry:space>/appeals", appeals_page, name="appeals"),
    path("appeals/<entry:entry>", appeal_page, name="appeal"),
    path("spaces/<entry:space>/coverage", coverage_page, name="coverage"),
]
