"""How a joint text stands: its paragraphs, who agreed to each, who brackets it with which words, who has said nothing.

A stance holds for the words to which it was taken. Where the common words changed since, an agreement has lapsed: the
partner is waited for again. A bracket stays until its partner, or whoever accepts it, takes it away.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from collegium.accounts.access import Anybody, found, seats_for, spaces_of, visible_to
from collegium.accounts.errors import NotVisible
from collegium.accounts.models import Entry, Partner, Space
from collegium.accounts.models.entry import EntryQuerySet
from collegium.programme.models import (
    Answer,
    Comment,
    Delivery,
    Edition,
    Paragraph,
    Participant,
    Silence,
    Stance,
    Text,
    Wording,
)
from collegium.programme.rules.texts import STANCES_MOVE, WORDS_MOVE, hash_of_words

OF_A_TEXT: Mapping[type[Entry], str] = {
    Participant: "text",
    Paragraph: "text",
    Wording: "paragraph__text",
    Stance: "paragraph__text",
    Edition: "text",
    Answer: "edition__text",
    Silence: "edition__text",
    Delivery: "text",
}
"""What stands in a text, and how it points to it."""


@dataclass(frozen=True, slots=True)
class Said:
    """The common words of a paragraph in one language; they are missing where there are none."""

    language: str
    words: str
    behind: bool

    @property
    def missing(self) -> bool:
        """Whether the paragraph has nothing in this language."""
        return not self.words

    @property
    def hash(self) -> str:
        """What tells whether these are still the words that somebody saw."""
        return hash_of_words({self.language: self.words})


@dataclass(frozen=True, slots=True)
class Bracket:
    """What a partner would have instead, by language; `lapsed` where the common words changed since."""

    stance: Stance
    partner: Partner
    words: Mapping[str, str]
    lapsed: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph as it stands, its number counted from 1, with who agreed, brackets, agreed to words that are no
    longer the common ones (`lapsed`), and has said nothing (`silent`)."""

    paragraph: Paragraph
    number: int
    said: tuple[Said, ...]
    hash: str
    agreed: tuple[Partner, ...] = ()
    brackets: tuple[Bracket, ...] = ()
    lapsed: tuple[Partner, ...] = ()
    silent: tuple[Partner, ...] = ()
    stances: tuple[Stance, ...] = ()

    @property
    def is_agreed(self) -> bool:
        """Whether every partner that takes part agrees to these words."""
        return bool(self.agreed) and not (self.brackets or self.lapsed or self.silent)

    @property
    def waiting(self) -> tuple[Partner, ...]:
        """Whose word is waited for."""
        return (*self.lapsed, *self.silent)

    @property
    def incomplete(self) -> bool:
        """Whether a language is missing, or older than a change of another one."""
        return any(each.missing or each.behind for each in self.said)

    def bracket_of(self, partner: Partner | None) -> Bracket | None:
        """What a partner brackets it with, if it does."""
        return next((each for each in self.brackets if partner and each.partner.pk == partner.pk), None)

    def version_of(self, partner: Partner) -> int:
        """The version of what a partner says to it; 0 where it says nothing."""
        return next((each.version for each in self.stances if each.partner_id == partner.pk), 0)

    def words(self, language: str) -> str:
        """The common words in a language."""
        return next((each.words for each in self.said if each.language == language), "")


@dataclass(frozen=True, slots=True)
class Standing:
    """A text as it stands. `partners` are those that take part and have not opted out."""

    text: Text
    partners: tuple[Partner, ...]
    paragraphs: tuple[Placed, ...] = field(default_factory=tuple)

    @property
    def agreed(self) -> int:
        """How many paragraphs are agreed by all."""
        return sum(each.is_agreed for each in self.paragraphs)

    @property
    def open(self) -> list[Placed]:
        """The paragraphs on which something is open."""
        return [each for each in self.paragraphs if not each.is_agreed or each.incomplete]

    @property
    def is_agreed(self) -> bool:
        """Whether all agree to every paragraph; a text without any is agreed by nobody."""
        return bool(self.paragraphs) and all(each.is_agreed for each in self.paragraphs)

    @property
    def lacking(self) -> list[str]:
        """The languages in which a paragraph is missing or older than a change of another one."""
        left = {said.language for each in self.paragraphs for said in each.said if said.missing or said.behind}
        return [language for language in self.text.languages if language in left]

    @property
    def words_move(self) -> bool:
        """Whether its words may change now."""
        return self.text.state in WORDS_MOVE

    @property
    def stances_move(self) -> bool:
        """Whether partners may agree and bracket now."""
        return self.text.state in STANCES_MOVE

    def placed(self, paragraph: str) -> Placed | None:
        """One paragraph by its id."""
        return next((each for each in self.paragraphs if each.paragraph.pk == paragraph), None)


