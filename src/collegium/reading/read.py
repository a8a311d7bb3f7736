"""Bytes → Reading: the one engine, step by step."""

import hashlib
from dataclasses import replace
from functools import partial

from collegium import __version__
from collegium.reading.cast.persons import Person, cast_of
from collegium.reading.cast.sides import is_official, issuer_of, with_parties
from collegium.reading.compose import Composed, compose, plain
from collegium.reading.contract import Furniture, Origin, Reading
from collegium.reading.errors import NoText
from collegium.reading.formats import extract
from collegium.reading.furniture import Sorted, sort_out
from collegium.reading.heading import SPOKEN, Front, front_of, heading_of
from collegium.reading.labels import Label, labels_of
from collegium.reading.language import SAMPLE, language_of
from collegium.reading.source import Block, Run, Source
from collegium.reading.turns import turns_of
from collegium.reading.turns.interviews import bold_questions
from collegium.reading.vocabulary import Vocabulary
from collegium.reading.words import Words, words

FEWEST_LABELS = 2  # in a document that is not spoken by its kind
FEWEST_WORDS = 12  # behind a label there, in the mean


def read(
    data: bytes,
    name: str = "",
    vocabulary: Vocabulary | None = None,
    *,
    media_type: str | None = None,
    title: str = "",
    published: str = "",
) -> Reading:
    """Read a document.

    `name` is what the reading calls it, and helps to tell formats that the bytes leave open; `media_type` settles
    the format. `title` and `published`, known from elsewhere, stand first in the text. The same bytes, version and
    vocabulary give the same reading. Raises ReadingError where the bytes hold no document that can be read.
    """
    known = vocabulary or Vocabulary.shipped()
    source = _prefaced(extract(data, name, media_type), title, published)
    language = _language(source)
    table = words(language or "en")
    parts = sort_out(source, table, known)
    composed = compose(parts.text)
    if not composed.text:
        raise NoText(
            "The document holds page furniture and no words of its own.", "Check that the right page was saved."
        )
    origin = Origin(name, source.media_type, hashlib.sha256(data).hexdigest(), len(data), language)
    return _understood(origin, source, parts, composed, known)


def _language(source: Source) -> str | None:
    """The language of what the document says; what its mark-up claims only where the words are too few to tell."""
    said: list[str] = []
    length = 0
    for block in source.blocks:
        if not block.furniture:
            said.append(block.text)
            length += len(said[-1])
        if length > SAMPLE:
            break
    return language_of("\n".join(said)) or source.language[:2].lower() or None


def _prefaced(source: Source, title: str, published: str) -> Source:
    """A source whose text begins with a title and a date that came beside it."""
    front = tuple(
        Block((Run(text, where, 0),), "heading" if where == "title" else "paragraph", 1 if where == "title" else 0)
        for text, where in ((title, "title"), (published, "published"))
        if text.strip()
    )
    return replace(source, blocks=front + source.blocks) if front else source


def _understood(origin: Origin, source: Source, parts: Sorted, composed: Composed, vocabulary: Vocabulary) -> Reading:
    """The heading and the turns of a composed text."""
    table = words(origin.language or "en")
    issuer = issuer_of(parts.left_out, table, vocabulary)
    open_front = front_of(composed, len(composed.lines), source, table, vocabulary)
    cast = _cast(open_front, issuer, table.language, vocabulary)
    labels = labels_of(composed, cast, table, vocabulary)
    front = open_front
    if labels and labels[0].start < _start(composed, open_front.body):
        first = next(i for i, line in enumerate(composed.lines) if line.end >= labels[0].start)
        front = front_of(composed, first, source, table, vocabulary)
        cast = _cast(front, issuer, table.language, vocabulary)
        labels = labels_of(composed, cast, table, vocabulary)
    in_bold = not labels and bool(bold_questions(composed, _start(composed, front.body)))
    heading = heading_of(
        composed,
        front,
        source,
        parts.languages,
        labels,
        cast,
        partial(_is_official, parts, table, vocabulary),
        in_bold,
        origin.language,
        table,
        vocabulary,
    )
    spoken = heading.kind in SPOKEN or _is_spoken(labels, composed)
    turns = (
        turns_of(composed, labels, _start(composed, front.body), cast, table, heading.kind, vocabulary)
        if spoken
        else ()
    )
    return Reading(
        reader=__version__,
        vocabulary=vocabulary.digest,
        source=origin,
        text=composed.text,
        heading=heading,
        furniture=tuple(Furniture(plain(block)) for block, reason in parts.blocks if reason and block.text.strip()),
        turns=turns,
        map=composed.places,
    )


def _cast(front: Front, issuer: str | None, language: str, vocabulary: Vocabulary) -> tuple[Person, ...]:
    """The persons of the heading; those whose party it does not give belong to the side that issues the document."""
    cast = cast_of([line.text for line in front.lines], front.title, language, vocabulary)
    return tuple(with_parties(cast, " ".join(line.text for line in front.lines), issuer, language, vocabulary))


def _is_official(parts: Sorted, words: Words, vocabulary: Vocabulary) -> bool:
    return parts.official or is_official(parts.left_out, words, vocabulary)


def _is_spoken(labels: list[Label], composed: Composed) -> bool:
    """Whether labels carry a document that is not spoken by its kind: a record of a meeting, not a list of names."""
    if len(labels) < FEWEST_LABELS:
        return False
    said = len(composed.text[labels[0].start :].split()) / len(labels)
    return said >= FEWEST_WORDS or any(label.category == "question" for label in labels)


def _start(composed: Composed, line: int) -> int:
    return composed.lines[line].start if line < len(composed.lines) else len(composed.text)
