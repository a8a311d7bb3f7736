"""Who delivers a text, and that it was delivered."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from collegium.accounts.errors import Improper
from collegium.accounts.journal.change import change
from collegium.accounts.models import Partner, Person
from collegium.programme.actions.proceedings.standing import codes, move, seat_of, stands, taking_part
from collegium.programme.models import Delivery, Text
from collegium.programme.models.texts import NAME

OVER = frozenset({"delivered", "abandoned"})


@dataclass(frozen=True, slots=True)
class Delivered:
    """By which partner something was delivered, on which day, where and to whom."""

    partner: Partner
    on: date
    where: str = ""
    to: str = ""


def name_who_delivers(by: Person, text: Text, partner: Partner | None, why: str = "") -> Text:
    """Say which partner will deliver a text, or that none is named. Raises NotVisible, NotAllowed, Improper."""
    seat = seat_of(by, "name who delivers", text.space)
    with change(by=by, verb="says who delivers a text", space=text.space, why=why, seat=seat):
        standing = stands(text.pk)
        if standing.text.state in OVER:
            raise Improper(f"This is over. It stands at: {standing.text.state}.", "Look at it anew.")
        if partner is not None:
            taking_part(standing, partner)
        standing.text.delivered_by = partner
        standing.text.save()
    return standing.text


def deliver(by: Person, text: Text, said: Delivered, why: str = "") -> Delivery:
    """Record that a text was delivered, on behalf of all that take part. A partner records what it delivered itself,
    the secretariat what any partner did.

    Raises NotVisible, NotAllowed, OutOfTurn, Improper for a partner that takes no part or is not the one that
    delivers, a day to come, and words too long.
    """
    seat = seat_of(by, "deliver", text.space, None if _is_office(by, text) else said.partner)
    _check(said)
    with change(by=by, verb="delivers a text", space=text.space, why=why, seat=seat):
        standing = stands(text.pk)
        move(standing.text, "deliver")
        taking_part(standing, said.partner)
        if standing.text.delivered_by_id not in (None, said.partner.pk):
            raise Improper("Another partner delivers this text.", "Name this one first.")
        done = Delivery(space=text.space, text=standing.text, partner=said.partner, on=said.on)
        done.where, done.to = said.where.strip(), said.to.strip()
        done.behalf, done.without = codes(standing.partners()), codes(standing.opted_out())
        done.save()
    return done


def _is_office(by: Person, text: Text) -> bool:
    """Whether somebody acts for the secretariat, which records for any partner."""
    return seat_of(by, "deliver", text.space).partner_id is None


def _check(said: Delivered) -> None:
    if said.on > timezone.now().date():
        raise Improper("This day has not come yet.", "Record what was delivered.")
    if len(said.where.strip()) > NAME or len(said.to.strip()) > NAME:
        raise Improper(f"At most {NAME} characters stand here.", "Say it in fewer words.")
