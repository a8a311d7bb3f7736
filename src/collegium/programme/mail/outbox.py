"""What is due goes out: each letter by whoever claims it first, and to the server of mail once.

A letter that was handed over and not answered for is not sent again by itself: the person is shown it, and may have it
sent again (docs/decisions/0018-letters.md).
"""

import smtplib
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from collegium.programme.errors import MailFailed
from collegium.programme.mail.posting import connected, post
from collegium.programme.models import Letter
from collegium.programme.rules.letters import HELD_AFTER, LETTERS, wait_after
from collegium.programme.rules.steps import step

LEASE = timedelta(minutes=10)
"""So long nobody else tries the same letter. Whoever takes longer finds in the end that it is not its own."""
LATELY = timedelta(days=1)


def send_due(most: int = 1000) -> int:
    """Send what is due; how many letters the server took. It ends early where the server itself is out of order."""
    if settings.EMAIL_HOST:
        hold_late()
    letter = claimed() if settings.EMAIL_HOST else None
    sent = 0
    try:
        if letter:
            with connected() as server:
                while letter:
                    sent += tried(server, letter)
                    most -= 1
                    letter = claimed() if most > 0 else None
    except MailFailed as error:
        if letter:
            _failed(letter, error)
    return sent


def hold_late() -> int:
    """Hold what was due long ago and nobody tried since: what it tells may be long over. How many letters."""
    late = Letter.objects.filter(state="waiting", due__lt=timezone.now() - HELD_AFTER)
    return late.update(state=step(LETTERS, "waiting", "keep back"))


def claimed() -> Letter | None:
    """The letter that is due first, for this process alone."""
    now = timezone.now()
    with transaction.atomic():
        waiting = Letter.objects.select_for_update(of=("self",)).filter(state="waiting", due__lte=now)
        letter = waiting.select_related("person").order_by("due", "id").first()
        if letter:
            letter.due = now + LEASE
            letter.save(update_fields=["due"])
    return letter


def tried(server: smtplib.SMTP, letter: Letter) -> bool:
    """Whether the server took a letter. Raises MailFailed where the server itself is out of order."""
    if not letter.person.is_active:
        _move(letter, "give up", cause="left")
        return False
    try:
        said = post(server, letter, lambda: _move(letter, "hand over", cause="broke off"))
    except MailFailed as error:
        if error.of_server:
            raise
        _failed(letter, error)
        return False
    return said is not None and _move(letter, "confirm", sent=timezone.now(), cause="", said=said)


def _move(letter: Letter, verb: str, **values: Any) -> bool:
    """Take a letter a step on, if it is still where this process left it; else somebody else has it by now."""
    state = step(LETTERS, letter.state, verb)
    own = Letter.objects.filter(pk=letter.pk, state=letter.state, due=letter.due)
    moved = own.update(state=state, **values) == 1
    if moved:
        letter.state = state
    return moved


def _failed(letter: Letter, error: MailFailed) -> None:
    """Try a letter again later, or give it up. One of which nobody knows whether it went out stays where it is."""
    tries = letter.tries + 1
    told: dict[str, Any] = {"cause": error.cause, "said": error.said, "tries": tries}
    wait = wait_after(_doubtful_lately() if error.unsure else tries, error.cause)
    if error.unsure:
        Letter.objects.filter(pk=letter.pk, state="doubtful").update(**told)
    elif wait is None:
        _move(letter, "give up", **told)
    else:
        _move(letter, "delay", due=timezone.now() + wait, **told)
    if error.of_server and wait:
        _all_wait(wait)


def _doubtful_lately() -> int:
    """How many letters were handed over and not answered for: so long is the pause, that it takes few of them along."""
    since = timezone.now() - LATELY
    return max(1, Letter.objects.filter(state="doubtful", due__gte=since).count())


def _all_wait(wait: timedelta) -> None:
    """What else is due waits too: where the server is down each letter would only find the same."""
    until = timezone.now() + wait
    Letter.objects.filter(state="waiting", due__lt=until).update(due=until)
