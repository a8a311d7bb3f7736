"""Bytes → Reading: the one engine, step by step."""

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from collegium import __version__
from collegium.reading.cast.persons import cast_of
from collegium.reading.cast.scene import Scene
from collegium.reading.cast.sides import issuer_of, with_parties
from collegium.reading.compose import compose, plain
from collegium.reading.contract import Furniture, Origin, Reading
from collegium.reading.errors import NoText
from collegium.reading.formats import extract
from collegium.reading.furniture import Sorted, sort_out
from collegium.reading.heading import SPOKEN, Front, day_of, front_of, heading_of
from collegium.reading.labels import Label, labels_of
from collegium.reading.language import SAMPLE, language_of
from collegium.reading.mentions import mentions_of
from collegium.reading.source import Block, Run, Source
from collegium.reading.statements import Trace, statements_of
from collegium.reading.turns import turns_of
from collegium.reading.vocabulary import Vocabulary
from collegium.reading.words import words

SENTENCE = b"On 3 March 2030 the Foreign Minister of the host met two envoys and signed the Treaty on Salt in 2031."
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
    mentions: bool = True,
    statements: bool = True,
    trail: list[Trace] | None = None,
) -> Reading:
    """Read a document.

    `name` is what the reading calls it, and helps to tell formats that the bytes leave open; `media_type` settles
    the format. `title` and `published`, known from elsewhere, stand first in the text. Without `statements` theirs
    stay empty; without `mentions` so do the lists of both, and reading takes less time. `trail` takes what led to each
    statement and premise. The same bytes, version and vocabulary give the same reading. Raises ReadingError where the
    bytes hold no document that can be read.
    """
    known = vocabulary or Vocabulary.shipped()
    source = _with_language(_prefaced(extract(data, name, media_type), title, published))
    table = words(source.language)
    parts = sort_out(source, table, known)
    scene = Scene(compose(parts.text), table, known)
    if not scene.composed.text:
        raise NoText(
            "The document holds page furniture and no words of its own.", "Check that the right page was saved."
        )
    digest = hashlib.sha256(data).hexdigest()
    origin = Origin(name, source.media_type, digest, len(data), source.language or None)
    return _understood(origin, source, parts, scene, (mentions, mentions and statements), trail)


def make_ready(vocabulary: Vocabulary | None = None) -> None:
    """Make what reading in English needs, for a program that reads many documents or forks children to read them."""
    with kept():
        read(SENTENCE, "ready.txt", vocabulary)


@contextmanager
def kept() -> Iterator[None]:
    """What is made meanwhile is made without the garbage collector and stays out of its sight.

    It would look through it again and again: the tables hold some hundred thousand objects. To make them takes a
    fifth less time so, and reading a sixth less.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if collects:
            gc.enable()


def _prefaced(source: Source, title: str, published: str) -> Source:
    """A source whose text begins with a title and a date that came beside it."""
    front = [Block((Run(title, "title", 0),), "heading", 1)] if title.strip() else []
    front += [Block((Run(published, "published", 0),))] if published.strip() else []
    return replace(source, blocks=(*front, *source.blocks))


def _with_language(source: Source) -> Source:
    """A source whose language is that of its words; what its mark-up claims only where they are too few to tell."""
    said: list[str] = []
    length = 0
    for block in source.blocks:
        if not block.furniture:
            said.append(block.text)
            length += len(said[-1])
        if length > SAMPLE:
            break
    return replace(source, language=language_of("\n".join(said)) or source.language[:2].lower())


def _understood(
    origin: Origin, source: Source, parts: Sorted, text: Scene, wanted: tuple[bool, bool], trail: list[Trace] | None
) -> Reading:
    """The reading of a composed text: who speaks in it, heading, turns and, where wanted, mentions and statements."""
    scene, front, labels = _staged(source, parts, text)
    heading = heading_of(scene, front, labels, source, parts)
    spoken = heading.kind in SPOKEN or _is_spoken(scene, labels)
    begin = scene.composed.start_of(front.body)
    issuer = issuer_of(parts.left_out, scene.words, scene.vocabulary)
    turns = turns_of(scene, labels, begin, heading.kind) if spoken else ()
    named = mentions_of(scene, heading, turns, issuer) if wanted[0] else ()
    stated, premises = statements_of(scene, heading, turns, named, begin, issuer, trail) if wanted[1] else ((), ())
    return Reading(
        reader=__version__,
        vocabulary=scene.vocabulary.digest,
        source=origin,
        text=scene.composed.text,
        heading=heading,
        furniture=tuple(Furniture(plain(block)) for block, reason in parts.blocks if reason and block.text.strip()),
        turns=turns,
        mentions=named,
        statements=stated,
        premises=premises,
        map=scene.composed.places,
    )


def _staged(source: Source, parts: Sorted, text: Scene) -> tuple[Scene, Front, list[Label]]:
    """A text with its cast, as it was on the day of the document, the lines above its words, and its labels.

    The labels are found by the cast that the lines name; where one stands among these lines, they end above it.
    """
    front = front_of(text, source)
    scene = _with_cast(_of_its_day(text, front, source), front, parts)
    labels = labels_of(scene)
    if not labels or labels[0].start >= scene.composed.start_of(front.body):
        return scene, front, labels
    first = next(i for i, line in enumerate(scene.composed.lines) if line.end >= labels[0].start)
    front = front_of(text, source, first)
    scene = _with_cast(_of_its_day(text, front, source), front, parts)
    return scene, front, labels_of(scene)


def _of_its_day(scene: Scene, front: Front, source: Source) -> Scene:
    """The scene with the persons of its vocabulary in the offices that they held on the day of the document."""
    if not scene.vocabulary.has_tenures:
        return scene
    return replace(scene, vocabulary=scene.vocabulary.on_day(day_of(scene, front, source)))


def _with_cast(scene: Scene, front: Front, parts: Sorted) -> Scene:
    """The scene with the persons of the heading; who has no party there speaks for the side that issues it."""
    lines = [line.text for line in front.lines]
    issuer = issuer_of(parts.left_out, scene.words, scene.vocabulary)
    cast = cast_of(lines, front.title, scene.words, scene.vocabulary)
    return replace(scene, cast=tuple(with_parties(cast, " ".join(lines), issuer, scene.words, scene.vocabulary)))


def _is_spoken(scene: Scene, labels: list[Label]) -> bool:
    """Whether labels carry a document that is not spoken by its kind: a record of a meeting, not a list of names."""
    if len(labels) < FEWEST_LABELS:
        return False
    said = len(scene.composed.text[labels[0].start :].split()) / len(labels)
    return said >= FEWEST_WORDS or any(label.category == "question" for label in labels)
