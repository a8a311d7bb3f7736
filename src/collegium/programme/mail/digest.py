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
from collegium.programme.actions.letters import News, queue, tell_all
from collegium.programme.mail.words import DUE, OTHER_DUE, address_of, letter_of
from collegium.programme.models import Charge, MailChoice, Participant, Silence
from collegium.programme.queries.appeals import Asked, overdue, posts_owing
from collegium.programme.queries.chase import PATHS, Due, chase
from collegium.programme.queries.instructions import by_due
from collegium.programme.queries.letters import at_posts, in_capitals
from collegium.programme.queries.unsaid import STANDING
from collegium.programme.queries.wordings import OTHERS
from collegium.programme.rules.instructions import ACTED, ENDED
from collegium.programme.rules.letters import is_digest_due, period_of
from collegium.programme.rules.places import folded_place

AHEAD = timedelta(days=1)
MOST_LINKS = 10


def remind_all(now: datetime | None = None) -> int:
    """Write to posts whose instructions are due within a day or that owe a report on a standing appeal, and to partners
    whose silence ends; how many were found.

    Each is told once, however often this is asked; and much is found with the queries of one.
    """
    now = now or timezone.now()
    with transaction.atomic():
        found = [*_due(now), *_ending(now), *_owed(now)]
        tell_all(found)
    return len(found)


def _due(now: datetime) -> list[News]:
    """To posts: their instructions that are due within a day."""
    soon = Q(instruction__due__gt=now, instruction__due__lte=now + AHEAD)
    charges = Charge.objects.filter(soon | OTHERS, **STANDING).exclude(state__in=ACTED | ENDED)
    rows = by_due(charges.select_related("instruction", "post"))
    due = [(each, said.due) for each, said in rows if said.due and now < said.due <= now + AHEAD]
    people = at_posts(charge.post_id for charge, _ in due)
    return [
        News(f"due:{each.pk}:{until:%Y%m%d%H%M}", people.get(each.post_id, []), "due", PATHS["charge"].format(each.pk))
        for each, until in due
    ]


def _ending(now: datetime) -> list[News]:
    """To capitals: the silence that ends within a day, on texts in which they take part."""
    silences = Silence.objects.filter(**STANDING, state="running", until__gt=now, until__lte=now + AHEAD)
    ending = dict(silences.order_by("id").values_list("pk", "edition__text"))
    parts = Participant.objects.filter(text__in=set(ending.values()), opted_out=False, **STANDING)
    taking = list(parts.values_list("text_id", "partner_id"))
    people = in_capitals(partner for _, partner in taking)
    return [
        News(
            f"ends:{silence}",
            [person for of, partner in taking if of == text for person in people.get(partner, [])],
            "silence ends",
            PATHS["text"].format(text),
        )
        for silence, text in ending.items()
    ]


def _owed(now: datetime) -> list[News]:
    """To posts, or the capital where nobody sits there: the last report that they owe on each appeal."""
    owed = posts_owing(overdue(now.date()))
    people = at_posts(post for _, posts in owed for post in posts)
    capitals = in_capitals(asked.partner.pk for asked, _ in owed)
    return [
        News(
            _key_of(asked),
            [person for post in posts for person in people.get(post, [])] or capitals.get(asked.partner.pk, []),
            "appeal",
            PATHS["appeal"].format(asked.appeal.pk),
        )
        for asked, posts in owed
    ]


def _key_of(asked: Asked) -> str:
    """What tells the report of a post on one period from every other."""
    place = hashlib.sha256(folded_place(asked.place).encode()).hexdigest()[:16]
    return f"appeal:{asked.appeal.pk}:{asked.partner.pk}:{place}:{asked.period.since}"


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
        fresh = [each for each in found if not _is_told(each, told)]
        choice.told, choice.last = [_mark(each) for each in found], period_of(choice.often, now)
        choice.save()
        if fresh:
            _write(person, choice, fresh, now)
        return bool(fresh)


def _write(person: Person, choice: MailChoice, found: list[Due], now: datetime) -> None:
    language = choice.language or settings.LANGUAGE_CODE
    with override(language):
        lines = list(_lines(found))
    said = letter_of(person.name, language, "chase", *lines)
    mark = choice.last or hashlib.sha256("".join(map(_mark, found)).encode()).hexdigest()[:16] + f":{now.date()}"
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


def _mark(due: Due) -> str:
    """What tells one thing to chase from another, and nobody what it is. Of several that are told of as one it says the
    last day, and not who of them owes what."""
    said = f"{due.kind}\n{due.link}" if due.last else f"{due.kind}\n{due.link}\n{due.since}\n{due.who}"
    of = hashlib.sha256(said.encode()).hexdigest()[:16]
    return f"{of}:{due.last}" if due.last else of


def _is_told(due: Due, told: Iterable[str]) -> bool:
    """Whether somebody was told of a thing; of several as one, once of those that were owed until then or later."""
    mark = _mark(due)
    of, colon, _day = mark.partition(":")
    return any(each >= mark for each in told if each.startswith(of + colon)) if colon else mark in told
