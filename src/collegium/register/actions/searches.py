"""Verbs of a person's saved searches. They change nothing of the register, and stand in no journal."""

import hashlib
import secrets
from dataclasses import asdict
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from collegium.accounts.access import Anybody, seats_of, seeing_as
from collegium.accounts.errors import Improper, NotVisible
from collegium.accounts.letters import tell_of_news
from collegium.accounts.models import Person
from collegium.register.models import Document, SavedSearch
from collegium.register.models.searches import NAME
from collegium.register.queries.asking import Asked, check
from collegium.register.queries.entries import cards_of, holding, made_since
from collegium.register.queries.searches import asked_by, saved
from collegium.register.queries.searching import documents_holding, new_since

MOST = 50
OVERLAP = timedelta(days=1)  # what was being written when somebody looked is looked at again


def save_search(by: Anybody, asked: Asked, name: str, mail: bool = False) -> SavedSearch:
    """Keep a search. Raises NotVisible for the public, Improper for one that finds nothing, or too many."""
    if not isinstance(by, Person):
        raise NotVisible
    check(asked)
    if SavedSearch.objects.filter(owner=by).count() >= MOST:
        raise Improper("You have saved as many searches as one person may.", "Delete one first.")
    said = {key: value for key, value in asdict(asked).items() if value and key != "order"}
    called = name.strip() or asked.words.strip() or ", ".join(filter(None, [*asked.narrowed.values(), asked.kind]))
    return SavedSearch.objects.create(owner=by, name=called[:NAME], asked=said, mail=mail)


def delete_search(by: Anybody, entry: str) -> None:
    """Delete a search of one's own. Raises NotVisible."""
    saved(by, entry).delete()


def mail_of_search(by: Anybody, entry: str, mail: bool) -> None:
    """Have mail of what is new, or none any more; what came meanwhile is no news. Raises NotVisible."""
    search = saved(by, entry)
    search.mail, search.since = mail, timezone.now()
    search.save(update_fields=["mail", "since"])


def open_feed(by: Anybody, entry: str) -> str:
    """Give a search a feed at a secret address; the one that it had ends. Its secret is known this once."""
    search, secret = saved(by, entry), secrets.token_urlsafe(32)
    search.feed = hashlib.sha256(secret.encode()).hexdigest()
    search.save(update_fields=["feed"])
    return secret


def close_feed(by: Anybody, entry: str) -> None:
    """End the feed of a search. Raises NotVisible."""
    search = saved(by, entry)
    search.feed = ""
    search.save(update_fields=["feed"])


def tell_all() -> int:
    """Write to whoever wants mail of what is new since it was last looked; how many mails. Nothing is told twice."""
    if not settings.MAIL_GOES_OUT:
        return 0
    owners = Person.objects.filter(searches__mail=True, is_active=True).distinct()
    return sum(_tell(owner) for owner in owners.order_by("pk") if seats_of(owner))


def _tell(owner: Person) -> bool:
    """Write one mail of all searches of a person, where there is something new."""
    with seeing_as(owner), transaction.atomic():
        rows = SavedSearch.objects.select_for_update().filter(owner=owner, mail=True)
        found = {entry for search in rows for entry in _news(owner, search)}
        if found:
            transaction.on_commit(lambda: tell_of_news(owner, len(found)))
    return bool(found)


def _news(owner: Person, search: SavedSearch) -> list[str]:
    """The documents first read and the other entries made since mail was asked for that hold what is searched for, by
    their ids; they are noted as told."""
    began, since = timezone.now(), max(search.since, search.looked - OVERLAP)
    documents = _new_documents(owner, search, since)
    made = [each for each in made_since(owner, since) if each.entry not in search.told_entries]
    others = holding(owner, asked_by(search), made)
    search.told.add(*Document.objects.filter(pk__in=documents))
    search.told_entries = [*search.told_entries, *others]
    search.looked = began
    search.save(update_fields=["looked", "told_entries"])
    return [*documents, *others]


def _new_documents(owner: Person, search: SavedSearch, since: datetime) -> list[str]:
    """The documents first read since a moment that hold what is searched for, in a passage or in what they are called,
    and of which nothing was told."""
    asked, known = asked_by(search), set(search.told.values_list("pk", flat=True))
    fresh = [each for each in new_since(owner, since) if each.pk not in known]
    called = holding(owner, asked, cards_of(each.pk for each in fresh))
    return list({*(each.pk for each in documents_holding(owner, asked, fresh)), *called})
