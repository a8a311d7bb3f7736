"""Instruments that a text names, where their names say that they are papers and not only undertakings."""

from collections.abc import Iterator

import regex

from collegium.reading.contract import Mention, Reading
from collegium.reading.papers.shapes import Told
from collegium.reading.papers.words import telling
from collegium.reading.vocabulary import Vocabulary
from collegium.reading.words import fold

KINDS = {
    **dict.fromkeys(
        ("agreement", "treaty", "convention", "protocol", "accords", "pact", "covenant", "statute", "memorandum"),
        "agreement",
    ),
    **dict.fromkeys(("declaration", "charter", "communique", "statement", "document", "principles"), "declaration"),
    **dict.fromkeys(("strategy", "roadmap", "agenda", "framework", "concept", "compact"), "plan"),
    "report": "report",
}
"""The kinds of the tables that are papers, and their sorts. Programmes, funds and pledges are more than a paper."""
RESOLUTION = regex.compile(r"(?:un)?(?:scr|gar|sc|ga)[a-z]*-")
FEWEST = 3  # words of a name that no table knows
GOES_ON = regex.compile(r"(?:\s\p{Lu}|\s(?:for|on|of)\*|-)")  # behind what is but the half of a name
BEGINS = regex.compile(r"\p{Lu}[\p{L}’'-]+\s(?:of|for)\s(?:the\s)?$")  # before what is but the end of a name
NEGOTIATED = regex.compile(r"(?i:\bnegotiat\p{L}+|\belaborat\p{L}+)[^.;,\n]{0,40}$")
COMING = regex.compile(r"\s(?i:negotiations?|talks)\b")  # behind the name of what is not there yet
CUT = regex.compile(r"\sand\s(?:\d{4}\s)?\p{Lu}\p{L}+$|\sAct$")  # two names of which one is cut, or a law
TELLING = ("strateg", "compass", "roadmap", "road map", "concept", "agenda", "framework", "compact")
CAPITAL = regex.compile(r"\p{Lu}|\p{N}")


def named_in(reading: Reading, vocabulary: Vocabulary) -> Iterator[Told]:
    """The papers among the instruments of a text."""
    kinds = {each.id: each.kind for each in vocabulary.instruments}
    for mention in reading.mentions:
        if mention.kind != "instrument":
            continue
        name = " ".join(reading.text[slice(*mention.span)].split())
        if mention.id and (kinds.get(mention.id) or mention.id not in vocabulary.own):
            sort = _known(mention, kinds)
        else:  # a partnership's own, of which it has not said what it is, is taken for what its name says
            sort = _by_name(name, reading.source.language) if _is_whole(reading.text, mention) else None
        if sort and not _is_coming(reading.text, mention):
            called = name if any(map(str.isalpha, name)) else (mention.id or name).replace("-", " ").upper()
            yield Told(mention.span, sort, mention.name or called, mention.id)


def _is_coming(text: str, mention: Mention) -> bool:
    """Whether a paper is still being negotiated: there is nothing to be had."""
    start, end = mention.span
    return bool(COMING.match(text, end) or NEGOTIATED.search(text, max(0, start - 60), start))


def _is_whole(text: str, mention: Mention) -> bool:
    """Whether a name neither goes on behind a mention nor begins before it: a school or a centre may bear its name."""
    start, end = mention.span
    return not GOES_ON.match(text, end) and not BEGINS.search(text, max(0, start - 40), start)


def _known(mention: Mention, kinds: dict[str, str | None]) -> str | None:
    """The sort of an instrument of the tables."""
    kind = kinds.get(mention.id or "")
    if kind == "plan" and "plan" in fold(mention.name or "") and "action" in fold(mention.name or ""):
        return "plan"
    if kind is None and RESOLUTION.match(mention.id or ""):
        return "resolution"
    sort = KINDS.get(kind or "")
    return None if sort == "plan" and not any(word in fold(mention.name or "") for word in TELLING) else sort


def _by_name(name: str, language: str | None) -> str | None:
    """The sort that a name of several words with capitals ends or begins with."""
    words = telling(language)
    pieces = name.split()
    if len(pieces) < FEWEST or CUT.search(name) or not all(CAPITAL.match(each) or len(each) <= 4 for each in pieces):
        return None
    folded = fold(name)
    for noun in sorted(words.sorts, key=len, reverse=True):
        if folded.startswith(f"{noun} ") or folded.endswith(f" {noun}"):
            return words.sorts[noun] if words.sorts[noun] not in ("letter", "order") else None
    return None
