"""What an installation works without, and should have: said by `collegium health`, and no fault."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from collegium.accounts.loopback import is_this_machine
from collegium.accounts.models import Partner, Role, Seat
from collegium.accounts.queries import lacks_second_factor
from collegium.programme.queries.letters import letters_that_wait
from collegium.register.waiting import lately, unread

OLD = timedelta(days=7)
SOON = timedelta(minutes=15)  # so long a letter may wait while all is well


def noted() -> Path:
    """The file whose moment is that of the last backup."""
    return Path(settings.HOME) / "last-backup"


def missing() -> Iterator[tuple[str, str]]:
    """What is missing, by the name of what it concerns."""
    yield "backup", _backup()
    yield "mail", "" if settings.EMAIL_HOST else "Nobody gets mail: name its server in COLLEGIUM_MAIL_HOST."
    yield "letters", _letters()
    yield "address", _address()
    yield "keepers", _keepers()
    yield "principals", _principals()
    yield "factors", _factors()
    waiting = unread().exclude(pk__in=unread(lately())).count()
    yield "reading", f"{waiting} documents wait: run `collegium serve`, or `tick` from a timer." if waiting else ""


def _backup() -> str:
    if not noted().exists():
        return "None was made yet: run `collegium backup` from a timer."
    age = timezone.now() - datetime.fromtimestamp(noted().stat().st_mtime, UTC)
    return f"The last one is {age.days} days old: look at its timer." if age > OLD else ""


def _letters() -> str:
    """How many letters wait, since when, and why the last one that was tried did not go out; how many are kept back."""
    waiting, held = letters_that_wait(), letters_that_wait("held")
    told = []
    if waiting.since and (waiting.cause or timezone.now() - waiting.since > SOON):
        fault = f", last fault: {' '.join(filter(None, (waiting.cause, waiting.said)))}" if waiting.cause else ""
        told.append(f"{waiting.count} wait, the oldest since {waiting.since:%Y-%m-%d %H:%M} UTC{fault}.")
    if held.count:
        told.append(f"{held.count} are kept back: a keeper decides on the page “How mail goes”.")
    return " ".join(told)


def _address() -> str:
    host = settings.INSTALLATION.host
    if settings.INSTALLATION.encrypted or is_this_machine(host):
        return ""
    return "Passwords travel in the open: put TLS in front, and https:// into COLLEGIUM_ADDRESS."


def _keepers() -> str:
    keepers = Seat.objects.filter(role=Role.KEEPER, ended=False, withdrawn=False).values("person").distinct().count()
    return "" if keepers > 1 else "There is one alone, whom nobody could help: seat a second one."


def _principals() -> str:
    """The partners that take part and have nobody at their head."""
    headed = Seat.objects.filter(role=Role.PRINCIPAL, ended=False, withdrawn=False).values("partner")
    without = Partner.objects.filter(followed=False, withdrawn=False).exclude(pk__in=headed).order_by("code")
    codes = ", ".join(without.values_list("code", flat=True))
    return f"Without one: {codes}. A keeper seats it." if codes else ""


def _factors() -> str:
    """How many of those who must have a second factor have none yet."""
    seats = Seat.objects.filter(ended=False, withdrawn=False).select_related("person")
    persons = {seat.person_id: seat.person for seat in seats}
    lacking = sum(lacks_second_factor(person) for person in persons.values())
    return f"{lacking} people must have a second one and have none yet." if lacking else ""
