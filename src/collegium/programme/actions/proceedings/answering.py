"""Answering to a text as a whole: consenting, declining, opting out, joining late."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from collegium.accounts.errors import Improper
from collegium.accounts.journal.change import change
from collegium.accounts.models import Partner, Person
from collegium.programme.actions.proceedings.standing import (
    Standing,
    check_same,
    follow,
    partner_of,
    seat_of,
    stands,
    taking_part,
)
from collegium.programme.models import Answer, Edition, Participant, Text
from collegium.programme.rules.proceedings import JOINS, PARTS, check_answer
from collegium.programme.rules.silence import may_break
from collegium.programme.rules.steps import step


@dataclass(frozen=True, slots=True)
class Given:
    """What a partner says, why, and to which edition, as the person saw it. Before anything is put up there is none."""

    answer: str
    edition: Edition | None = None
    why: str = ""


def answer(by: Person, text: Text, given: Given, partner: Partner | None = None) -> Text:
    """Say for one's partner whether it consents, declines or opts out. With the last consent the text is adopted.

    Raises NotVisible, NotAllowed, ChangedMeanwhile where something else was put up since, and Improper for what cannot
    be said now, a missing reason, and a partner that takes no part.
    """
    seat, now = seat_of(by, "answer", text.space, partner), timezone.now()
    with change(by=by, verb="answers to a text", space=text.space, why=given.why, seat=seat):
        standing = stands(text.pk)
        check_same(standing, given.edition)
        check_answer(standing.text.state, given.answer, given.why)
        check_whether_own(standing, partner_of(seat))
        check_in_time(standing, now)
        keep_answer(standing, partner_of(seat), given, None)
        follow(standing)
    return standing.text


def check_whether_own(standing: Standing, partner: Partner) -> None:
    """Raises Improper where a partner changes what it said to a text that was adopted, and that another contests."""
    taking_part(standing, partner)
    said = standing.answers.get(partner.pk)
    if standing.text.state == "contested" and not (said and said.contested):
        raise Improper("What this partner said stands: the text was adopted.", "Whoever contests answers.")


def check_in_time(standing: Standing, at: datetime) -> None:
    """Raises Improper for an answer that comes after silence ended."""
    silence = standing.silence if standing.text.state == "silence" else None
    if silence and not may_break(at, silence.until):
        raise Improper("The deadline has passed.", "The secretariat records that silence was kept.")


def keep_answer(standing: Standing, partner: Partner, given: Given, came: datetime | None, mail: bool = False) -> None:
    """Keep what a partner says, in place of what it said before, as a part of the open change."""
    if given.answer == "opts out":
        _leave(standing, taking_part(standing, partner))
    if standing.text.state not in ("draft", "negotiated"):
        _replace(standing, partner, given, came, mail)


def _replace(standing: Standing, partner: Partner, given: Given, came: datetime | None, mail: bool) -> Answer:
    before = standing.answers.get(partner.pk)
    if before:
        before.withdrawn = True
        before.save()
    said = Answer(space=standing.text.space, edition=standing.edition, partner=partner, answer=given.answer)
    said.why, said.by_mail, said.came = given.why, mail, came
    said.save()
    standing.answers[partner.pk] = said
    return said


def part_in_words(part: Participant | None) -> str:
    """How a partner takes part, as the table of parts names it."""
    if part is None:
        return "none"
    if part.opted_out:
        return "opted out"
    return "joined late" if part.joined_late else "takes part"


def move_part(part: Participant, verb: str, before: str) -> None:
    """Take a part one step on. Raises OutOfTurn."""
    after = step(PARTS, before, verb)
    part.opted_out, part.joined_late = after == "opted out", after == "joined late"
    part.save()


def _leave(standing: Standing, part: Participant) -> None:
    """Opt out; whoever does delivers the text no more."""
    move_part(part, "opt out", part_in_words(part))
    text = standing.text
    if text.delivered_by_id == part.partner_id:
        text.delivered_by = None
        text.save()


def join(by: Person, text: Text, given: Edition | None = None, partner: Partner | None = None, why: str = "") -> Text:
    """Take part for one's partner: late, with its consent, where something was put up. `given` is what was seen.

    Raises NotVisible, NotAllowed, ChangedMeanwhile, OutOfTurn for one that takes part, Improper while silence runs.
    """
    seat = seat_of(by, "join", text.space, partner)
    with change(by=by, verb="joins a text", space=text.space, why=why, seat=seat):
        standing, joining = stands(text.pk), partner_of(seat)
        check_same(standing, given)
        verb = JOINS.get(standing.text.state)
        if verb is None:
            raise Improper(f"Nobody can join now. It stands at: {standing.text.state}.", "Wait for what comes of it.")
        part = standing.parts.get(joining.pk)
        before = part_in_words(part)
        part = part or Participant(space=text.space, text=standing.text, partner=joining)
        move_part(part, verb, before)
        part.partner = joining
        standing.parts[joining.pk] = part
        if verb == "join late":
            _replace(standing, joining, Given("consents", standing.edition, why), None, mail=False)
            follow(standing)
    return standing.text
