"""What the head of a text's page says of its proceedings, and which steps it offers to whom."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from collegium.accounts.access import Anybody, seats_for
from collegium.accounts.models import Partner, SpaceKind
from collegium.programme.models import Silence, Text
from collegium.programme.queries.proceedings import Proceedings, Voice, heads_for, proceedings, shortest_of
from collegium.programme.rules.proceedings import ACTS, ANSWERABLE, JOINS
from collegium.programme.rules.silence import may_break, moved, zones
from collegium.programme.rules.texts import TEXTS


@dataclass(frozen=True, slots=True)
class Shown:
    """A deadline as a page shows it: in its zone, in UTC, and for whom it has passed; whether its zone has moved."""

    silence: Silence
    there: datetime
    utc: datetime
    passed: bool
    moved: bool


@dataclass(slots=True)
class Offers:
    """The steps that a page offers a person: verbs, and what each is taken for."""

    verbs: set[str] = field(default_factory=set)
    answering: list[Partner] = field(default_factory=list)
    joining: list[Partner] = field(default_factory=list)
    contesting: list[Voice] = field(default_factory=list)
    recording: list[Partner] = field(default_factory=list)
    publishing: list[Partner] = field(default_factory=list)


def proceedings_of(person: Anybody, text: Text) -> dict[str, Any]:
    """What `programme/texts_proceedings.html` needs, for a text that the person sees."""
    whole = proceedings(person, text)
    silence = whole.last.silence if whole.last else None
    shown = _shown(silence) if silence else None
    offers = _offers(person, whole, shown)
    return {
        "text": text,
        "whole": whole,
        "shown": shown,
        "offers": offers,
        "edition": whole.last.edition if whole.last else None,
        "under_way": text.state in ("put up", "silence", "contested"),
        "taking": [each.partner for each in whole.voices if not each.part.opted_out],
        "zones": zones() if "put under silence" in offers.verbs else (),
        "hours": shortest_of(text.space) if "put under silence" in offers.verbs else 0,
        "today": timezone.now().date(),
    }


def _shown(silence: Silence) -> Shown:
    known = silence.zone in zones()
    there = silence.until.astimezone(ZoneInfo(silence.zone) if known else UTC)
    return Shown(
        silence,
        there,
        silence.until.astimezone(UTC),
        not may_break(timezone.now(), silence.until),
        moved(silence.local, silence.zone, silence.until),
    )


def _offers(person: Anybody, whole: Proceedings, shown: Shown | None) -> Offers:
    """What the person may do from where the text stands; the actions ask all of it again."""
    offers = Offers()
    text = whole.text
    if text.space.kind != SpaceKind.JOINT:
        return offers
    allowed = {verb: bool(seats_for(person, act, text.space)) for verb, act in ACTS.items()}
    heads = heads_for(person, text.space)
    _offer_drafters(offers, person, whole, allowed)
    _offer_heads(offers, whole, heads, over=bool(shown and shown.passed))
    _offer_office(offers, whole, allowed, shown)
    return offers


def _offer_drafters(offers: Offers, person: Anybody, whole: Proceedings, allowed: dict[str, bool]) -> None:
    """Putting up, taking back, delivering."""
    state, taking = whole.text.state, {each.part.partner_id for each in whole.voices if not each.part.opted_out}
    sits = {seat.partner_id for seat in seats_for(person, "draft", whole.text.space)}
    if not sits & (taking | {None}):
        return
    offers.verbs |= {verb for verb in ("put up", "put under silence", "deliver") if verb in TEXTS[state]}
    own = whole.last is not None and whole.last.put_up.partner_id in sits
    ended = whole.outcome in ("declined", "too few")
    if state in ("put up", "contested") and (ended or (own and state == "put up")):
        offers.verbs |= {verb for verb in ("reopen", "abandon") if verb in TEXTS[state]}
    if state == "silence" and own:
        offers.verbs.add("call off")
    if state not in ("delivered", "abandoned") and allowed["name who delivers"]:
        offers.verbs.add("name who delivers")


def _offer_heads(offers: Offers, whole: Proceedings, heads: list[Partner], over: bool) -> None:
    """Answering, joining, contesting, publishing, each for the partners for which somebody speaks."""
    text = whole.text
    for head in heads:
        voice = whole.voice(head.pk)
        if voice is None or voice.part.opted_out:
            offers.joining += [head] if text.state in JOINS else []
        elif _may_answer(whole, voice) and not over:
            offers.answering.append(head)
        if voice and voice.answer and voice.answer.by_mail and not (voice.answer.affirmed or voice.answer.contested):
            offers.contesting.append(voice)
        if voice and not voice.part.opted_out and text.state in ("adopted", "delivered") and not whole.copy:
            offers.publishing.append(head)


def _may_answer(whole: Proceedings, voice: Voice) -> bool:
    if whole.text.state == "contested":
        return voice.answer is not None and voice.answer.contested
    return bool(ANSWERABLE[whole.text.state])


def _offer_office(offers: Offers, whole: Proceedings, allowed: dict[str, bool], shown: Shown | None) -> None:
    """What the secretariat records, and publishing."""
    state = whole.text.state
    if allowed["record answer"] and state in ("put up", "silence"):
        silent = (each for each in whole.voices if not (each.part.opted_out or (each.answer and each.answer.contested)))
        offers.recording = [each.partner for each in silent]
    if allowed["keep silence"] and state == "silence" and shown and shown.passed:
        offers.verbs.add("keep silence")
    given = [each.publishing for each in whole.voices if not each.part.opted_out]
    if allowed["publish"] and state in ("adopted", "delivered") and not whole.copy and all(given):
        offers.verbs.add("publish")
