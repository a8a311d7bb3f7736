"""The mentions of a text: every finder in its turn, and of what overlaps the longest."""

import re
from collections.abc import Iterable, Iterator

from collegium.reading.cast.scene import Scene
from collegium.reading.contract import Heading, Mention, Turn
from collegium.reading.mentions.formats import built
from collegium.reading.mentions.found import Spot, Text, longest
from collegium.reading.mentions.grammar import Grammar, grammar
from collegium.reading.mentions.grounds import grounds
from collegium.reading.mentions.joined import joined
from collegium.reading.mentions.learned import abbreviated, introduced
from collegium.reading.mentions.low import low
from collegium.reading.mentions.ministries import ministries
from collegium.reading.mentions.pairs import pairs
from collegium.reading.mentions.parties import parties
from collegium.reading.mentions.persons import persons
from collegium.reading.mentions.places import places
from collegium.reading.mentions.quantities import quantities
from collegium.reading.mentions.shortened import shortened
from collegium.reading.mentions.slugs import Slugs
from collegium.reading.mentions.symbols import conferences, papers, symbols
from collegium.reading.mentions.times import counted, timed, times
from collegium.reading.mentions.titles import titles
from collegium.reading.vocabulary import Vocabulary
from collegium.reading.vocabulary.words import Match, fold

BEFORE = re.compile(r"([A-Z]\w+)\s$")
NAMED = ("forum", "instrument")
NEAR = 30
POINTED = re.compile(r"[.\s]\w\w?\.$")  # the last letters of "U.S." and "EE. UU.", and the point behind them


def mentions_of(
    scene: Scene, heading: Heading, turns: Iterable[Turn] = (), issuer: str | None = None
) -> tuple[Mention, ...]:
    """All mentions of a text in the order of their places; `issuer` is the party that issues the document, if known."""
    language, whole = scene.words.language, scene.composed.text
    words = grammar(language)
    spots = tuple(_spotted(whole, scene.vocabulary.spots(whole, language)))
    text = Text(whole, language, spots, frozenset(scene.words.months), heading.date)
    named = [*_named(text, words, scene), *parties(text, words), *ministries(text, words, issuer)]
    named += persons(text, _known_persons(scene, turns), titles(language))
    named += places(text, heading.place, named, grounds(language))
    settled = counted(timed(named, times(text)), quantities(whole, language))
    return tuple(_called(mention, scene.vocabulary, language) for mention in settled)


def _known_persons(scene: Scene, turns: Iterable[Turn]) -> list[str]:
    """The names that are known before the text is searched: of the heading, of speakers, of the vocabulary."""
    speakers = (turn.speaker for turn in turns if turn.speaker)
    known = (person.name for person in scene.vocabulary.persons)
    return list(dict.fromkeys([*(person.name for person in scene.cast), *speakers, *known]))


def _spotted(text: str, spots: Iterable[Spot]) -> Iterator[Spot]:
    """The words of the tables in a text, with the point behind an abbreviation, and none in the symbols of papers."""
    symbols_at = papers(text)
    for spot in spots:
        start, end = spot.span
        if symbols_at and any(begin <= start and end <= last for begin, last in symbols_at):
            continue  # part of a symbol, which names no body
        if text[end : end + 1] == "." and POINTED.search(text[max(start, end - 3) : end + 1]):
            yield Match((start, end + 1), spot.first, spot.last, spot.values)
        else:
            yield spot


def _called(mention: Mention, vocabulary: Vocabulary, language: str) -> Mention:
    """A mention with what the tables call it in a language."""
    if mention.id is None or mention.kind not in ("party", "forum", "instrument"):
        return mention
    name = vocabulary.name_of(mention.kind, mention.id, language)
    return Mention(mention.span, mention.kind, mention.id, name, mention.value)


def _named(text: Text, words: Grammar, scene: Scene) -> list[Mention]:
    """Forums and instruments: by the tables, by the way names are built, and by what the text teaches."""
    slugs = Slugs(scene.vocabulary)
    full = longest(
        [
            *_known(text, words),
            *built(text, words, slugs),
            *pairs(text, words, slugs),
            *symbols(text.text),
            *conferences(text.text),
            *low(text.text, words),
        ]
    )
    shorts = introduced(text, full)
    names = scene.vocabulary.names_of
    further = shortened(
        text,
        words,
        full,
        lambda mention: names(mention.kind, mention.id, text.language),
        scene.vocabulary.own_names(text.language),
    )
    return joined(text, words, longest([*full, *abbreviated(text, shorts), *further]))


def _known(text: Text, words: Grammar) -> list[Mention]:
    """What the tables name; None is the id where a name means several."""
    found = []
    for spot in text.spots:
        named = [value for value in spot.values if value.kind != "other"]  # that only says that it is no party
        kinds = {value.kind for value in named}
        if len(kinds) == 1 and kinds.issubset(NAMED) and not _domestic(text, spot, words):
            ids = {value.id for value in named}
            found.append(Mention(spot.span, named[0].kind, named[0].id if len(ids) == 1 else None))
    return found


def _domestic(text: Text, spot: Spot, words: Grammar) -> bool:
    """Whether the word before makes it a state's own body: "National Security Council"."""
    before = BEFORE.search(text.before(spot.span[0], NEAR))
    return before is not None and fold(before[1]) in words.name["domestic"]
