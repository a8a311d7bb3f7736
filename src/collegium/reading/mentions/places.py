"""Places: what the tables know, what words such as "Lake" or "Province" show, and a city with its state."""

import re
from collections.abc import Iterable, Iterator

import regex

from collegium.reading.contract import Mention, Span
from collegium.reading.mentions.found import Spot, Text
from collegium.reading.mentions.grounds import Grounds
from collegium.reading.mentions.occurrences import longest_of
from collegium.reading.vocabulary.words import fold

SPACE = "[ \u00a0\u202f]"
PART = r"(?:[dlDL][’'])?\p{Lu}\p{L}*(?:(?![’']s\b)[’'\-\u2010\u2011]\p{L}+)*"
NAME = regex.compile(rf"(?:St\.{SPACE})?{PART}(?:{SPACE}(?:(?:de|del|la|am|an der){SPACE})?{PART}){{0,2}}")
AHEAD = regex.compile(rf"(?:(?<![\p{{L}}’'.\-]){PART}(?:{SPACE}|-))+$")  # the capitals before a word that ends a name
GOES_ON = regex.compile(rf"{SPACE}\p{{Lu}}\p{{Ll}}|\p{{L}}|-\p{{L}}")
FURTHER = regex.compile(rf"{SPACE}\p{{Lu}}\p{{Ll}}")
AND = regex.compile(rf"{SPACE}(?:and|et|y|e|und|и){SPACE}|,{SPACE}")
DISTRICT = re.compile(r",?\sD\.?\s?C\b\.?")
STATE = re.compile(r",\s")
CLOSES = regex.compile(r"[.;:)\n]|$|,(?!\s\p{L}+\s\p{Lu})|\s(?!(?:and|or|et|ou|y|e|o|und|oder|и|или)\s)\p{Ll}|\s?[–—(]")
ALONE = regex.compile(r"\n|$|,\s|\s?[–—(]")
CITY = regex.compile(rf"(?:^|(?P<before>\p{{Ll}}+){SPACE})(?P<city>{PART}(?:{SPACE}{PART})?), $")
ADJECTIVE = regex.compile(r"[кнв](?:ое|ого|ому|ом|ий|ый|им|ым|ая|ой|ую)$")
ENDING = {"de": r"s?", "ru": r"(?:а|у|ом|е|ы|и|ой|ю|я|ем)?"}
REACH = 48  # characters before a word in which the name that it ends stands
ARTICLE = "the "
SHORTEST = 3  # letters in a name that is looked for wherever it stands


def places(text: Text, heading: str | None, taken: Iterable[Mention], grounds: Grounds) -> Iterator[Mention]:
    """The places in a text that `parties` does not give; they may hold one that it gives.

    `heading` is the place that the heading names, `taken` what is mentioned already: no name in it is a place anew.
    """
    known = [spot for spot in text.spots if _is_place(spot)]
    yield from (Mention(_bare(text, spot), "place") for spot in known)
    yield from (Mention(span, "place") for span in _with_state(text, grounds))
    held = {mention.span for mention in taken}
    shown = [(span, name) for span, name in _shown(text, grounds) if span not in held]
    yield from (Mention(span, "place") for span, _ in shown)
    names = {text.text[slice(*name)] for _, name in shown}
    starts = {start for start, _ in held}
    for span in _again(text, {*names, *_heading_names(heading)}, grounds):
        if span[0] not in starts:
            yield Mention(span, "place")


def _is_place(spot: Spot) -> bool:
    kinds = {value.kind for value in spot.values}
    return "place" in kinds and kinds <= {"place", "other"}


def _bare(text: Text, spot: Spot) -> Span:
    """Where a place stands without the article that the tables give it ("the West Bank")."""
    start, end = spot.span
    return start + len(ARTICLE) * text.text.startswith(ARTICLE, start), end


def _heading_names(place: str | None) -> Iterator[str]:
    """The heading's place as texts have it: whole, and its first part."""
    if place:
        yield from {place, place.split(",")[0].strip()}


def _with_state(text: Text, grounds: Grounds) -> Iterator[Span]:
    """A city and behind it its state, or the district that it is."""
    for number, spot in enumerate(text.spots):
        if any(value.how in ("capital", "metonym") for value in spot.values):
            district = DISTRICT.match(text.text, spot.span[1])
            if district:
                yield spot.span[0], district.end()
        if not any(value.kind == "party" and value.how == "name" for value in spot.values):
            continue
        if text.text[spot.span[0] - 2 : spot.span[0]] == ", ":
            start = _city(text, number, grounds)
            if start is not None:
                yield start, spot.span[1]


