"""What can be asked of saved searches."""

import hashlib
from dataclasses import fields

from django.db.models import QuerySet

from collegium.accounts.access import Anybody, seats_of
from collegium.accounts.errors import NotVisible
from collegium.accounts.models import Person
from collegium.register.models import SavedSearch
from collegium.register.queries.asking import Asked

KNOWN = {each.name for each in fields(Asked)}


def searches_of(person: Anybody) -> QuerySet[SavedSearch]:
    """The searches that a person saved, by name; none for the public."""
    owned = SavedSearch.objects.filter(owner=person) if isinstance(person, Person) else SavedSearch.objects.none()
    return owned.order_by("name", "pk")


def saved(person: Anybody, entry: str) -> SavedSearch:
    """One of a person's own searches. Raises NotVisible."""
    row = searches_of(person).filter(pk=entry).first()
    if row is None:
        raise NotVisible
    return row


def search_of_feed(secret: str) -> SavedSearch:
    """The search whose feed has a secret. Raises NotVisible, also where its owner has left."""
    digest = hashlib.sha256(secret.encode()).hexdigest()
    row = SavedSearch.objects.filter(feed=digest).select_related("owner").first()
    if row is None or not seats_of(row.owner):
        raise NotVisible
    return row


def asked_by(search: SavedSearch) -> Asked:
    """What a saved search looks for."""
    return Asked(**{name: value for name, value in search.asked.items() if name in KNOWN})
