"""What can be asked of mail: one's own letters, how it goes out, whom to write to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Min, QuerySet

from collegium.accounts.access import Anybody, gate
from collegium.accounts.models import Partner, Person, Post, Seat
from collegium.accounts.queries import house
from collegium.accounts.rules import HEADS, WRITERS
from collegium.programme.models import Letter, MailChoice, SetAside
from collegium.programme.rules.undelivered import CAUSES

NEWEST = 50
SEATED = {"ended": False, "withdrawn": False, "struck": False}


def letters_of(person: Person) -> list[Letter]:
    """What was written to a person, the newest first."""
    return list(Letter.objects.filter(person=person).order_by("-id")[:NEWEST])


def choice_of(person: Person) -> MailChoice:
    """What a person chose; what holds unless it does, where it chose nothing."""
    return MailChoice.objects.filter(person=person).first() or MailChoice(person=person)


def people_of_post(post: Post) -> QuerySet[Person]:
    """Who sits at a post now."""
    return _of(Seat.objects.filter(post=post))


def people_of_capitals(partners: Iterable[Partner]) -> QuerySet[Person]:
    """Who heads some partners now or edits for them."""
    return _of(Seat.objects.filter(partner__in=list(partners), role__in=WRITERS))


def heads_of(partners: Iterable[Partner]) -> QuerySet[Person]:
    """Who speaks for some partners now."""
    return _of(Seat.objects.filter(partner__in=list(partners), role__in=HEADS))


def at_posts(posts: Iterable[str]) -> dict[str, list[Person]]:
    """Who sits at each of some posts now, by the ids of these."""
    return _by("post_id", Seat.objects.filter(post__in=set(posts)))


def in_capitals(partners: Iterable[str]) -> dict[str, list[Person]]:
    """Who heads each of some partners now or edits for it, by the ids of these."""
    return _by("partner_id", Seat.objects.filter(partner__in=set(partners), role__in=WRITERS))


def _by(name: str, seats: QuerySet[Seat]) -> dict[str, list[Person]]:
    """Who sits now, each once, by a field of the seats."""
    living = seats.filter(person__is_active=True, **SEATED).select_related("person").order_by("person__email")
    found: dict[str, dict[str, Person]] = {}
    for seat in living:
        found.setdefault(getattr(seat, name), {})[seat.person_id] = seat.person
    return {each: list(persons.values()) for each, persons in found.items()}


def _of(seats: QuerySet[Seat]) -> QuerySet[Person]:
    living = seats.filter(**SEATED)
    return Person.objects.filter(pk__in=living.values("person"), is_active=True).order_by("email")


@dataclass(frozen=True, slots=True)
class Traffic:
    """How mail goes, for the keeper: how many letters stand how, and why; what the server said where that is its own
    trouble; how many mails were set aside that came to no address. Never what a letter holds, or to whom it is."""

    states: list[tuple[str, int]]
    causes: list[tuple[str, int]]
    said: str
    set_aside: list[tuple[str, int]]
    held: "Waiting"


@dataclass(frozen=True, slots=True)
class Waiting:
    """Letters of one state: how many, when the first and the last of them were made, and of the one that was tried last
    why it did not go out and what the server said, if that was its own trouble."""

    count: int
    since: datetime | None
    until: datetime | None
    cause: str = ""
    said: str = ""


def letters_that_wait(state: str = "waiting") -> Waiting:
    """How many letters wait, or are held; never what one holds, or to whom it is."""
    rows = Letter.objects.filter(state=state)
    known = rows.aggregate(count=Count("id"), since=Min("made"), until=Max("made"))
    last = rows.exclude(cause="").order_by("-due").values_list("cause", "said").first() or ("", "")
    return Waiting(**known, cause=last[0], said=last[1] if CAUSES.get(last[0]) else "")


def traffic(person: Anybody) -> Traffic:
    """How mail goes. Raises NotVisible for whoever is not the keeper."""
    gate(person, "read", house())
    states = Letter.objects.values_list("state").annotate(count=Count("id")).order_by("state")
    late = Letter.objects.exclude(cause="")
    causes = late.values_list("cause").annotate(count=Count("id")).order_by("cause")
    own = [cause for cause, whole in CAUSES.items() if whole]
    last = late.filter(cause__in=own, state="waiting").order_by("-due").values_list("said", flat=True).first()
    strange = SetAside.objects.filter(space=house()).values_list("cause").annotate(count=Count("id")).order_by("cause")
    return Traffic(list(states), list(causes), last or "", list(strange), letters_that_wait("held"))