def _city(text: Text, number: int, grounds: Grounds) -> int | None:
    """Where the city begins behind which a state stands; None where what stands before the comma is none."""
    state = text.spots[number]
    before = text.spots[number - 1] if number else None
    if before and before.span[1] == state.span[0] - 2:
        ids = {value.id for value in before.values if value.how == "capital"}
        own = any(value.id in ids for value in state.values)
        known = any(value.kind == "place" and value.how == "city" for value in before.values)
        return before.span[0] if own or (known and CLOSES.match(text.text, state.span[1])) else None
    line = max(text.line_start(state.span[0]), state.span[0] - REACH)
    city = CITY.search(text.text[line : state.span[0]])
    if city is None or not CLOSES.match(text.text, state.span[1]):
        return None
    alone = city["before"] is None
    if alone and (line != text.line_start(state.span[0]) or not ALONE.match(text.text, state.span[1])):
        return None
    return line + city.start("city") if alone or fold(city["before"]) in grounds.inside else None


def _shown(text: Text, grounds: Grounds) -> Iterator[tuple[Span, Span]]:
    """The places that a word beside them shows: all of the mention, and the name in it by which it may stand again."""
    written = text.text
    for number, start, end in grounds.heads.find_matches_as_indexes(written, overlapping=True):
        role = grounds.roles[number]
        if role == "behind":
            found = _ended(text, start, end, grounds)
            if found:
                yield found, found
        elif not (start and written[start - 1].isalpha()):
            for span in _led(text, end, grounds, several=role == "outside"):
                yield ((start, span[1]), (start, span[1])) if role == "whole" else (span, span)


def _led(text: Text, at: int, grounds: Grounds, several: bool) -> Iterator[Span]:
    """The name behind a word that shows a place, and those joined to it where there may be several."""
    while True:
        match = NAME.match(text.text, at)
        span = _name(text, match.span(), grounds) if match else None
        if span is None:
            return
        yield span
        joint = AND.match(text.text, span[1]) if several else None
        if joint is None:
            return
        at = joint.end()


def _name(text: Text, span: Span, grounds: Grounds) -> Span | None:
    """A name without what the tables know behind its first words; None where they know its beginning otherwise."""
    first = text.text[slice(*span)].split()[0]
    known = [spot for spot in text.inside((span[0], span[1] + 1)) if not _is_place(spot)]
    if fold(first) in grounds.none or fold(first) in text.months or (known and known[0].span[0] == span[0]):
        return None
    end = min((spot.span[0] for spot in known), default=span[1])
    return span[0], span[0] + len(text.text[span[0] : end].rstrip())


def _ended(text: Text, start: int, end: int, grounds: Grounds) -> Span | None:
    """The name that a word ends ("Orm Province"), from its first capital on."""
    if GOES_ON.match(text.text, end):
        return None
    head = AHEAD.search(text.text[max(text.line_start(start), start - REACH) : start + 1])
    if head is None:
        return None
    begin = start + 1 - len(head[0])
    for word in regex.finditer(r"[^ \u00a0\u202f]+", head[0]):
        if fold(word[0]) not in grounds.none:
            begin = start + 1 - len(head[0]) + word.start()
            break
    else:
        return None
    if grounds.language == "ru" and not ADJECTIVE.search(head[0].strip()):
        return None
    known = [spot for spot in text.inside((begin, start)) if any(value.kind == "forum" for value in spot.values)]
    begin = max((spot.span[1] + 1 for spot in known), default=begin)
    return (begin, end) if begin < start else None


def _again(text: Text, names: Iterable[str], grounds: Grounds) -> Iterator[Span]:
    """Every place where a name stands that is no name of the tables."""
    wanted = sorted({form for name in names if len(name) >= SHORTEST for form in (name, name.upper())})
    if not wanted:
        return
    end = regex.compile(rf"{ENDING.get(grounds.language, '')}(?![\p{{L}}\-])")
    for _, start, stop in longest_of(text.text, wanted):
        match = end.match(text.text, stop)
        if match is None or (start and text.text[start - 1].isalpha()) or text.covers((start, stop)):
            continue
        if grounds.language == "de" or " " in text.text[start:stop] or not FURTHER.match(text.text, match.end()):
            yield start, match.end()