def texts_in(person: Anybody, space: Space) -> EntryQuerySet[Text]:
    """The texts of a space, the newest first."""
    return visible_to(person, Text).filter(space=space, struck=False).select_related("marking").order_by("-id")


def text_of(person: Anybody, entry: str) -> Text:
    """One text. Raises NotVisible."""
    return found(person, Text, entry)


def partners_in(text: Text) -> tuple[Partner, ...]:
    """The partners that take part in a text and have not opted out, by their codes."""
    return tuple(_partners([text]).get(text.pk, ()))


def _partners(texts: Sequence[Text]) -> dict[str, list[Partner]]:
    taking = Participant.objects.filter(text__in=texts, withdrawn=False, struck=False, opted_out=False)
    found: dict[str, list[Partner]] = {}
    for row in taking.select_related("partner").order_by("partner__code"):
        found.setdefault(row.text_id, []).append(row.partner)
    return found


def common_words(paragraph: Paragraph) -> dict[str, str]:
    """The common words of a paragraph as they stand now, by language."""
    rows = Wording.objects.filter(paragraph=paragraph, partner=None, withdrawn=False, struck=False)
    return {row.language: row.words for row in rows if row.words}


def standing_of(text: Text) -> Standing:
    """How a text stands, whoever asks: whoever sees a text sees all of this."""
    return standings_of([text])[0]


def standings_of(texts: Sequence[Text]) -> list[Standing]:
    """How several texts stand; the database is asked as often as for one."""
    partners, words, stances = _partners(texts), _wordings(texts), _stances(texts)
    places: dict[str, list[Paragraph]] = {}
    for row in Paragraph.objects.filter(text__in=texts, withdrawn=False, struck=False).order_by("place", "id"):
        places.setdefault(row.text_id, []).append(row)
    found = []
    for text in texts:
        taking = partners.get(text.pk, [])
        rows = (
            _placed(text, each, number, words.get(each.pk, ()), stances.get(each.pk, ()), taking)
            for number, each in enumerate(places.get(text.pk, []), 1)
        )
        found.append(Standing(text, tuple(taking), tuple(rows)))
    return found


def placed_at(standing: Standing, paragraph: Paragraph) -> Placed:
    """How one paragraph stands, also one that was taken out; that has no number."""
    standing_there = standing.placed(paragraph.pk)
    if standing_there:
        return standing_there
    words = _wordings([standing.text]).get(paragraph.pk, ())
    stances = _stances([standing.text]).get(paragraph.pk, ())
    return _placed(standing.text, paragraph, 0, words, stances, standing.partners)


def paragraph_of(person: Anybody, entry: str) -> Paragraph:
    """One paragraph of a text, also one that was taken out: who works on it learns that. Raises NotVisible."""
    rows = Paragraph.objects.filter(pk=entry, space__in=spaces_of(person), struck=False, text__withdrawn=False)
    row = rows.select_related("text", "space").first()
    if row is None:
        raise NotVisible
    return row


def _wordings(texts: Sequence[Text]) -> dict[str, list[Wording]]:
    rows = Wording.objects.filter(paragraph__text__in=texts, withdrawn=False, struck=False)
    found: dict[str, list[Wording]] = {}
    for row in rows.order_by("id"):
        found.setdefault(row.paragraph_id, []).append(row)
    return found


