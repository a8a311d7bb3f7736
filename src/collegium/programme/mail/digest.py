"""Reminders and digests: what somebody must chase, counted by its kind, as often as it wants; days are those of UTC."""

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import override

from collegium.accounts.access import seats_of, seeing_as
from collegium.accounts.models import Person
from collegium.programme.actions.letters import queue, tell
from collegium.programme.mail.telling import taking_part
from collegium.programme.mail.words import DUE, OTHER_DUE, address_of, letter_of
from collegium.programme.models import Charge, MailChoice, Silence
from collegium.programme.queries.appeals import Asked, overdue, posts_at
from collegium.programme.queries.chase import PATHS, Due, chase
from collegium.programme.queries.instructions import by_due
from collegium.programme.queries.letters import people_of_capitals, people_of_post
from collegium.programme.queries.wordings import OTHERS
from collegium.programme.rules.instructions import ACTED, ENDED
from collegium.programme.rules.letters import is_digest_due, period_of
from collegium.programme.rules.places import folded_place

AHEAD = timedelta(days=1)
MOST_LINKS = 10


def remind_all(now: datetime | None = None) -> int:
    """Write to posts whose instructions are due within a day or that owe a report on a standing appeal, and to partners
    whose silence ends; how many were found.

    Each is told once, however often this is asked.
    """
    now = now or timezone.now()
    due = {"withdrawn": False, "struck": False}
    soon = Q(instruction__due__gt=now, instruction__due__lte=now + AHEAD)
    charges = Charge.objects.filter(soon | OTHERS, **due).exclude(state__in=ACTED | ENDED)
    silences = Silence.objects.filter(**due, state="running", until__gt=now, until__lte=now + AHEAD)
    with transaction.atomic():
        rows = [(each, said.due) for each, said in by_due(charges.select_related("instruction", "post")) if said.due]
        for charge, until in (rows := [row for row in rows if now < row[1] <= now + AHEAD]):
            key = f"due:{charge.pk}:{until:%Y%m%d%H%M}"
            tell(key, people_of_post(charge.post), "due", PATHS["charge"].format(charge.pk))
        for silence in (ending := list(silences.select_related("edition__text"))):
            text = silence.edition.text
            people = people_of_capitals(taking_part(text))
            tell(f"ends:{silence.pk}", people, "silence ends", PATHS["text"].format(text.pk))
        for asked in (owed := overdue(now.date())):
            tell(_key_of(asked), _reporting(asked), "appeal", PATHS["appeal"].format(asked.appeal.pk))
    return len(rows) + len(ending) + len(owed)


def _key_of(asked: Asked) -> str:
    """What tells the report of a post on one period from every other."""
    place = hashlib.sha256(folded_place(asked.place).encode()).hexdigest()[:16]
    return f"appeal:{asked.appeal.pk}:{asked.partner.pk}:{place}:{asked.period.since}"


def _reporting(asked: Asked) -> list[Person]:
    """Who reports: those who sit at the post, or the capital where nobody does."""
    at_post = [person for post in posts_at(asked.partner, asked.place) for person in people_of_post(post)]
    return at_post or list(people_of_capitals([asked.partner]))


def digest_all(now: datetime | None = None) -> int:
    """Write to everybody who wants it now what it must chase; how many letters. Who has nothing to chase gets none."""
    now = now or timezone.now()
    known = {each.person_id: each for each in MailChoice.objects.all()}
    persons = Person.objects.filter(is_active=True, withdrawn=False, struck=False).order_by("pk")
    choices = [(each, known.get(each.pk) or MailChoice(person=each)) for each in persons]
    return sum(_digest(person, now) for person, choice in choices if is_digest_due(choice.often, choice.last, now))


def _digest(person: Person, now: datetime) -> bool:
    """Write one digest, where there is something to chase; two at once write one."""
    if not seats_of(person):
        return False
    with transaction.atomic():
        MailChoice.objects.bulk_create([MailChoice(person=person)], ignore_conflicts=True)
        choice = MailChoice.objects.select_for_update().get(person=person)
        if not is_digest_due(choice.often, choice.last, now):
            return False
        with seeing_as(person):
            found = chase(person, now.date())
        told = set(choice.told) if choice.often == "at once" else set()
        fresh = [each for each in found if _hash(each) not in told]
        choice.told, choice.last = [_hash(each) for each in found], period_of(choice.often, now)
        choice.save()
        if fresh:
            _write(person, choice, fresh, now)
        return bool(fresh)


def _write(person: Person, choice: MailChoice, found: list[Due], now: datetime) -> None:
    language = choice.language or settings.LANGUAGE_CODE
    with override(language):
        lines = list(_lines(found))
    said = letter_of(person.name, language, "chase", *lines)
    mark = choice.last or hashlib.sha256("".join(map(_hash, found)).encode()).hexdigest()[:16] + f":{now.date()}"
    queue(f"digest:{person.pk}:{mark}", person, said.subject, said.body)


def _lines(found: Iterable[Due]) -> Iterable[str]:
    """Counts by kind, each with its addresses, no more of them than one may follow. Nothing that has a name."""
    kinds: dict[str, list[Due]] = {}
    for due in found:
        kinds.setdefault(due.kind, []).append(due)
    for kind, some in kinds.items():
        links = [address_of(due.link) for due in some]
        yield f"{sum(due.many for due in some)} × {DUE.get(kind, OTHER_DUE)}:"
        yield from (f"  {link}" for link in list(dict.fromkeys(links))[:MOST_LINKS])
        yield ""


def _hash(due: Due) -> str:
    """What tells one thing to chase from another, and nobody what it is."""
    said = f"{due.kind}\n{due.link}\n{due.last or due.since}\n{due.who}"
    return hashlib.sha256(said.encode()).hexdigest()[:16]
