"""Eight partners clear a statement: one brackets a paragraph, two answer by mail, one opts out."""

from collections.abc import Mapping
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Any

from django.utils import timezone

from collegium.accounts.models import Person
from collegium.programme.actions.drafting import Drafted, Seen, accept, agree, bracket, draft_text, open_text
from collegium.programme.actions.proceedings import (
    Delivered,
    Given,
    Recorded,
    answer,
    deliver,
    name_who_delivers,
    put_up,
    record_answer,
)
from collegium.programme.models import Paragraph, Text
from collegium.programme.queries.drafting import placed_at, standing_of
from collegium.register import actions
from collegium.register.arrival import Arrival
from collegium.register.models import Document
from tools.showing.seats import Showing


def played(showing: Showing, plan: Mapping[str, Any]) -> str:
    """Do what the plan says, and say what came of it."""
    said = plan["statement"]
    text = draft_text(showing.office, showing.joint, Drafted(said["title"], forum=said["forum"]), said["words"])
    open_text(showing.office, text)
    bracketed(showing, text, said["bracket"])
    for head in showing.heads.values():
        for paragraph in text.paragraphs.order_by("place"):
            agree(head, paragraph, Seen(_hash(text, paragraph)))
    text.refresh_from_db()
    edition = put_up(showing.office, text)
    mails = {each["partner"]: each for each in said["mails"]}
    for code, head in showing.heads.items():
        if code in mails:
            mail = recorded(showing, mails[code])
            given = Recorded(Given("consents", edition=edition), mail, mails[code]["quote"], timezone.now())
            record_answer(showing.office, text, showing.partner(code), given)
        elif code in said["opts_out"]:
            answer(head, text, Given("opts out", edition=edition, why=said["opts_out"][code]))
        else:
            answer(head, text, Given("consents", edition=edition))
    text.refresh_from_db()
    partner = showing.partner(said["delivers"])
    name_who_delivers(showing.office, text, partner)
    text.refresh_from_db()
    deliver(showing.heads[said["delivers"]], text, Delivered(partner, timezone.now().date(), **said["delivered"]))
    text.refresh_from_db()
    return f"{text.title}: {text.state}, {len(mails)} answers by mail, {len(said['opts_out'])} opted out"


def _hash(text: Text, paragraph: Paragraph) -> str:
    return placed_at(standing_of(text), paragraph).hash


def bracketed(showing: Showing, text: Text, said: Mapping[str, Any]) -> None:
    """A partner brackets a paragraph with its own words, and they become the common ones."""
    head, partner = showing.heads[said["by"]], showing.partner(said["by"])
    paragraph = text.paragraphs.order_by("place")[said["paragraph"] - 1]
    bracket(head, paragraph, {"en": said["words"]}, Seen(_hash(text, paragraph)))
    standing = placed_at(standing_of(text), paragraph)
    stance = standing.brackets[0].stance
    accept(showing.office, paragraph, partner, Seen(standing.hash, stance=stance.version))


def recorded(showing: Showing, said: Mapping[str, Any]) -> Document:
    """The mail by which a partner answered, as the office keeps it."""
    mail = EmailMessage()
    mail["From"], mail["To"] = said["from"], "office@eight-harbours.example"
    mail["Date"], mail["Subject"] = format_datetime(timezone.now()), "Re: Statement on seabed cables"
    mail.set_content(said["body"])
    return _kept(showing.office, showing, Arrival(mail.as_bytes(), said["file"]))


def _kept(by: Person, showing: Showing, arrival: Arrival) -> Document:
    return actions.add(by, showing.joint, showing.marking("for partners"), arrival).document