def _stances(texts: Sequence[Text]) -> dict[str, list[Stance]]:
    rows = Stance.objects.filter(paragraph__text__in=texts, withdrawn=False, struck=False).select_related("partner")
    found: dict[str, list[Stance]] = {}
    for row in rows.order_by("partner__code"):
        found.setdefault(row.paragraph_id, []).append(row)
    return found


def _placed(
    text: Text, paragraph: Paragraph, number: int, words: Sequence[Wording], stances: Sequence[Stance],
    partners: Sequence[Partner],
) -> Placed:  # fmt: skip
    """A paragraph with what partners that take part say to it; what others said once does not count."""
    common = {each.language: each for each in words if each.partner_id is None}
    said = tuple(
        Said(language, common[language].words if language in common else "", _is_behind(common.get(language)))
        for language in text.languages
    )
    told = hash_of_words({each.language: each.words for each in common.values()})
    says = {each.partner_id: each for each in stances}
    of_them = [(partner, says.get(partner.pk)) for partner in partners]
    return Placed(
        paragraph,
        number,
        said,
        told,
        agreed=tuple(partner for partner, each in of_them if _agrees(each) and each and each.words == told),
        brackets=tuple(_brackets(of_them, words, told)),
        lapsed=tuple(partner for partner, each in of_them if _agrees(each) and each and each.words != told),
        silent=tuple(partner for partner, each in of_them if each is None),
        stances=tuple(stances),
    )


def _is_behind(wording: Wording | None) -> bool:
    return wording is not None and wording.behind


def _agrees(stance: Stance | None) -> bool:
    return stance is not None and stance.stance == "agrees"


def _brackets(
    of_them: Iterable[tuple[Partner, Stance | None]], words: Sequence[Wording], told: str
) -> Iterable[Bracket]:
    for partner, stance in of_them:
        if stance is not None and stance.stance == "brackets":
            own = {each.language: each.words for each in words if each.partner_id == partner.pk}
            yield Bracket(stance, partner, own, stance.words != told)


def removed_from(text: Text) -> list[tuple[Paragraph, dict[str, str]]]:
    """The paragraphs that were taken out, each with its last common words."""
    rows = Paragraph.objects.filter(text=text, withdrawn=True, struck=False).order_by("place", "id")
    return [(row, common_words(row)) for row in rows]


def speaks_for(person: Anybody, standing: Standing) -> list[Partner]:
    """The partners that take part for which a person may say something to a paragraph."""
    spoken = {seat.partner_id for seat in seats_for(person, "agree", standing.text.space)}
    return [partner for partner in standing.partners if partner.pk in spoken]


def may_draft(person: Anybody, standing: Standing) -> bool:
    """Whether a person may change the words of a text, where they may change."""
    taking = {None, *(partner.pk for partner in standing.partners)}
    return any(seat.partner_id in taking for seat in seats_for(person, "draft", standing.text.space))


def comments_on(person: Anybody, text: Text) -> dict[str, list[Comment]]:
    """What a person's own partner noted on the paragraphs of a text, by the ids of these."""
    rows = visible_to(person, Comment).filter(paragraph__text=text, struck=False).select_related("space__partner")
    found: dict[str, list[Comment]] = {}
    for row in rows.order_by("id"):
        found.setdefault(row.paragraph_id, []).append(row)
    return found


def body_of(standing: Standing) -> list[dict[str, Any]]:
    """A text as an edition keeps it."""
    return [
        {
            "id": each.paragraph.pk,
            "heading": each.paragraph.heading,
            "words": {said.language: said.words for said in each.said if said.words},
            "brackets": {bracket.partner.code: dict(bracket.words) for bracket in each.brackets},
        }
        for each in standing.paragraphs
    ]


def entries_of(person: Anybody, text: Text) -> list[Entry]:
    """A text with all that was ever written of it where all partners see it: what its history tells."""
    rows: list[Entry] = [text]
    for kind, by in OF_A_TEXT.items():
        rows += kind.objects.filter(space__in=spaces_of(person), **{by: text})
    return rows


def editions_of(person: Anybody, text: Text) -> EntryQuerySet[Edition]:
    """The editions of a text, the newest first."""
    return visible_to(person, Edition).filter(text=text, struck=False).order_by("-number")
