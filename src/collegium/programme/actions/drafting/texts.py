"""Begin a joint text, describe it, open it to what partners say, abandon it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from collegium.accounts.access import gate
from collegium.accounts.errors import ChangedMeanwhile, Improper
from collegium.accounts.journal.change import change
from collegium.accounts.models import Marking, Partner, Person, Space
from collegium.programme.actions.drafting.checks import check_joint, check_length, drafting_seat, text_now
from collegium.programme.actions.grounds import Cited, cite
from collegium.programme.models import Paragraph, Participant, Text, Wording
from collegium.programme.rules.steps import step
from collegium.programme.rules.texts import KINDS, TEXTS, WORDS_MOVE, is_tag, parts, tidied
from collegium.reading.compare.difference import paragraphs
from collegium.register.actions.documents import latest_reading
from collegium.register.checks import check_marking
from collegium.register.models import Document
from collegium.register.queries.documents import content_of

MOST_LANGUAGES = 8
MOST_PARAGRAPHS = 1_000


@dataclass(frozen=True, slots=True)
class Drafted:
    """What is said of a text. `participants` are the partners that take part: without any, all that do not only look
    on; the first of `languages` is the one in which it is drafted."""

    title: str
    kind: str = "statement"
    languages: Sequence[str] = ("en",)
    forum: str = ""
    due: datetime | None = None
    marking: Marking | None = None
    participants: Sequence[Partner] = field(default_factory=tuple)


def draft_text(
    by: Person, space: Space, said: Drafted, words: str = "", of: Document | None = None, why: str = ""
) -> Text:
    """Begin a text: blank, with words whose paragraphs empty lines set apart, or with those of a document.

    Raises NotVisible and NotAllowed at the gate, Improper for what does not fit together, or for a document that was
    not read, or that not all partners may read.
    """
    check_joint(space.kind)
    seat = gate(by, "draft", space)
    said = _checked(space, said, of)
    begun = [*parts(words), *(_paragraphs_of(of) if of else ())]
    if len(begun) > MOST_PARAGRAPHS:
        raise Improper(f"A text has at most {MOST_PARAGRAPHS} paragraphs.", "Begin with a part of it.")
    with change(by=by, verb="drafts a text", space=space, why=why, seat=seat):
        text = _described(Text(space=space), said)
        text.save()
        _take_part(text, said.participants)
        for place, paragraph in enumerate(begun, 1):
            put_paragraph(text, place, {text.languages[0]: paragraph})
        if of:
            cite(by, text, Cited(of))
    return text


def describe_text(by: Person, text: Text, said: Drafted, why: str = "") -> None:
    """Say otherwise of a text what it is, in which languages it is drafted, and who takes part.

    `text` is as the person saw it. Raises NotVisible, NotAllowed, Improper, OutOfTurn, ChangedMeanwhile.
    """
    seat = drafting_seat(by, text)
    said = _checked(text.space, said, None)
    with change(by=by, verb="describes a text", space=text.space, why=why, seat=seat):
        now = text_now(text, WORDS_MOVE)
        if now.version != text.version:
            raise ChangedMeanwhile("Somebody else changed this entry meanwhile.", "Look at it anew, then change it.")
        _check_no_words_go(now, said.languages)
        _described(now, said).save()
        if now.state == "draft":  # from then on each partner says itself that it leaves, or joins
            _take_part(now, said.participants)


def open_text(by: Person, text: Text, why: str = "") -> None:
    """Open a draft: from here partners agree to its paragraphs and bracket them.

    Raises NotVisible, NotAllowed, Improper for a text without words, OutOfTurn.
    """
    seat = drafting_seat(by, text)
    with change(by=by, verb="opens a text", space=text.space, why=why, seat=seat):
        now = text_now(text, TEXTS)
        now.state = step(TEXTS, now.state, "open")
        if not Paragraph.objects.filter(text=now, withdrawn=False, struck=False).exists():
            raise Improper("There is no paragraph yet to agree on.", "Add one first.")
        now.save()


def abandon_text(by: Person, text: Text, why: str) -> None:
    """Give a text up while its words move; it stays to be read. What was put up, `proceedings.abandon` gives up.

    Raises NotVisible, NotAllowed, Improper without a reason, OutOfTurn.
    """
    seat = drafting_seat(by, text)
    if not why.strip():
        raise Improper("What is given up needs a reason.", "Say why.")
    with change(by=by, verb="abandons a text", space=text.space, why=why, seat=seat):
        now = text_now(text, WORDS_MOVE)
        now.state = step(TEXTS, now.state, "abandon")
        now.save()


def put_paragraph(text: Text, place: float, words: Mapping[str, str], heading: bool = False) -> Paragraph:
    """A new paragraph with its words, as a part of the open change. Raises Improper for one that is too long."""
    paragraph = Paragraph(space=text.space, text=text, place=place, heading=heading)
    paragraph.save()
    for language, said in words.items():
        check_length(said)
        if said:
            Wording(space=text.space, paragraph=paragraph, language=language, words=said).save()
    return paragraph


def _paragraphs_of(document: Document) -> list[str]:
    """The paragraphs of a document as it was read. Raises Improper where it was not."""
    reading = latest_reading(document)
    content = content_of(reading) if reading else None
    if content is None:
        raise Improper("This document has no reading.", "Have it read again.")
    return paragraphs(content.text)


def _checked(space: Space, said: Drafted, of: Document | None) -> Drafted:
    """What is said of a text, with its participants. Raises Improper."""
    title, languages = tidied(said.title), tuple(dict.fromkeys(said.languages))
    longest = Text._meta.get_field("title").max_length or 0
    if not title or len(title) > longest:
        raise Improper(f"A title has between 1 and {longest} characters.")
    if said.kind not in KINDS:
        raise Improper("There is no such kind of text.", "Go back and choose one of the list.")
    if not 1 <= len(languages) <= MOST_LANGUAGES or not all(map(is_tag, languages)):
        raise Improper(f"A text is drafted in 1 to {MOST_LANGUAGES} languages.", "Write their tags, such as: en, fr.")
    _check_marking(space, said.marking, of)
    return replace(said, title=title, languages=languages, participants=_participants(space, said.participants))


def _check_marking(space: Space, marking: Marking | None, of: Document | None) -> None:
    """Raises Improper for a marking of others, or one that protects less than the document that is drafted from."""
    if marking:
        check_marking(space, marking)
    if of and (marking is None or marking.rank < of.marking.rank):
        raise Improper(f"The document is marked {of.marking.name}.", "Give the text this marking or a higher one.")


def _participants(space: Space, said: Sequence[Partner]) -> list[Partner]:
    """The partners that take part. Raises Improper for one of others, or that only looks on."""
    of_partnership = Partner.objects.filter(partnership=space.partnership_id, followed=False, withdrawn=False)
    partners = {partner.pk: partner for partner in of_partnership.order_by("code")}
    if not all(each.pk in partners for each in said):
        raise Improper("There is no such partner here.", "Go back and choose one of the list.")
    return [partners[pk] for pk in dict.fromkeys(each.pk for each in said)] or list(partners.values())


def _described(text: Text, said: Drafted) -> Text:
    text.title, text.kind, text.languages = said.title, said.kind, list(said.languages)
    text.forum, text.due, text.marking = tidied(said.forum)[:200], said.due, said.marking
    return text


def _check_no_words_go(text: Text, languages: Iterable[str]) -> None:
    """Raises Improper where words stand in a language that goes."""
    gone = set(text.languages) - set(languages)
    standing = Wording.objects.filter(paragraph__text=text, withdrawn=False, struck=False, language__in=gone)
    if standing.exclude(words="").exists():
        raise Improper("There are words in a language that would go.", "Take them out first.")


def _take_part(text: Text, partners: Sequence[Partner]) -> None:
    """Let these partners take part, and no others, as a part of the open change; who opted out stays out."""
    standing = Participant.objects.filter(text=text, withdrawn=False, struck=False)
    known = {each.partner_id: each for each in standing}
    wanted = {partner.pk for partner in partners}
    for partner_id, each in known.items():
        if partner_id not in wanted and not each.opted_out:
            each.withdrawn = True
            each.save()
    for partner in partners:
        if partner.pk not in known:
            Participant(space=text.space, text=text, partner=partner).save()
