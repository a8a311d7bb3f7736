"""Where a text stands, read anew inside a change, and what follows there from what partners said."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from collegium.accounts.access import gate, seats_for
from collegium.accounts.errors import ChangedMeanwhile, Improper, NotAllowed
from collegium.accounts.models import Partner, Person, Seat, Space
from collegium.programme.models import Answer, Edition, Participant, PutUp, Silence, Text
from collegium.programme.rules.proceedings import ACTS, Said, outcome
from collegium.programme.rules.steps import step
from collegium.programme.rules.texts import TEXTS


@dataclass
class Standing:
    """A text with the edition that was put up last, and of it the silence, who takes part, and what each said."""

    text: Text
    put_up: PutUp | None
    silence: Silence | None
    parts: dict[str, Participant] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)

    @property
    def edition(self) -> Edition | None:
        """What partners answer to."""
        return self.put_up.edition if self.put_up else None

    def partners(self) -> list[Partner]:
        """Those that take part, in the order of their codes."""
        return sorted((each.partner for each in self.parts.values() if not each.opted_out), key=lambda one: one.code)

    def opted_out(self) -> list[Partner]:
        """Those that opted out, in the order of their codes."""
        return sorted((each.partner for each in self.parts.values() if each.opted_out), key=lambda one: one.code)

    def said(self) -> list[Said]:
        """What each that takes part said."""
        answers = (self.answers.get(each.pk) for each in self.partners())
        return [Said(each.answer, each.contested) if each else Said() for each in answers]

    def outcome(self, silent: bool | None = None) -> str:
        """What follows from it; silence counts where it was kept, unless something else is said."""
        kept = self.silence is not None and self.silence.state == "kept"
        return outcome(self.said(), kept if silent is None else silent)


def stands(text: str) -> Standing:
    """Where a text stands now, by its id."""
    row = Text.objects.get(pk=text)
    put_up = PutUp.objects.filter(edition__text=row).select_related("edition").order_by("-edition__number").first()
    of_edition = {"edition": put_up.edition, "withdrawn": False, "struck": False} if put_up else {"edition": None}
    silence = Silence.objects.filter(**of_edition).first() if put_up else None
    answers = Answer.objects.filter(**of_edition).select_related("partner")
    parts = Participant.objects.filter(text=row, withdrawn=False, struck=False).select_related("partner")
    return Standing(
        row,
        put_up,
        silence,
        {each.partner_id: each for each in parts},
        {each.partner_id: each for each in answers},
    )


def seat_of(by: Person, verb: str, space: Space, partner: Partner | None = None) -> Seat:
    """The seat in which somebody takes a step, for a partner where it is said for which.

    Raises NotVisible, NotAllowed; Improper where somebody who speaks for several does not say for which.
    """
    act = ACTS[verb]
    seat = gate(by, act, space)
    seats = {each.partner_id: each for each in seats_for(by, act, space)}
    if partner is not None:
        if partner.pk not in seats:
            raise NotAllowed("You do not sit for this partner.", "Ask its principal.")
        return seats[partner.pk]
    if act == "consent" and len(seats) > 1:
        raise Improper("You sit for several partners here.", "Say for which one.")
    return seat


def partner_of(seat: Seat) -> Partner:
    """The partner for which somebody speaks. Raises NotAllowed at a seat of none."""
    if seat.partner is None:
        raise NotAllowed("You do not sit for this partner.", "Ask its principal.")
    return seat.partner


def check_same(standing: Standing, edition: Edition | None) -> None:
    """Raises ChangedMeanwhile where something else was put up than what the person saw."""
    seen, now = edition.pk if edition else None, standing.edition.pk if standing.edition else None
    if edition is not None and seen != now:
        raise ChangedMeanwhile("Something else was put up meanwhile.", "Look at it anew.")


def taking_part(standing: Standing, partner: Partner) -> Participant:
    """The part of a partner. Raises Improper for one that takes none."""
    part = standing.parts.get(partner.pk)
    if part is None or part.opted_out:
        raise Improper("This partner does not take part in the text.", "It may join.")
    return part


def follow(standing: Standing) -> None:
    """Let the text be adopted in the change of the last consent, and no more contested with the last answer."""
    text = standing.text
    if standing.outcome() != "agreed":
        return
    if text.state == "put up":
        move(text, "adopt")
    elif text.state == "contested":
        move(text, "confirm delivered" if text.deliveries.filter(withdrawn=False).exists() else "confirm")


def move(text: Text, verb: str) -> None:
    """Take a text one step on. Raises OutOfTurn."""
    text.state = step(TEXTS, text.state, verb)
    text.save()


def codes(partners: Iterable[Partner]) -> list[str]:
    """The codes of partners."""
    return [each.code for each in partners]
