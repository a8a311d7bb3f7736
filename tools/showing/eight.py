"""Eight partners clear a statement: one brackets a paragraph, two answer by mail, one opts out."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

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
from collegium.programme.models import Answer, Paragraph, Text
from collegium.programme.queries.drafting import placed_at, standing_of
from collegium.register import actions
from collegium.register.arrival import Arrival
from collegium.register.models import Document
from collegium.register.queries.documents import arrived
from tools.showing.seats import Showing

FOLDER = Path(__file__).parent.parent.parent / "examples" / "eight"


def played(showing: Showing, plan: Mapping[str, Any]) -> str:
    """Do what the plan says, and say what came of it."""
    said = plan["statement"]
    paper = kept(showing, said["document"])
    drafted = Drafted(said["title"], forum=said["forum"], marking=paper.marking)
    text = draft_text(showing.office, showing.joint, drafted, of=paper)
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
            mail = kept(showing, mails[code]["file"])
            given = Recorded(Given("consents", edition=edition), mail, mails[code]["quote"], arrived(mail))
            record_answer(showing.office, text, showing.partner(code), given)
        elif code in said["opts_out"]:
            answer(head, text, Given("opts out", edition=edition, why=said["opts_out"][code]))
        else:
            answer(head, text, Given("consents", edition=edition))
    text.refresh_from_db()
    partner = showing.partner(said["delivers"])
    name_who_delivers(showing.office, text, partner)
    text.refresh_from_db()
    deliver(showing.heads[said["delivers"]], text, Delivered(partner, **said["delivered"]))
    text.refresh_from_db()
    answers = Answer.objects.filter(edition=edition)
    by_mail, out = answers.filter(by_mail=True).count(), answers.filter(answer="opts out").count()
    return f"{text.title}: {text.state}, {answers.count()} answers, {by_mail} of them by mail, {out} opted out"


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


def kept(showing: Showing, name: str) -> Document:
    """A document or a mail as the office keeps it: it is read as every document is."""
    arrival = Arrival((FOLDER / name).read_bytes(), name)
    return actions.add(showing.office, showing.joint, showing.marking("for partners"), arrival).document
