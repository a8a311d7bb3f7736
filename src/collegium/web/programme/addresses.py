"""The addresses of all that stands in this folder."""

from django.urls import URLPattern, path

from collegium.web.again import shown_again
from collegium.web.programme.instructions.addresses import ADDRESSES as OF_INSTRUCTIONS
from collegium.web.programme.instructions.shared_addresses import ADDRESSES as OF_SHARING
from collegium.web.programme.letters.addresses import ADDRESSES as OF_LETTERS
from collegium.web.programme.overview import overview_page
from collegium.web.programme.plans.addresses import ADDRESSES as OF_PLANS
from collegium.web.programme.programmes.addresses import ADDRESSES as OF_PROGRAMMES
from collegium.web.programme.tables.addresses import ADDRESSES as OF_TABLES
from collegium.web.programme.texts.addresses import ADDRESSES as OF_TEXTS
from collegium.web.programme.texts.proceedings.addresses import ADDRESSES as OF_PROCEEDINGS

PAGES: list[URLPattern] = [
    path("spaces/<entry:space>/programme", overview_page, name="programme"),
    *OF_PROGRAMMES,
    *OF_TEXTS,
    *OF_PROCEEDINGS,
    *OF_PLANS,
    *OF_INSTRUCTIONS,
    *OF_SHARING,
    *OF_LETTERS,
    *OF_TABLES,
]
ADDRESSES: list[URLPattern] = [shown_again(page) for page in PAGES]
"""None loses what somebody typed where it is refused."""
