"""What can be asked of proceedings: where a text stands as a whole, what waits for a partner, the rules on silence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from collegium.accounts.access import Anybody, seats_for, seats_of, spaces_of, visible_to
from collegium.accounts.models import Partner, Space, SpaceKind
from collegium.accounts.queries import partners_of
from collegium.programme.models import (
    Answer,
    Delivery,
    Edition,
    Ground,
    Participant,
    PublishedText,
    PublishingWord,
    PutUp,
    Silence,
    SilenceTerm,
    Text,
)
from collegium.programme.queries.drafting import standing_of
from collegium.programme.queries.grounds import grounds_of
from collegium.programme.queries.unsaid import unanswered
from collegium.programme.rules.proceedings import Readiness, Said, outcome
from collegium.programme.rules.silence import shortest

STANDING = {"withdrawn": False, "struck": False}


def shortest_of(space: Space) -> int:
    """The shortest silence that all partners of a joint space allow, in hours; 0 where one does not allow it."""
    return shortest([hours for _partner, hours in terms_of(space)])


def terms_of(space: Space) -> list[tuple[Partner, int]]:
    """What each partner of a joint space says of silence; who said nothing wants none."""
    if space.partnership is None:
        return []
    said = dict(SilenceTerm.objects.filter(space=space, **STANDING).values_list("partner_id", "hours"))
    return [(partner, said.get(partner.pk, 0)) for partner in partners_of(space.partnership, followed=False)]


def readiness_of(text: Text) -> Readiness:
    """How far the words of a text are."""
    stands = standing_of(text)
    return Readiness(
        len(stands.partners),
        len(stands.paragraphs),
        [each.number for each in stands.paragraphs if each.brackets],
        [each.number for each in stands.paragraphs if not each.is_agreed],
        stands.lacking,
    )


@dataclass(frozen=True, slots=True)
class Voice:
    """A partner that takes part in a text or opted out, with what it said to what was put up, and on which mail."""

    part: Participant
    answer: Answer | None
    grounds: list[Ground]
    publishing: bool | None = None

    @property
    def partner(self) -> Partner:
        """Whose voice it is."""
        return self.part.partner


@dataclass(frozen=True, slots=True)
class Round:
    """An edition that was put up, the silence on it, and what partners said to it, the newest round first."""

    put_up: PutUp
    silence: Silence | None
    answers: list[Answer]

    @property
    def edition(self) -> Edition:
        """What partners answered to."""
        return self.put_up.edition


@dataclass(frozen=True, slots=True)
class Proceedings:
    """Where a text stands as a whole. `outcome` is what follows from what partners said to what was put up last."""

    text: Text
    voices: list[Voice]
    rounds: list[Round]
    deliveries: list[Delivery]
    copy: Text | None = None
    outcome: str = ""
    outside: list[Partner] = field(default_factory=list)

    @property
    def last(self) -> Round | None:
        """What was put up last."""
        return self.rounds[0] if self.rounds else None

    def voice(self, partner: str) -> Voice | None:
        """The voice of a partner by its id."""
        return next((each for each in self.voices if each.part.partner_id == partner), None)


def proceedings(person: Anybody, text: Text) -> Proceedings:
    """What a person sees of the proceedings of a text that it sees."""
    rounds = _rounds(person, text)
    last = rounds[0] if rounds else None
    voices = _voices(person, text, last)
    parts = {each.part.partner_id for each in voices}
    of_partnership = partners_of(text.space.partnership, followed=False) if text.space.partnership else []
    deliveries = visible_to(person, Delivery).filter(text=text, struck=False).select_related("partner").order_by("on")
    said = [_said(each.answer) for each in voices if not each.part.opted_out]
    kept = bool(last and last.silence and last.silence.state == "kept")
    return Proceedings(
        text,
        voices,
        rounds,
        list(deliveries),
        _copy(person, last),
        outcome(said, kept) if last else "",
        [each for each in of_partnership if each.pk not in parts],
    )


def _said(answer: Answer | None) -> Said:
    return Said(answer.answer, answer.contested) if answer else Said()


def _copy(person: Anybody, last: Round | None) -> Text | None:
    """The public copy of what was adopted."""
    if last is None:
        return None
    done = visible_to(person, PublishedText).filter(edition=last.edition, struck=False).select_related("copy").first()
    return done.copy if done else None


def _rounds(person: Anybody, text: Text) -> list[Round]:
    """Every edition that was put up."""
    put = visible_to(person, PutUp).filter(edition__text=text).select_related("edition", "partner")
    rows = list(put.order_by("-edition__number"))
    editions = [each.edition_id for each in rows]
    silences = visible_to(person, Silence).filter(edition__in=editions).select_related("broken_by")
    of_edition = {each.edition_id: each for each in silences}
    answers: dict[str, list[Answer]] = {each: [] for each in editions}
    said = visible_to(person, Answer).filter(edition__in=editions, struck=False).select_related("partner")
    for each in said.order_by("partner__code"):
        answers[each.edition_id].append(each)
    return [Round(each, of_edition.get(each.edition_id), answers[each.edition_id]) for each in rows]


def _voices(person: Anybody, text: Text, last: Round | None) -> list[Voice]:
    """The partners with what each said to what was put up last."""
    parts = visible_to(person, Participant).filter(text=text, struck=False).select_related("partner")
    answers = {each.partner_id: each for each in last.answers} if last else {}
    grounds = grounds_of(person, answers.values())
    words = _publishing(person, last)
    return [
        Voice(
            part,
            answers.get(part.partner_id),
            grounds[answers[part.partner_id].pk] if part.partner_id in answers else [],
            words.get(part.partner_id),
        )
        for part in parts.order_by("partner__code")
    ]


def _publishing(person: Anybody, last: Round | None) -> dict[str, bool]:
    if last is None:
        return {}
    words = visible_to(person, PublishingWord).filter(edition=last.edition, struck=False)
    return dict(words.values_list("partner_id", "given"))


@dataclass(frozen=True, slots=True)
class Waits:
    """A text that waits for somebody: `what` is `answer`, `silence`, `recorded` or `contested`."""

    what: str
    text: Text
    answer: Answer | None = None
    silence: Silence | None = None


def waiting_for(person: Anybody) -> list[Waits]:
    """What waits for a person: texts put up or under silence to which its partner has said nothing, and answers that
    were recorded for its partner to which it said nothing yet; for all readers, texts that are contested."""
    partners = {seat.partner_id for seat in seats_of(person) if seat.partner_id}
    answers = _unanswered(person, partners)
    recorded = visible_to(person, Answer).filter(partner__in=partners, by_mail=True, affirmed=False, contested=False)
    told = [
        Waits("recorded", each.edition.text, each)
        for each in recorded.filter(struck=False).select_related("edition__text__space", "partner").order_by("id")
    ]
    contested = visible_to(person, Text).filter(state="contested", struck=False).select_related("space").order_by("id")
    return [*told, *(Waits("contested", each) for each in contested), *answers]


def _unanswered(person: Anybody, partners: Iterable[str]) -> Iterator[Waits]:
    """Texts to which one of some partners may say something and has not."""
    mine = set(partners)
    for each in unanswered(spaces_of(person)):
        if any(partner.pk in mine for partner in each.silent):
            yield Waits("silence" if each.text.state == "silence" else "answer", each.text, None, each.silence)


def heads_for(person: Anybody, space: Space) -> list[Partner]:
    """The partners for which a person may consent in a joint space."""
    if space.kind != SpaceKind.JOINT:
        return []
    return [seat.partner for seat in seats_for(person, "consent", space) if seat.partner]
