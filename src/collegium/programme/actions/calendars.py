"""The feed of a person's calendar: opened, closed, ended with what gave its owner a seat at the table.

It changes nothing of the register, and stands in no journal.
"""

import secrets
from hashlib import sha256
from typing import Any

from django.db import transaction

from collegium.accounts.access import Anybody, seats_of
from collegium.accounts.errors import NotVisible
from collegium.accounts.models import Entry, Person, Revocation, Seat
from collegium.programme.models import CalendarFeed


def open_feed(by: Anybody) -> str:
    """Give a person's calendar a feed at a secret address; the one that it had ends. Its secret is known this once.

    Raises NotVisible for whoever has no seat.
    """
    if not isinstance(by, Person) or not seats_of(by):
        raise NotVisible
    secret = secrets.token_urlsafe(32)
    with transaction.atomic():
        end_feeds(by)
        CalendarFeed.objects.create(owner=by, secret=sha256(secret.encode()).hexdigest())
    return secret


def close_feed(by: Anybody) -> None:
    """End the feed of one's calendar. Raises NotVisible for whoever has not signed in."""
    if not isinstance(by, Person):
        raise NotVisible
    end_feeds(by)


def end_feeds(person: Person, **_: Any) -> None:
    """End the feed of a person's calendar."""
    CalendarFeed.objects.filter(owner=person).delete()


def follow(entry: Entry, **_: Any) -> None:
    """End what does not outlast a change: whoever was in somebody else's account may have kept the address of a feed,
    and whoever leaves a table takes none along."""
    match entry:
        case Revocation():
            end_feeds(entry.person)
        case Seat() if entry.ended or entry.withdrawn:
            end_feeds(entry.person)
        case Person() if not entry.is_active:
            end_feeds(entry)
