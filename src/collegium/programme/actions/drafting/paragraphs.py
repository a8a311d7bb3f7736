"""Paragraphs as places of a text: add, move, split, take out, put back, make a heading."""

from collections.abc import Mapping, Sequence

from collegium.accounts.errors import ChangedMeanwhile, Improper
from collegium.accounts.journal.change import change
from collegium.accounts.models import Person
from collegium.programme.actions.drafting.checks import (
    check_languages,
    drafting_seat,
    hash_now,
    paragraph_now,
    text_now,
)
from collegium.programme.actions.drafting.texts import MOST_PARAGRAPHS, put_paragraph
from collegium.programme.actions.drafting.words import Seen, put_words
from collegium.programme.errors import Clash
from collegium.programme.models import Paragraph, Text
from collegium.programme.queries.drafting import common_words
from collegium.programme.rules.texts import WORDS_MOVE, between, parts, tidied


def add_paragraph(
    by: Person, text: Text, said: Mapping[str, str], after: Paragraph | None = None, heading: bool = False,
    why: str = "",
) -> Paragraph:  # fmt: skip
    """Add a paragraph behind another one, or at the end. Raises NotVisible, NotAllowed, OutOfTurn, Improper."""
    seat = drafting_seat(by, text)
    tidy = {language: tidied(words) for language, words in said.items()}
    if not any(tidy.values()):
        raise Improper("A paragraph has words.", "Write some.")
    with change(by=by, verb="adds a paragraph", space=text.space, why=why, seat=seat):
        check_languages(text_now(text, WORDS_MOVE), tidy)
        rows = _in_order(text)
        if len(rows) >= MOST_PARAGRAPHS:
            raise Improper(f"A text has at most {MOST_PARAGRAPHS} paragraphs.", "Begin with a part of it.")
        return put_paragraph(text, _place_behind(rows, after or (rows[-1] if rows else None)), tidy, heading)


def set_heading(by: Person, paragraph: Paragraph, heading: bool, why: str = "") -> None:
    """Make a paragraph a heading, or one no more. Raises NotVisible, NotAllowed, OutOfTurn, Improper."""
    seat = drafting_seat(by, paragraph.text)
    with change(by=by, verb="sets a heading", space=paragraph.space, why=why, seat=seat):
        text_now(paragraph.text, WORDS_MOVE)
        now = paragraph_now(paragraph)
        if now.heading != heading:
            now.heading = heading
            now.save()


def move(by: Person, paragraph: Paragraph, after: Paragraph | None, why: str = "") -> None:
    """Move a paragraph behind another one, or to the beginning. `paragraph` is as the person saw it.

    Raises NotVisible, NotAllowed, OutOfTurn, Improper, and ChangedMeanwhile where somebody else moved it since.
    """
    seat = drafting_seat(by, paragraph.text)
    with change(by=by, verb="moves a paragraph", space=paragraph.space, why=why, seat=seat):
        text_now(paragraph.text, WORDS_MOVE)
        now = paragraph_now(paragraph)
        if now.version != paragraph.version:
            raise ChangedMeanwhile("Somebody else changed this entry meanwhile.", "Look at it anew, then change it.")
        if after and after.pk == now.pk:
            raise Improper("A paragraph does not stand behind itself.", "Choose another one.")
        now.place = _place_behind([each for each in _in_order(now.text) if each.pk != now.pk], after)
        now.save()


def split(by: Person, paragraph: Paragraph, said: Mapping[str, str], seen: Seen, why: str = "") -> list[Paragraph]:
    """Make several paragraphs of one: `said` are its words in each language, with an empty line where another begins.

    No word may change by that. What is not split in a language stays with the first part. Gives all parts. Raises
    NotVisible, NotAllowed, OutOfTurn, Improper, Clash.
    """
    seat = drafting_seat(by, paragraph.text)
    cut = {language: parts(words) for language, words in said.items()}
    with change(by=by, verb="splits a paragraph", space=paragraph.space, why=why, seat=seat):
        text = text_now(paragraph.text, WORDS_MOVE)
        now = paragraph_now(paragraph)
        if hash_now(now) != seen.words:
            raise Clash
        standing = common_words(now)
        cut |= {language: [words] for language, words in standing.items() if language not in cut}
        _check_split(standing, cut)
        made = _behind(text, now, cut)
        put_words(now, {language: some[0] for language, some in cut.items() if some and some[0] != standing[language]})
        return [now, *made]


def _check_split(standing: Mapping[str, str], cut: Mapping[str, Sequence[str]]) -> None:
    """Raises Improper where splitting changes words, or splits nothing."""
    if max((len(some) for some in cut.values()), default=0) < 2:
        raise Improper("Nothing is split.", "Leave an empty line where the next paragraph begins.")
    for language, some in cut.items():
        if " ".join(some).split() != standing.get(language, "").split():
            raise Improper("Splitting changes no words.", "Split first, then change the words.")


def _behind(text: Text, paragraph: Paragraph, cut: Mapping[str, Sequence[str]]) -> list[Paragraph]:
    """The further parts of a paragraph, each behind the one before."""
    made, last = [], paragraph
    for number in range(1, max(map(len, cut.values()))):
        words = {language: some[number] for language, some in cut.items() if number < len(some)}
        last = put_paragraph(text, _place_behind(_in_order(text), last), words)
        made.append(last)
    return made


def remove(by: Person, paragraph: Paragraph, seen: Seen, why: str = "") -> None:
    """Take a paragraph out; it can be put back. Raises NotVisible, NotAllowed, OutOfTurn, Improper, Clash."""
    seat = drafting_seat(by, paragraph.text)
    with change(by=by, verb="takes a paragraph out", space=paragraph.space, why=why, seat=seat):
        text_now(paragraph.text, WORDS_MOVE)
        now = paragraph_now(paragraph)
        if hash_now(now) != seen.words:
            raise Clash
        now.withdrawn = True
        now.save()


def put_back(by: Person, paragraph: Paragraph, why: str = "") -> None:
    """Put a paragraph back that was taken out, with what partners said to it. Raises as `remove` does."""
    seat = drafting_seat(by, paragraph.text)
    with change(by=by, verb="puts a paragraph back", space=paragraph.space, why=why, seat=seat):
        text_now(paragraph.text, WORDS_MOVE)
        now = Paragraph.objects.filter(pk=paragraph.pk, withdrawn=True, struck=False).first()
        if now is None:
            raise Improper("This paragraph stands in the text.", "Look at the text anew.")
        now.withdrawn = False
        now.save()


def _in_order(text: Text) -> list[Paragraph]:
    standing = Paragraph.objects.filter(text=text, withdrawn=False, struck=False)
    return list(standing.order_by("place", "id"))


def _place_behind(rows: Sequence[Paragraph], after: Paragraph | None) -> float:
    """A place behind a paragraph, or before all; where there is no room, all get new places.

    Raises Improper where the other paragraph is gone.
    """
    ids = [each.pk for each in rows]
    if after and after.pk not in ids:
        raise Improper("This is no longer here.", "Look at the text anew.")
    at = ids.index(after.pk) + 1 if after else 0
    place = between(rows[at - 1].place if at else None, rows[at].place if at < len(rows) else None)
    if place is not None:
        return place
    for number, each in enumerate(rows, 1):
        each.place = float(number if number <= at else number + 1)
        each.save()
    return float(at + 1)
