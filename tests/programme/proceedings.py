"""A joint text on which partners of the cast agree: what tests of its proceedings begin with."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from collegium.accounts.actions import SeatPlan, give_seat
from collegium.accounts.actions.partnerships import let_take_part
from collegium.accounts.models import Partner, Person
from collegium.programme.actions.drafting import Drafted, Seen, agree, draft_text, open_text
from collegium.programme.actions.proceedings import Given, Recorded, put_under_silence, put_up, say_of_silence
from collegium.programme.models import Edition, Text
from collegium.programme.queries.drafting import standing_of
from collegium.programme.rules.silence import Deadline, deadline
from collegium.register import actions
from collegium.register.models import Document
from collegium.register.queries.documents import arrived
from tests.cast import Cast, note

MAIL = "We consent to the text on the lamps."


def partner(code: str) -> Partner:
    """A partner of the cast."""
    return Partner.objects.get(code=code)


def head(cast: Cast, code: str) -> Person:
    """The principal of a partner."""
    return cast.people[f"principal_{code.lower()}"]


def third(cast: Cast) -> Person:
    """The head of Harrowmark, which takes part from now on."""
    joining = partner("QO")
    let_take_part(cast.keeper, joining)
    return give_seat(cast.keeper, SeatPlan("principal_qo@tidewater.example", "", "principal", joining)).person


def set_clock(monkeypatch: pytest.MonkeyPatch, at: datetime) -> None:
    """Let it be another time."""
    monkeypatch.setattr(timezone, "now", lambda: at)


def negotiated(cast: Cast, words: str = "Keep the lamps lit.\n\nMend the pier.") -> Text:
    """A text of both partners that is open to what they say."""
    text = draft_text(cast.editor_qm, cast.spaces["joint"], Drafted("Lamps and Piers"), words)
    open_text(cast.editor_qm, text)
    return Text.objects.get(pk=text.pk)


def agreed(cast: Cast) -> Text:
    """One to whose paragraphs both agree."""
    text = negotiated(cast)
    for placed in standing_of(text).paragraphs:
        for person in (cast.editor_qm, cast.editor_qn):
            agree(person, placed.paragraph, Seen(placed.hash))
    return Text.objects.get(pk=text.pk)


def standing(cast: Cast) -> tuple[Text, Edition]:
    """One that Velmora put up."""
    text = agreed(cast)
    edition = put_up(cast.editor_qm, text)
    return Text.objects.get(pk=text.pk), edition


def in_hours(hours: float) -> Deadline:
    """A deadline in Greenwich some hours from now, to the minute."""
    at = datetime.now(UTC).replace(second=0, microsecond=0) + timedelta(hours=hours)
    return deadline(at.strftime("%Y-%m-%dT%H:%M"), "Etc/UTC")


def allow_silence(cast: Cast, hours: int = 1) -> None:
    """Both partners allow silence."""
    for code in ("QM", "QN"):
        say_of_silence(head(cast, code), cast.spaces["joint"], hours)


def silent(cast: Cast, hours: float = 48) -> tuple[Text, Edition]:
    """One that Velmora put under silence."""
    allow_silence(cast)
    text = agreed(cast)
    edition = put_under_silence(cast.editor_qm, text, in_hours(hours))
    return Text.objects.get(pk=text.pk), edition


def mail(cast: Cast, number: int = 31) -> Document:
    """A mail of Ostrand that all partners see."""
    said = note(number)
    letter = said.data + f"\n\n{MAIL}\n".encode()
    return actions.add(
        cast.secretariat, cast.spaces["joint"], cast.marking("open"), replace(said, data=letter)
    ).document


def given(answer: str, edition: Edition | None, why: str = "") -> Given:
    """An answer, with a reason where one is needed."""
    return Given(answer, edition, why or ("It is too long." if answer == "declines" else ""))


def recorded(cast: Cast, answer: str, edition: Edition, came: datetime | None = None) -> Recorded:
    """An answer by mail, which came just now unless something else is said."""
    letter = mail(cast)
    return Recorded(given(answer, edition), letter, MAIL, came or arrived(letter))
